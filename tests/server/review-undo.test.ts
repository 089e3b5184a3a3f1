import { Value } from '@sinclair/typebox/value'
import type { PointEntryPage } from '../../types/contract/points'
import { RecentDecisionList } from '../../types/contract/reviews'
import { created, okay, refusal } from '../support/person'
import { minutes, reviewDesk } from '../support/review-desk'

const there = reviewDesk()
const { send, act, waiting, balance, changeRule, messageKinds, acts } = there
let { server, resident, reviewer, admin } = there
beforeEach(() => void ({ server, resident, reviewer, admin } = there))

describe('taking a decision back', () => {
  test('an approval: points, message and place in the queue are as before', async () => {
    const [id, later] = [await send(), await send()].sort() as [string, string]
    await okay(act(reviewer, id, 'approve'))
    expect(await messageKinds()).toEqual(['submission_approved'])
    expect((await balance()).free).toBe(2)
    const undone = await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(undone).toMatchObject({ status: 'waiting', points: null, reviewedAt: null, version: 3 })
    expect(await waiting()).toEqual([id, later])
    expect(await balance()).toMatchObject({ free: 0, earned: 0 })
    const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
    expect(items.map(({ kind, amount, submissionId }) => [kind, amount, submissionId])).toEqual([['reversal', -2, id], ['award', 2, id]])
    expect(await messageKinds()).toEqual([])
    await okay(act(reviewer, id, 'approve', { version: 3 }))
    expect((await balance()).free).toBe(2)
    const { label } = server.village.households[there.household] as { label: string }
    expect(await acts()).toEqual([
      { action: 'submission_approved', household: label, details: { points: 2 } },
      { action: 'decision_undone', household: label, details: { was: 'approved', points: 2 } },
      { action: 'submission_approved', household: label, details: { points: 2 } }
    ])
  })

  test('a rejection, and who has read of it is told', async () => {
    const mother = await server.newPerson({ household: there.household })
    const id = await send()
    await okay(act(reviewer, id, 'reject'))
    const [message] = (await okay(mother.get<{ items: { id: string }[] }>('/messages'))).items
    await mother.post('/messages/seen', { upTo: message?.id })
    server.clock.advance(minutes(10))
    const undone = await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(undone).toMatchObject({ status: 'waiting', rejectReason: null })
    expect(await messageKinds(mother)).toEqual(['decision_undone', 'submission_rejected'])
    expect(await messageKinds()).toEqual([])
    expect((await acts()).at(-1)).toMatchObject({ action: 'decision_undone', details: { was: 'rejected', reason: '看不清' } })
  })

  test('a decision on an appeal: it waits again, against the first reason', async () => {
    const id = await send()
    await okay(act(reviewer, id, 'reject'))
    server.clock.advance(minutes(1))
    await okay(resident.post<unknown>(`/submissions/${id}/appeal`, { version: 2, words: '请再看看' }))
    await okay(act(admin, id, 'approve', { version: 3 }))
    const undone = await okay(act(admin, id, 'undo', { version: 4 }))
    expect(undone).toMatchObject({ status: 'appealed', points: null, rejectReason: '看不清', appeal: { upheld: null, decidedAt: null } })
    expect(await messageKinds()).toEqual(['submission_rejected'])
    await refusal(act(reviewer, id, 'approve', { version: 5 }), 'first_reviewer')
    await okay(act(admin, id, 'reject', { version: 5, reason: '还是看不清' }))
    expect(await okay(act(admin, id, 'undo', { version: 6 }))).toMatchObject({ status: 'appealed', rejectReason: '看不清' })
  })

  test('is refused after ten minutes', async () => {
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    server.clock.advance(minutes(10) + 1)
    const before = await server.snapshot()
    await refusal(act(reviewer, id, 'undo', { version: 2 }), 'undo_too_late')
    expect(await server.snapshot()).toEqual(before)
  })

  test('is refused once the points are spent', async () => {
    await server.earn(resident, 11)
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    await created(resident.post('/orders', { lines: [{ goodsId: server.village.goods.soap.id, quantity: 1, points: 12 }] }))
    const before = await server.snapshot()
    const problem = await refusal(act(reviewer, id, 'undo', { version: 2 }), 'points_spent')
    expect(problem.fields).toMatchObject({ missing: 1 })
    expect(await server.snapshot()).toEqual(before)
  })

  test('is refused to anybody else, with another version, and where there is nothing to take back', async () => {
    const id = await send()
    await refusal(act(reviewer, id, 'undo'), 'forbidden')
    await okay(act(reviewer, id, 'approve'))
    const before = await server.snapshot()
    await refusal(act(admin, id, 'undo', { version: 2 }), 'forbidden')
    await refusal(act(resident, id, 'undo', { version: 2 }), 'forbidden')
    await refusal(act(reviewer, id, 'undo', { version: 1 }), 'stale_version')
    await refusal(act(server.as('villageAdmin', server.neighbour), id, 'undo', { version: 2 }), 'not_found')
    expect(await server.snapshot()).toEqual(before)
    await okay(act(reviewer, id, 'undo', { version: 2 }))
    await refusal(act(reviewer, id, 'undo', { version: 2 }), 'stale_version')
    await refusal(act(reviewer, id, 'undo', { version: 3 }), 'forbidden')
  })

  test('is refused once the household has gone on: tried anew or appealed', async () => {
    const [anew, appealed] = [await send(), await send()]
    for (const id of [anew, appealed]) await okay(act(reviewer, id, 'reject'))
    await created(resident.post('/submissions', {
      ruleId: server.village.rules.study, photoIds: await server.photosOf(resident, 1), resubmissionOf: anew
    }))
    await okay(resident.post<unknown>(`/submissions/${appealed}/appeal`, { version: 2, words: '请再看看' }))
    const before = await server.snapshot()
    expect((await refusal(act(reviewer, anew, 'undo', { version: 2 }), 'undo_too_late')).fields).toEqual({ status: 'resubmitted' })
    expect((await refusal(act(reviewer, appealed, 'undo', { version: 3 }), 'undo_too_late')).fields).toEqual({ status: 'appealed' })
    expect(await server.snapshot()).toEqual(before)
    expect((await okay(reviewer.get<RecentDecisionList>('/reviews/decided'))).items).toEqual([])
  })

  test('an approval that was drawn for a second look is not looked at again', async () => {
    await server.sql('update village_settings set second_look_percent = 100')
    const id = await send()
    await okay(act(reviewer, id, 'approve'))
    expect(await server.sql('select submission_id from second_looks')).toEqual([{ submission_id: id }])
    await okay(act(reviewer, id, 'undo', { version: 2 }))
    expect(await server.sql('select submission_id from second_looks')).toEqual([])
  })

  test('what can be taken back is listed, the last one first, to who decided it', async () => {
    await changeRule('honour', 'two_approvals_above = 10')
    const [approved, rejected, large] = [await send(), await send(), await send(resident, 'honour')]
    await okay(act(reviewer, approved, 'approve'))
    server.clock.advance(minutes(1))
    await okay(act(reviewer, rejected, 'reject'))
    server.clock.advance(minutes(1))
    await okay(act(reviewer, large, 'approve', { points: 30 }))
    const decided = async (by = reviewer) => {
      const body = await okay(by.get<RecentDecisionList>('/reviews/decided'))
      expect([...Value.Errors(RecentDecisionList, body)]).toEqual([])
      return body.items.map(({ submission, points }) => [submission.id, submission.status, points])
    }
    expect(await decided()).toEqual([[large, 'waiting', 30], [rejected, 'rejected', null], [approved, 'approved', 2]])
    expect(await decided(admin)).toEqual([])
    server.clock.advance(minutes(8) + 1)
    expect(await decided()).toEqual([[large, 'waiting', 30], [rejected, 'rejected', null]])
    await okay(act(reviewer, large, 'undo', { version: 2 }))
    expect(await decided()).toEqual([[rejected, 'rejected', null]])
  })
})

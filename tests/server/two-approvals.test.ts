import { okay, refusal } from '../support/person'
import { minutes, reviewDesk } from '../support/review-desk'

const there = reviewDesk()
const { send, act, queue, waiting, balance, changeRule, messageKinds, acts } = there
let { server, resident, reviewer, admin } = there
beforeEach(() => void ({ server, resident, reviewer, admin } = there))

describe('above the limit of its rule', () => {
  beforeEach(() => changeRule('honour', 'two_approvals_above = 10'))

  test('two reviewers agree before anything is given', async () => {
    const id = await send(resident, 'honour')
    const first = await okay(act(reviewer, id, 'approve', { points: 30 }))
    expect(first).toMatchObject({ status: 'waiting', points: null, version: 2 })
    expect((await balance()).free).toBe(0)
    expect(await messageKinds()).toEqual([])
    expect((await queue('', admin))[0]).toMatchObject({
      twoApprovalsAbove: 10,
      bar: null,
      firstApproval: { by: reviewer.account?.name, points: 30, approvedAt: server.clock.now().toISOString() }
    })
    expect((await queue())[0]).toMatchObject({ bar: 'second_person_needed' })
    expect(await waiting('?decidable=true')).toEqual([])
    expect(await waiting('?decidable=true', admin)).toEqual([id])
    await refusal(act(reviewer, id, 'approve', { version: 2, points: 30 }), 'second_person_needed')
    await refusal(act(reviewer, id, 'reject', { version: 2 }), 'second_person_needed')
    await refusal(act(admin, id, 'approve', { version: 1, points: 30 }), 'stale_version')
    await okay(act(admin, id, 'approve', { version: 2, points: 25 }))
    expect((await balance()).free).toBe(25)
    expect((await acts()).map(({ action, details }) => [action, details])).toEqual([
      ['submission_first_approved', { points: 30 }], ['submission_approved', { points: 25 }]
    ])
  })

  test('one is enough up to the limit, and may reject what another one approved first', async () => {
    const [small, large] = [await send(resident, 'honour'), await send(resident, 'honour')]
    expect(await okay(act(reviewer, small, 'approve', { points: 10 }))).toMatchObject({ status: 'approved' })
    await okay(act(reviewer, large, 'approve', { points: 11 }))
    expect(await okay(act(admin, large, 'reject', { version: 2 }))).toMatchObject({ status: 'rejected' })
  })

  test('the first approval is taken back by who gave it, and asked for again', async () => {
    const id = await send(resident, 'honour')
    await okay(act(reviewer, id, 'approve', { points: 30 }))
    await refusal(act(admin, id, 'undo', { version: 2 }), 'forbidden')
    expect(await okay(act(reviewer, id, 'undo', { version: 2 }))).toMatchObject({ status: 'waiting', version: 3 })
    expect((await queue('', admin))[0]).toMatchObject({ firstApproval: null })
    expect(await okay(act(admin, id, 'approve', { version: 3, points: 30 }))).toMatchObject({ status: 'waiting' })
    expect((await acts()).map(({ action, details }) => [action, details])).toEqual([
      ['submission_first_approved', { points: 30 }], ['decision_undone', { was: 'first_approved', points: 30 }],
      ['submission_first_approved', { points: 30 }]
    ])
  })

  test('taking back the second approval leaves the first one; after an appeal both are asked for anew', async () => {
    const third = await server.newPerson({ household: null, roles: ['reviewer'] })
    const id = await send(resident, 'honour')
    await okay(act(reviewer, id, 'approve', { points: 30 }))
    await okay(act(admin, id, 'approve', { version: 2, points: 30 }))
    await okay(act(admin, id, 'undo', { version: 3 }))
    expect((await queue('', admin))[0]).toMatchObject({ firstApproval: { points: 30 }, bar: null })
    await okay(act(admin, id, 'reject', { version: 4 }))
    server.clock.advance(minutes(1))
    await okay(resident.post<unknown>(`/submissions/${id}/appeal`, { version: 5, words: '请再看看' }))
    expect((await queue('', third))[0]).toMatchObject({ firstApproval: null })
    expect(await okay(act(third, id, 'approve', { version: 6, points: 30 }))).toMatchObject({ status: 'appealed' })
    await refusal(act(third, id, 'approve', { version: 7, points: 30 }), 'second_person_needed')
    await refusal(act(admin, id, 'approve', { version: 7, points: 30 }), 'first_reviewer')
    expect(await okay(act(reviewer, id, 'approve', { version: 7, points: 30 }))).toMatchObject({ status: 'approved', appeal: { upheld: true } })
    expect((await balance()).free).toBe(30)
  })
})

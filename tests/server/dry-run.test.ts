import type { DryRun } from '../../types/contract/rules'
import { created, okay, refusal } from '../support/person'
import { baseTerms, change, deductionTerms, layDown, uploadTerms } from '../support/rule'
import { ruleOffice } from '../support/rule-office'

const there = ruleOffice()
const { until, send } = there
let { server, admin } = there
beforeEach(() => void ({ server, admin } = there))

describe('the dry run', () => {
  const run = (terms: object, seriesId: string | null) => okay(admin.post<DryRun>('/rules/dry-run', { terms, seriesId }))

  test('compares last month with what it would have been, and keeps nothing', async () => {
    until('2026-03-28T09:00:00')
    const first = await layDown(server, uploadTerms())
    const times = ['2026-03-28T10:00:00', '2026-03-28T11:00:00', '2026-03-30T10:00:00']
    for (const [index, time] of times.entries()) {
      until(time)
      const id = await created(send(first))
      if (index < 2) await okay(admin.post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
    }
    // neither what was rejected nor what came later
    const rejected = await created(send(first))
    await okay(admin.post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
    until('2026-04-01T00:00:00')
    await created(send(first))
    until('2026-04-05T10:00:00')
    const second = await change(server, first, uploadTerms({ points: 1 }))
    const before = await server.snapshot()
    expect(await run(uploadTerms({ points: 5, caps: { day: 1, week: null, month: null } }), first)).toMatchObject({
      month: '2026-03', times: 3, given: 6, wouldGive: 5, households: 1, refused: { day: 1, week: 0, month: 0 }
    })
    expect(await server.snapshot()).toEqual(before)
    expect(await run(uploadTerms(), null)).toMatchObject({ times: 0, given: 0 })
    expect(await run(baseTerms({ points: 2 }), null)).toMatchObject({ wouldGive: 80, wouldReach: 40, given: 0 })
    expect(await run(deductionTerms(), null)).toMatchObject({ times: 0 })
    await refusal(admin.post('/rules/dry-run', { terms: uploadTerms({ points: 9 }), seriesId: second }), 'rule_terms_wrong')
  })
})

import { basePeriodOf, dueOf } from '../../server/modules/rules/base-periods'
import { dryRunBase, dryRunDeduction, dryRunUpload, type SentThen } from '../../server/modules/rules/dry-run.rules'
import {
  allowanceOf, capPeriodOf, checkTerms, standingOf, startOf, versionToTake, type Span
} from '../../server/modules/rules/rules.rules'
import { AppError } from '../../server/shared/app-error'
import type { RuleTerms } from '../../types/contract/rules'
import { baseTerms, deductionTerms, noCaps, uploadTerms } from '../support/rule'

/** A time on the village's clock. */
const at = (local: string) => new Date(`${local}+08:00`)
const day = (written: string) => at(`${written}T00:00:00`)

/** What is wrong, or null. */
function refusalOf(work: () => unknown): unknown {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.fields?.['what'] ?? error.code
    throw error
  }
}

describe('terms', () => {
  test.each<[string | null, RuleTerms]>([
    [null, uploadTerms()],
    ['points', uploadTerms({ points: 6 })],
    ['points', uploadTerms({ points: 1, minPoints: 2 })],
    ['points', uploadTerms({ minPoints: 6, points: 6 })],
    ['photos', uploadTerms({ minPhotos: 4, maxPhotos: 3 })],
    [null, uploadTerms({ caps: { day: 1, week: 1, month: 4 } })],
    ['caps', uploadTerms({ caps: { day: 2, week: null, month: 1 } })],
    ['caps', uploadTerms({ caps: { day: null, week: 3, month: 2 } })],
    [null, uploadTerms({ needsActivity: true })],
    ['activity', uploadTerms({ column: 'courtyard', needsActivity: true })],
    [null, uploadTerms({ twoApprovalsAbove: 4 })],
    ['second', uploadTerms({ twoApprovalsAbove: 5 })],
    [null, deductionTerms()],
    ['points', deductionTerms({ points: 11 })],
    [null, baseTerms()]
  ])('%s: %j', (what, terms) => expect(refusalOf(() => checkTerms(terms))).toBe(what))

  test('begin at once or at 0:00 of a later day', () => {
    const now = at('2026-03-10T23:30:00')
    expect(startOf(null, now)).toEqual(now)
    expect(startOf('2026-03-11', now)).toEqual(day('2026-03-11'))
    expect(startOf('2027-03-01', now)).toEqual(day('2027-03-01'))
    for (const wrong of ['2026-03-10', '2026-02-01', '2026-02-30', '2026-04-31', '2027-06-01']) expect(refusalOf(() => startOf(wrong, now))).toBe('date')
  })
})

describe('versions', () => {
  const version = (id: string, from: string, until: string | null = null): Span & { id: string } =>
    ({ id, startsAt: day(from), closedAt: until === null ? null : day(until) })
  const stand = (versions: (Span & { id: string })[], now: string) => {
    const standing = standingOf(versions, day(now))
    return standing && [standing.head.id, standing.current?.id ?? null, standing.next?.id ?? null, standing.past.map(({ id }) => id).join(' ')]
  }
  const first = version('a', '2026-01-01', '2026-02-01')
  const second = version('b', '2026-02-01', '2026-04-01')
  const withdrawn = version('x', '2026-05-01', '2026-05-01')
  const third = version('c', '2026-04-01')

  test('follow each other without a gap, and one that was taken back counts for nothing', () => {
    expect(stand([], '2026-01-01')).toBe(null)
    expect(stand([third], '2026-03-01')).toEqual(['c', null, 'c', ''])
    expect(stand([first, second, withdrawn, third], '2026-01-31')).toEqual(['c', 'a', 'b', ''])
    expect(stand([first, second, withdrawn, third], '2026-02-01')).toEqual(['c', 'b', 'c', 'a'])
    expect(stand([first, second, withdrawn, third], '2026-06-01')).toEqual(['c', 'c', null, 'b a'])
    expect(stand([first, second], '2026-06-01')).toEqual(['b', null, null, 'b a'])
    expect(stand([withdrawn], '2026-06-01')).toEqual(['x', null, null, 'x'])
  })

  test('what was made under one that has ended goes under the one in force, but names nobody who was to stay unknown', () => {
    const now = day('2026-04-02')
    const asked = { ...second, anonymous: false }
    const current = { ...third, anonymous: false }
    expect(versionToTake(asked, current, day('2026-03-01'))).toBe(asked)
    expect(versionToTake(asked, current, now)).toBe(current)
    expect(versionToTake(asked, null, now)).toBe(asked)
    expect(versionToTake({ ...asked, anonymous: true }, { ...current, anonymous: true }, now)).toMatchObject({ id: 'c' })
    expect(refusalOf(() => versionToTake({ ...asked, anonymous: true }, current, now))).toBe('rule_has_changed')
  })
})

describe('caps', () => {
  test.each([
    ['day', '2026-03-10T23:59:59', '2026-03-10', '2026-03-11'],
    ['day', '2026-03-11T00:00:00', '2026-03-11', '2026-03-12'],
    ['week', '2026-03-09T00:00:00', '2026-03-09', '2026-03-16'],
    ['week', '2026-03-15T23:59:59', '2026-03-09', '2026-03-16'],
    ['week', '2026-01-01T08:00:00', '2025-12-29', '2026-01-05'],
    ['month', '2026-12-31T23:59:59', '2026-12-01', '2027-01-01']
  ] as const)('the %s of %s', (period, now, since, until) => {
    expect(capPeriodOf(period, at(now))).toEqual({ since: day(since), until: day(until) })
  })

  test('the one with the least left binds, of equal ones the longer', () => {
    const now = at('2026-03-10T10:00:00')
    const left = (caps: object, used: object) => {
      const allowance = allowanceOf({ ...noCaps, ...caps }, { day: 0, week: 0, month: 0, ...used }, now)
      return allowance && [allowance.period, allowance.limit, allowance.left, allowance.opensAt]
    }
    expect(left({}, { day: 5, week: 5, month: 5 })).toBe(null)
    expect(left({ month: 4 }, { month: 1 })).toEqual(['month', 4, 3, day('2026-04-01').toISOString()])
    expect(left({ day: 1, month: 4 }, {})).toEqual(['day', 1, 1, day('2026-03-11').toISOString()])
    expect(left({ day: 1, week: 2, month: 4 }, { day: 1, week: 2, month: 2 })).toEqual(['week', 2, 0, day('2026-03-16').toISOString()])
    expect(left({ day: 1 }, { day: 3 })).toEqual(['day', 1, 0, day('2026-03-11').toISOString()])
  })
})

describe('last month under other terms', () => {
  const sent = (householdId: string, local: string, more: Partial<SentThen> = {}): SentThen =>
    ({ householdId, createdAt: at(local), points: 2, defaultPoints: 2, photos: 2, withActivity: false, ...more })

  test('follows the rule where nobody chose, and keeps near to what was chosen', () => {
    const then = [sent('a', '2026-02-01T08:00:00'), sent('a', '2026-02-02T08:00:00', { points: 9 }), sent('b', '2026-02-03T08:00:00', { points: null })]
    expect(dryRunUpload(uploadTerms({ points: 3, minPoints: 1, maxPoints: 5 }), then, '2026-02')).toEqual({
      month: '2026-02', times: 3, given: 11, wouldGive: 8, households: 1, wouldReach: 1,
      refused: { day: 0, week: 0, month: 0 }, otherPhotos: 0, withoutActivity: 0, secondApprovals: 0
    })
  })

  test('refuses by caps, each household for itself, and takes up no room for what was refused', () => {
    const then = [
      sent('a', '2026-02-02T08:00:00'), sent('a', '2026-02-02T23:59:00'), sent('a', '2026-02-03T00:00:00'),
      sent('b', '2026-02-02T09:00:00'), sent('a', '2026-02-09T08:00:00'), sent('a', '2026-02-20T08:00:00')
    ]
    const under = (caps: object) => dryRunUpload(uploadTerms({ points: 2, caps: { ...noCaps, ...caps } }), then, '2026-02')
    expect(under({ day: 1 })).toMatchObject({ wouldGive: 10, refused: { day: 1, week: 0, month: 0 } })
    expect(under({ day: 1, week: 2, month: 3 })).toMatchObject({ wouldGive: 8, refused: { day: 1, week: 0, month: 1 }, wouldReach: 2 })
    expect(under({ month: 1 })).toMatchObject({ wouldGive: 4, refused: { day: 0, week: 0, month: 4 } })
    // what waits takes a place too
    const [first, ...others] = then
    const waiting = first ? [{ ...first, points: null }, ...others] : []
    expect(dryRunUpload(uploadTerms({ points: 2, caps: { ...noCaps, month: 1 } }), waiting, '2026-02')).toMatchObject({ given: 10, wouldGive: 2 })
  })

  test('says who would have needed other photos, an activity or a second reviewer', () => {
    const then = [sent('a', '2026-02-02T08:00:00', { photos: 1 }), sent('b', '2026-02-02T08:00:00', { points: 4, withActivity: true })]
    const terms = uploadTerms({ minPhotos: 2, needsActivity: true, twoApprovalsAbove: 3 })
    expect(dryRunUpload(terms, then, '2026-02')).toMatchObject({ otherPhotos: 1, withoutActivity: 1, secondApprovals: 1, wouldGive: 7 })
  })

  test('of deductions and base points', () => {
    const deducted = [{ householdId: 'a', points: 5, defaultPoints: 5 }, { householdId: 'a', points: 20, defaultPoints: 5 }]
    expect(dryRunDeduction(deductionTerms({ points: 3 }), deducted, '2026-02')).toMatchObject({ times: 2, given: 25, wouldGive: 13, households: 1 })
    expect(dryRunBase(baseTerms({ points: 4 }), { households: 2, points: 20 }, 30, '2026-02')).toMatchObject({ given: 20, wouldGive: 120, wouldReach: 30 })
  })
})

describe('base points', () => {
  test.each([
    ['month', '2026-03-01T00:00:00', '2026-03', '2026-04-01'],
    ['month', '2026-12-31T23:59:59', '2026-12', '2027-01-01'],
    ['quarter', '2026-03-31T23:59:59', '2026-Q1', '2026-04-01'],
    ['quarter', '2026-10-01T00:00:00', '2026-Q4', '2027-01-01'],
    ['year', '2026-01-01T00:00:00', '2026', '2027-01-01']
  ] as const)('of the %s at %s', (period, now, name, until) => {
    expect(basePeriodOf(period, at(now))).toEqual({ name, until: day(until) })
  })

  test('are due once a period, and not before what was given last is over', () => {
    const now = at('2026-03-10T10:00:00')
    expect(dueOf('month', null, now)?.name).toBe('2026-03')
    expect(dueOf('month', day('2026-03-01'), now)?.name).toBe('2026-03')
    expect(dueOf('month', day('2026-04-01'), now)).toBe(null)
    expect(dueOf('month', day('2026-04-01'), day('2026-04-01'))?.name).toBe('2026-04')
    // the quarter that was given lasts on when the rule turns to months
    expect(dueOf('month', day('2026-07-01'), day('2026-05-02'))).toBe(null)
  })
})

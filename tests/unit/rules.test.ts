import { isRunning } from '../../server/modules/activities/activities.rules'
import { isInvitable, mayInvite } from '../../server/modules/households/households.rules'
import { checkClosable, describeLines } from '../../server/modules/orders/orders.rules'
import { checkLines, totalOf } from '../../server/modules/orders/placing.rules'
import { barOf, checkDecidable, checkReason, needsAnother, pointsWithin, undoRefusal } from '../../server/modules/reviews/reviews.rules'
import { actionsOf, checkSubmission } from '../../server/modules/submissions/submissions.rules'
import { householdMember, villager, type Actor } from '../../server/shared/actor'
import { AppError } from '../../server/shared/app-error'
import type { Role } from '../../types/contract/sessions'

/** The code of the refusal, or what came back instead. */
function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  accountId: 'me',
  villageId: 'v1',
  householdId: 'h1',
  roles: [role],
  ...more
})

describe('who may invite whom, and earn', () => {
  test('a supervisor is nobody of a village, a cadre without a household earns nothing', () => {
    expect(outcome(() => villager(actor('supervisor', { villageId: null })))).toBe('forbidden')
    expect(outcome(() => householdMember(actor('supervisor', { villageId: null })))).toBe('forbidden')
    expect(outcome(() => householdMember(actor('shopkeeper', { householdId: null })))).toBe('household_missing')
  })

  test.each<[Role, string | null, Role[], boolean]>([
    ['resident', 'h1', ['resident'], true],
    ['resident', 'h2', ['resident'], false],
    ['resident', null, ['resident'], false],
    ['resident', 'h1', ['resident', 'reviewer'], false],
    ['reviewer', 'h2', ['resident'], false],
    ['villageAdmin', 'h2', ['resident', 'reviewer'], true],
    ['villageAdmin', null, ['shopkeeper'], true]
  ])('a %s invites into %s as %j: %s', (role, householdId, wanted, expected) => {
    expect(mayInvite(actor(role), { householdId, roles: wanted })).toBe(expected)
  })

  test.each<[string | null, Role[], boolean]>([
    ['h1', ['resident'], true],
    [null, ['resident'], false],
    [null, ['shopkeeper'], true],
    ['h1', [], false],
    [null, ['supervisor'], false]
  ])('somebody of %s as %j can be invited: %s', (householdId, wanted, expected) => {
    expect(isInvitable({ householdId, roles: wanted })).toBe(expected)
  })
})

describe('a submission', () => {
  const rule = { minPhotos: 2, maxPhotos: 4, needsActivity: false, open: true }
  const bare = { note: '', place: '', activityId: null }

  test.each([
    [1, 'photo_count_wrong'],
    [2, undefined],
    [4, undefined],
    [5, 'photo_count_wrong']
  ])('with %i photos: %s', (photoCount, expected) => {
    expect(outcome(() => checkSubmission(rule, { ...bare, photoCount }))).toBe(expected)
  })

  test('has words up to 500 characters, a place up to 60, and an open rule', () => {
    const sent = { ...bare, photoCount: 2 }
    const words = (length: number) => outcome(() => checkSubmission(rule, { ...sent, note: '字'.repeat(length) }))
    const place = (length: number) => outcome(() => checkSubmission(rule, { ...sent, place: '字'.repeat(length) }))
    expect([words(500), words(501), place(60), place(61)]).toEqual([undefined, 'text_too_long', undefined, 'text_too_long'])
    expect(outcome(() => checkSubmission({ ...rule, open: false }, { ...sent, photoCount: 0 }))).toBe('rule_closed')
  })

  test('belongs to an activity where the rule wants one', () => {
    const wanting = { ...rule, needsActivity: true }
    expect(outcome(() => checkSubmission(wanting, { ...bare, photoCount: 2 }))).toBe('activity_missing')
    expect(outcome(() => checkSubmission(wanting, { ...bare, photoCount: 2, activityId: 'a' }))).toBe(undefined)
  })
})

describe('what the household and its helper may do', () => {
  const sent = {
    householdId: 'h1', submittedBy: 'helper', consentBy: '李阿婆', status: 'waiting' as const, version: 1,
    appealWords: null, resubmittedAs: null
  }
  const rejected = { ...sent, status: 'rejected' as const }
  const member = actor('resident')
  const helper = actor('resident', { accountId: 'helper', householdId: 'h2' })

  test.each([
    ['one that waits', sent, ['withdraw'], ['withdraw']],
    ['a rejected one', rejected, ['resubmit', 'appeal'], ['resubmit']],
    ['one whose appeal was dismissed', { ...rejected, appealWords: 'why' }, ['resubmit'], ['resubmit']],
    ['one sent again', { ...rejected, resubmittedAs: 's2' }, [], []],
    ['a withdrawn one', { ...sent, status: 'withdrawn' as const }, ['resubmit'], ['resubmit']],
    ['an appealed one', { ...rejected, status: 'appealed' as const, appealWords: 'why' }, [], []],
    ['an approved one', { ...sent, status: 'approved' as const }, [], []]
  ])('with %s', (_, submission, byMember, byHelper) => {
    expect([actionsOf(member, submission), actionsOf(helper, submission)]).toEqual([byMember, byHelper])
    expect(actionsOf(actor('villageAdmin', { accountId: 'other', householdId: null }), submission)).toEqual([])
  })

  test('a member who has left the household has no part in what they sent for it', () => {
    expect(actionsOf(helper, { ...sent, consentBy: null })).toEqual([])
  })
})

describe('an activity', () => {
  const [startsAt, endsAt] = ['2026-03-10T00:00:00Z', '2026-03-10T02:00:00Z'].map((instant) => new Date(instant)) as [Date, Date]

  test.each([
    ['2026-03-09T23:59:59.999Z', false],
    ['2026-03-10T00:00:00Z', true],
    ['2026-03-11T01:59:59.999Z', true],
    ['2026-03-11T02:00:00Z', false]
  ])('at %s takes photos: %s', (now, expected) => {
    expect(isRunning({ startsAt, endsAt, cancelledAt: null }, new Date(now))).toBe(expected)
  })
})

describe('a review', () => {
  const waiting = { householdId: 'h2', submittedBy: 'you', firstReviewer: null, status: 'waiting' as const, version: 3 }
  const appealed = { ...waiting, status: 'appealed' as const, firstReviewer: 'you' }
  /** Without kin, and nobody has agreed yet. */
  const alone = { relatives: new Set<string>(), firstApproval: null }

  test.each([
    [waiting, 3, undefined],
    [waiting, 2, 'stale_version'],
    [{ ...waiting, status: 'approved' as const }, 3, 'already_reviewed'],
    [{ ...waiting, status: 'rejected' as const }, 2, 'already_reviewed'],
    [{ ...waiting, status: 'withdrawn' as const }, 3, 'already_reviewed'],
    [appealed, 3, undefined],
    [appealed, 2, 'stale_version'],
    [{ ...appealed, firstReviewer: 'me' }, 3, 'first_reviewer'],
    [{ ...appealed, householdId: 'h1' }, 3, 'own_household'],
    [{ ...waiting, householdId: 'h1' }, 3, 'own_household'],
    [{ ...waiting, submittedBy: 'me' }, 3, 'own_household']
  ])('of %j at version %i: %s', (submission, version, expected) => {
    expect(outcome(() => checkDecidable(actor('reviewer'), submission, alone, version))).toBe(expected)
  })

  test('is barred by kinship, and after the first of two approvals', () => {
    const kin = { relatives: new Set([waiting.householdId]), firstApproval: null }
    const agreed = { relatives: new Set<string>(), firstApproval: { approvedBy: 'me' } }
    const bars = [alone, kin, agreed, { ...agreed, firstApproval: { approvedBy: 'another' } }]
    expect(bars.map((around) => barOf(actor('reviewer'), waiting, around))).toEqual([null, 'relative_household', 'second_person_needed', null])
    const decided = { ...waiting, status: 'approved' as const }
    expect([kin, agreed].map((around) => outcome(() => checkDecidable(actor('reviewer'), decided, around, 3))))
      .toEqual(['relative_household', 'already_reviewed'])
  })

  test("by somebody without a household is of nobody's own", () => {
    expect(barOf(actor('villageAdmin', { householdId: null }), waiting, alone)).toBeNull()
  })

  test('needs another above the limit of its rule, once', () => {
    const needs = (limit: number | null, points: number, first: object | null = null) =>
      needsAnother({ twoApprovalsAbove: limit }, points, first)
    expect([needs(null, 1000), needs(20, 20), needs(20, 21), needs(20, 21, {}), needs(0, 1)]).toEqual([false, false, true, false, true])
  })

  test.each([
    ['one of mine', {}, 10, undefined],
    ['one of mine, a moment too late', {}, 10.001, 'undo_too_late'],
    ["another one's", { reviewedBy: 'another' }, 1, 'forbidden'],
    ['one that was tried anew', { status: 'rejected' as const, resubmittedAs: 's2' }, 1, 'undo_too_late'],
    ['a rejection that was appealed against', { status: 'appealed' as const }, 1, 'undo_too_late'],
    ['one that waits', { status: 'waiting' as const, reviewedBy: null, reviewedAt: null }, 1, 'forbidden']
  ])('is taken back: %s', (_, changes, minutes, expected) => {
    const reviewedAt = new Date('2026-03-10T02:00:00Z')
    const submission = { ...waiting, status: 'approved' as const, reviewedBy: 'me', reviewedAt, resubmittedAs: null, ...changes }
    const now = new Date(reviewedAt.getTime() + minutes * 60_000)
    expect(undoRefusal(actor('reviewer'), submission, null, now)?.code).toBe(expected)
  })

  test.each([
    [undefined, 20],
    [5, 5],
    [50, 50],
    [4, 'points_out_of_range'],
    [51, 'points_out_of_range']
  ])('for %s points: %s', (wanted, expected) => {
    expect(outcome(() => pointsWithin({ minPoints: 5, maxPoints: 50, defaultPoints: 20 }, wanted))).toBe(expected)
  })

  test.each([
    ['  看不清 ', '看不清'],
    [' \n\t', 'reason_missing'],
    ['', 'reason_missing'],
    ['字'.repeat(201), 'text_too_long'],
    [` ${'字'.repeat(200)} `, '字'.repeat(200)]
  ])('with the reason %j', (reason, expected) => {
    expect(outcome(() => checkReason(reason))).toBe(expected)
  })
})

describe('an order', () => {
  const line = (goodsId: string, quantity: number, points: number) => ({ goodsId, quantity, points })

  test('costs the sum of its lines, each of other goods', () => {
    expect(totalOf([line('a', 2, 5), line('b', 1, 12)])).toBe(22)
    expect(outcome(() => checkLines([line('a', 1, 5), line('b', 1, 5)]))).toBeUndefined()
    expect(outcome(() => checkLines([line('a', 1, 5), line('a', 1, 5)]))).toBe('invalid_request')
  })

  test('is called by its goods in the ledger', () => {
    expect(
      describeLines([
        { name: '抽纸 3 包', quantity: 2 },
        { name: '洗衣液', quantity: 1 }
      ])
    ).toBe('抽纸 3 包 × 2、洗衣液')
  })

  const closedAt = new Date(0)
  test.each([
    [{ status: 'held' as const, closedAt: null, version: 1 }, 1, undefined],
    [{ status: 'held' as const, closedAt: null, version: 2 }, 1, 'stale_version'],
    [{ status: 'handed_over' as const, closedAt, version: 2 }, 1, 'order_handed_over'],
    [{ status: 'cancelled' as const, closedAt, version: 2 }, 2, 'order_cancelled']
  ])('%j may be closed at version %i: %s', (order, version, expected) => {
    expect(outcome(() => checkClosable(order, version))).toBe(expected)
  })
})

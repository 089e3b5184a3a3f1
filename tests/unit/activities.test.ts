import type { RollEntry } from '../../types/contract/activities'
import {
  checkCancellation, checkChange, checkTimes, concernsThoseWhoCome, isCheckInOpen, isRunning, isSignUpOpen, mergeRoll, phaseOf
} from '../../server/modules/activities/activities.rules'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10, 2) + minutes * 60_000)
const plan = {
  startsAt: at(0), endsAt: at(60), signUpUntil: null as Date | null, cancelledAt: null as Date | null, pointsGivenAt: null as Date | null
}
const terms = { ...plan, column: 'study', points: 2 as number | null, place: '祠堂' }
const codeOf = (act: () => void) => {
  try {
    act()
    return 'fine'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  [-16, { phase: 'coming', photos: false, checkIn: false, signUp: true }],
  [-15, { phase: 'coming', photos: false, checkIn: true, signUp: true }],
  [0, { phase: 'running', photos: true, checkIn: true, signUp: false }],
  [59, { phase: 'running', photos: true, checkIn: true, signUp: false }],
  [60, { phase: 'over', photos: true, checkIn: false, signUp: false }],
  [60 + 1439, { phase: 'over', photos: true, checkIn: false, signUp: false }],
  [60 + 1440, { phase: 'over', photos: false, checkIn: false, signUp: false }]
])('%i minutes from its start: %o', (minutes, expected) => {
  const now = at(minutes)
  const open = { photos: isRunning(plan, now), checkIn: isCheckInOpen(plan, now), signUp: isSignUpOpen(plan, now) }
  expect({ phase: phaseOf(plan, now), ...open }).toEqual(expected)
  const cancelled = { ...plan, cancelledAt: at(-100) }
  const shut = [isRunning(cancelled, now), isCheckInOpen(cancelled, now), isSignUpOpen(cancelled, now)]
  expect([phaseOf(cancelled, now), ...shut]).toEqual(['cancelled', false, false, false])
})

test.each([
  ['fine', {}],
  ['activity_times_wrong', { endsAt: at(0) }],
  ['activity_times_wrong', { startsAt: at(-120), endsAt: at(-10) }],
  ['activity_times_wrong', { endsAt: at(367 * 1440) }],
  ['activity_times_wrong', { signUpUntil: at(61) }],
  ['fine', { signUpUntil: at(60) }]
])('%s: %o', (code, times) => expect(codeOf(() => checkTimes({ ...plan, ...times }, at(-10)))).toBe(code))

test.each([
  ['fine', {}, {}, 100],
  ['activity_closed', { cancelledAt: at(-5) }, {}, -1],
  ['fine', {}, { column: 'volunteering' }, -1],
  ['activity_begun', {}, { column: 'volunteering' }, 0],
  ['fine', {}, { points: null }, 100],
  ['points_given', { pointsGivenAt: at(70) }, { points: 3 }, 100],
  ['fine', { pointsGivenAt: at(70) }, {}, 100],
  ['activity_times_wrong', {}, { endsAt: at(90) }, 100],
  ['fine', {}, { endsAt: at(190) }, 100]
])('a change is %s: from %o to %o after %i minutes', (code, before, after, minutes) => {
  expect(codeOf(() => checkChange({ ...terms, ...before }, { ...terms, ...after }, at(minutes)))).toBe(code)
})

test('only another time or place concerns those who come', () => {
  expect(concernsThoseWhoCome(terms, { ...terms, signUpUntil: at(-5) })).toBe(false)
  for (const other of [{ startsAt: at(1) }, { endsAt: at(61) }, { place: '桥头' }]) {
    expect(concernsThoseWhoCome(terms, { ...terms, ...other })).toBe(true)
  }
})

test.each([['fine', {}, 59], ['activity_closed', {}, 60], ['activity_closed', { cancelledAt: at(-5) }, 0], ['points_given', { pointsGivenAt: at(20) }, 30]])(
  'calling off is %s: %o after %i minutes',
  (code, changes, minutes) => expect(codeOf(() => checkCancellation({ ...plan, ...changes }, at(minutes)))).toBe(code)
)

test('the list has everybody once, by household', () => {
  const entry = (name: string, accountId: string | null, number: number, attendance: RollEntry['attendance'] = null, signedUp = false) =>
    ({ name, accountId, household: { id: `h${number}`, label: `${number} 号` }, signedUp, attendance, gridPosition: 1, number })
  const came = (id: string) => ({ id, way: 'code' as const, recordedAt: '2026-03-10T02:00:00Z', pointsGiven: false })
  const roll = mergeRoll(
    [entry('丙', 'c', 3, null, true), entry('甲', 'a', 1, null, true)],
    [entry('甲', 'a', 1, came('1')), entry('乙', null, 2, came('2')), entry('丁', 'd', 3, came('3'))]
  )
  expect(roll.map(({ name, signedUp, attendance }) => [name, signedUp, attendance?.id])).toEqual([
    ['甲', true, '1'], ['乙', false, '2'], ['丙', true, undefined], ['丁', false, '3']
  ])
  expect(roll[0]).not.toHaveProperty('number')
})

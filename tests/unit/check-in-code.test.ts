import { checkInCode, isCheckInCode } from '../../server/modules/activities/check-in-code'

const key = 'a secret key for the tests of the code'
const activity = 'c0ffee00-0000-4000-8000-000000000001'
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 10, 2, 0, 0) + seconds * 1000)

test('a code stays for half a minute and is taken for another one', () => {
  const { code, secondsLeft } = checkInCode(key, activity, at(0))
  expect(code).toMatch(/^\d{6}$/)
  expect(secondsLeft).toBe(30)
  expect(checkInCode(key, activity, at(29.9))).toMatchObject({ code })
  expect(checkInCode(key, activity, at(30)).code).not.toBe(code)
  for (const [seconds, good] of [[-0.1, false], [0, true], [30, true], [59.9, true], [60, false], [86_400, false]] as const) {
    expect({ seconds, good: isCheckInCode(key, activity, code, at(seconds)) }).toEqual({ seconds, good })
  }
})

test('it belongs to one activity and one key', () => {
  const { code } = checkInCode(key, activity, at(0))
  expect(isCheckInCode(key, activity.replace('1', '2'), code, at(0))).toBe(false)
  expect(isCheckInCode(`${key}!`, activity, code, at(0))).toBe(false)
})

test.each(['', '12345', '1234567', 'abcdef', '１２３'])('what is no code is wrong: "%s"', (text) => {
  expect(isCheckInCode(key, activity, text, at(0))).toBe(false)
})

test('codes are spread over all six digits', () => {
  const codes = Array.from({ length: 2000 }, (_, step) => checkInCode(key, activity, at(step * 30)).code)
  expect(new Set(codes).size).toBeGreaterThan(1990)
  expect(new Set(codes.map(([first]) => first)).size).toBe(10)
})

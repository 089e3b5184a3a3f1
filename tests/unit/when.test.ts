import { when } from '@/words'

const now = new Date('2025-11-22T02:00:00Z')

it.each([
  ['2025-11-22T01:05:00Z', '今天 9:05'],
  ['2025-11-21T16:00:00Z', '今天 0:00'],
  ['2025-11-21T15:59:00Z', '昨天 23:59'],
  ['2025-11-03T00:05:00Z', '11 月 3 日 8:05'],
  ['2024-12-31T16:30:00Z', '1 月 1 日 0:30'],
  ['2024-12-31T15:30:00Z', '2024 年 12 月 31 日 23:30']
])('says %s in the villages’ time as %s', (instant, said) => {
  expect(when(instant, now)).toBe(said)
})

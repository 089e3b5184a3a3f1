import { breakLines } from '../../server/modules/paper/drawings/kit'
import { weekOf } from '../../server/modules/paper/sheets.rules'
import { hoursWords } from '../../server/modules/paper/words.rules'
import { opening } from '../../src/words/opening'

const day = [{ from: '08:30', until: '17:30' }]
const halves = [{ from: '08:30', until: '11:30' }, { from: '14:00', until: '17:30' }]

test.each([
  [Array(7).fill(day)],
  [[day, day, day, day, day, [], []]],
  [[halves, halves, halves, halves, halves, halves, day]],
  [[day, [], day, [], day, [], []]],
  [Array(7).fill([])]
])('the hours of a shop are the same on paper and on the screen (%#)', (hours) => {
  expect(hoursWords(hours, '')).toBe(opening.hours(hours))
})

test('a note about the hours stands behind them, or alone', () => {
  expect(hoursWords(Array(7).fill(day), '赶集日不休息')).toBe('每天 8:30–17:30。赶集日不休息')
  expect(hoursWords(Array(7).fill([]), '有事打电话')).toBe('有事打电话')
})

test.each([
  // Sunday, 23:59 in Asia/Shanghai, and the minute after it
  ['2026-03-15T15:59:00Z', 'this', '2026-03-09', '2026-03-15'],
  ['2026-03-15T16:00:00Z', 'this', '2026-03-16', '2026-03-22'],
  ['2026-03-15T16:00:00Z', 'last', '2026-03-09', '2026-03-15'],
  ['2026-01-01T02:00:00Z', 'this', '2025-12-29', '2026-01-04']
] as const)('the week of %s, %s one, is %s to %s', (now, which, from, last) => {
  expect(weekOf(new Date(now), which)).toMatchObject({ from, last, since: new Date(`${from}T00:00:00+08:00`) })
})

const breakAt = (width: number) => (part: string) => [...part].length <= width

test.each([
  ['第一网格 10 号', 6, ['第一网格', '10 号']],
  ['东北大米,真空包装', 5, ['东北大米,', '真空包装']],
  ['Noto Sans 字体', 6, ['Noto', 'Sans 字', '体']],
  ['大米', 5, ['大米']],
  ['12345678', 3, ['123', '456', '78']],
  ['', 3, ['']]
])('%s is broken into lines where people would', (text, width, lines) => {
  expect(breakLines(text, breakAt(width))).toEqual(lines)
})

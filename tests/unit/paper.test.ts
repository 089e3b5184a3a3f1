import { breakLines } from '../../server/modules/paper/drawings/kit'
import { drawPassbook } from '../../server/modules/paper/drawings/passbook'
import { drawPriceSheet } from '../../server/modules/paper/drawings/price-sheet'
import { drawWallSheet } from '../../server/modules/paper/drawings/wall-sheet'
import { weekOf } from '../../server/modules/paper/sheets.rules'
import { hoursWords } from '../../server/modules/paper/words.rules'
import { opening } from '../../src/words/opening'
import { paper } from '../../src/words/paper'
import { readPdf } from '../support/pdf'

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

describe('a PDF says what its page says', () => {
  const at = new Date('2026-03-10T00:30:00Z')
  const village = '永安寨村'
  const address = 'https://points.example.org'
  const pages = async (drawn: Promise<Buffer>) => (await readPdf(await drawn)).map(({ text }) => text)

  test('of the wall sheet, in a week in which nothing was', async () => {
    const said = paper.wallSheet
    const ledger = { earned: 0, redeemed: 0, households: 0 }
    const week = { village, address, ledger, from: '2026-03-09', until: '2026-03-15', honours: [], board: [], goods: [] }
    const activities = [{ title: '清理水渠', place: '祠堂', startsAt: '2026-03-10T00:00:00Z', came: 3 }]
    const drawing = { size: 'A4', at, pictures: new Map() } as const
    const [text] = await pages(drawWallSheet({ ...week, moreHonours: 2, activities }, drawing))
    const [empty] = await pages(drawWallSheet({ ...week, moreHonours: 0, activities: [] }, drawing))
    const words = [
      said.title, said.code, said.days(week.from, week.until), said.honours, said.noHonours, said.moreHonours(2), said.board, said.noBoard,
      said.activities, said.goods, said.noGoods, said.foot, said.came(3), said.begins('2026-03-10T00:00:00Z'),
      ...Object.values(said.sums).map(([name]) => name)
    ]
    for (const one of words) expect(text).toContain(one)
    expect(empty).toContain(said.noActivities)
  })

  test('of the price sheet, with goods each on a line of its own as long as they are few', async () => {
    const said = paper.priceSheet
    const goods = (count: number) => Array.from({ length: count }, (_, index) =>
      ({ id: String(index), name: `优质东北五常大米真空包装家庭装礼盒 ${index} 号 10 千克`, points: 7, notes: [], pictureUrl: null }))
    const sheet = (count: number) => {
      const groups = [{ category: '粮油', goods: goods(1) }, { category: '', goods: goods(count - 1) }]
      const about = { village, address, on: '2026-03-10', place: '祠堂', hours: '每天 8:30–17:30', phone: '0768-5551234', groups }
      return pages(drawPriceSheet(about, { size: 'A4', at, pictures: new Map() }))
    }
    const [text, ...further] = await sheet(4)
    for (const one of [said.title, said.village(village), said.code, said.others, said.foot('2026-03-10', '0768-5551234')]) {
      expect(text).toContain(one)
    }
    expect(further).toEqual([])
    expect(text).not.toContain('…')
    expect(await sheet(60)).toHaveLength(5)
  })

  test('of the passbook', async () => {
    const said = paper.passbook
    const household = '第一网格 归国华侨新村东区 128 号之二'
    const none = { left: 0, months: [], entries: [] }
    const book = { village, address, household, grid: '第一网格', unit: null, on: '2026-03-10', year: 2026, years: [2026], ...none }
    const [cover, months, entries] = await pages(drawPassbook({ ...book, free: 12, held: 0, carried: 12 }, { size: 'A4', at }))
    for (const one of [said.title, said.year(2026), said.code]) expect(cover).toContain(one)
    for (const one of [said.free, said.held(0), said.months(2026), said.noEntries, said.foot(household, book.on)]) {
      expect(months).toContain(one)
    }
    for (const one of [said.entries(2026), said.carried, ...said.entryHead]) expect(entries).toContain(one)
  })
})

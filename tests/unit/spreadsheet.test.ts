import { workbookHeaders } from '../../server/plugins/download'
import { readFirstSheet, writeWorkbook } from '../../server/shared/spreadsheet'
import { readSheet } from 'read-excel-file/node'

const columns = ['时间', '名称', '分'].map((title) => ({ title, width: 12 }))

test('what is written is read again, to the second and with every dangerous beginning', async () => {
  const rows = [
    [new Date('2026-02-28T16:00:00Z'), '=1+1', 2],
    [new Date('2026-03-10T02:03:59Z'), '+86', -3],
    [null, '-x', 0],
    [null, '@sum', null],
    [null, '第一网格 3 号', 5]
  ]
  const file = await writeWorkbook([{ name: '账', columns, rows }])
  expect(await readFirstSheet(file)).toEqual([['时间', '名称', '分'], ...rows])
})

test('a cell shows the time in Asia/Shanghai and no formula', async () => {
  const file = await writeWorkbook([{ name: '账', columns, rows: [[new Date('2026-02-28T16:00:00Z'), '=1+1', 2]] }])
  const [, [shown, text] = []] = (await readSheet(file)) as unknown[][]
  // the reader takes what is shown for UTC, give or take a rounding of fractions of a day
  expect(Math.round((shown as Date).getTime() / 1000)).toBe(Date.parse('2026-03-01T00:00:00Z') / 1000)
  expect(text).toBe("'=1+1")
})

test('a day is a day of the calendar without a time', async () => {
  const file = await writeWorkbook([{ name: '账', columns, rows: [[{ day: '2026-03-01' }, '我家庭院', 2]] }])
  const [, [day] = []] = (await readSheet(file)) as unknown[][]
  expect(day).toEqual(new Date('2026-03-01T00:00:00Z'))
})

test('a Chinese file name travels as RFC 6266 wants it', () => {
  const disposition = workbookHeaders("积分账(3 月)'.xlsx")['content-disposition'] ?? ''
  expect(disposition).toMatch(/^attachment; filename="download\.xlsx"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/)
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe("积分账(3 月)'.xlsx")
})

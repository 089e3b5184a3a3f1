import type { CellValue, Sheet } from '../../shared/spreadsheet'
import { AppError } from '../../shared/app-error'
import { tidy } from './roster.rules'

/** Columns of the roster as a spreadsheet, in their order: one row for each person, or for a household without people. */
const columns = [
  { key: 'grid', title: '网格', width: 12 },
  { key: 'unit', title: '单元', width: 12 },
  { key: 'number', title: '户号', width: 8 },
  { key: 'label', title: '门牌', width: 20 },
  { key: 'name', title: '姓名', width: 12 },
  { key: 'phone', title: '手机号', width: 14 },
  { key: 'head', title: '户主', width: 8 }
] as const

type Column = (typeof columns)[number]['key']

/** What stands in the cells of one row, tidied. */
export type SheetRow = Record<Column, string> & {
  /** As the spreadsheet numbers it. */
  row: number
}

const maxRows = 10_000

const yes = '是'

/** What a head of household has in the column of that name. */
export const headCell = (head: boolean): string => (head ? yes : '')

/** Whether somebody is the head, as people write it; null for what nobody means by it. */
export function readHead(cell: string): boolean | null {
  if (['', '否', '不是', 'n', 'no', 'false', '0'].includes(cell.toLowerCase())) return false
  return [yes, '户主', '√', '✓', 'y', 'yes', 'true', '1'].includes(cell.toLowerCase()) ? true : null
}

export const rosterSheet = (rows: Omit<SheetRow, 'row'>[]): Sheet => ({
  name: '花名册',
  columns: columns.map(({ title, width }) => ({ title, width })),
  rows: rows.map((row) => columns.map(({ key }) => (key === 'number' ? Number(row.number) : row[key] || null)))
})

/** A second sheet that says how the first one is filled in; an import reads the first one alone. */
export const helpSheet: Sheet = {
  name: '怎么填',
  columns: [{ title: '怎么填', width: 70 }],
  rows: [
    ['一个人一行。同一户写几行,网格和户号要一样。'],
    ['网格和单元:先在小程序里建好,这里照着写。没有单元就空着。'],
    ['户号:网格里的第几户,写数字。'],
    ['门牌:村里怎么叫这一户。空着就用"网格 + 户号"。'],
    ['手机号:可以空着。'],
    ['户主:是户主写"是",一户只写一个。'],
    ['还没有登记人的户,姓名空着也可以。'],
    ['表里没写的人家和人不会删掉。']
  ]
}

const textOf = (cell: CellValue | undefined): string => {
  if (cell === null || cell === undefined) return ''
  return tidy(cell instanceof Date ? cell.toISOString() : String(cell))
}

/** Rows with anything in them, whatever the order of the columns. @throws import_unreadable with `missing` or `max` */
export function readRows(cells: readonly (readonly CellValue[])[]): SheetRow[] {
  const header = (cells[0] ?? []).map(textOf)
  const missing = columns.find(({ title }) => !header.includes(title))
  if (missing) throw new AppError('import_unreadable', 'a column is missing', { missing: missing.title })
  if (cells.length - 1 > maxRows) throw new AppError('import_unreadable', 'too many rows', { max: maxRows })
  const places = columns.map(({ key, title }) => [key, header.indexOf(title)] as const)
  return cells.slice(1).flatMap((row, index) => {
    const texts = Object.fromEntries(places.map(([key, place]) => [key, textOf(row[place])])) as Record<Column, string>
    return Object.values(texts).every((text) => text === '') ? [] : [{ ...texts, row: index + 2 }]
  })
}

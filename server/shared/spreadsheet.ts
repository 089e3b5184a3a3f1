import { readSheet } from 'read-excel-file/node'
import writeWorkbookFile from 'write-excel-file/node'

export type CellValue = string | number | boolean | Date | null

/** A day without a time, YYYY-MM-DD. */
export interface Day {
  day: string
}

export interface Sheet {
  /** At most 31 characters, as Excel wants it. */
  name: string
  /** `width` in characters */
  columns: { title: string; width: number }[]
  rows: (CellValue | Day)[][]
}

/** A file to keep, as a service makes it and a route sends it. */
export interface Download {
  /** With its ending, in Chinese, e.g. 花名册.xlsx */
  name: string
  content: Buffer
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a spreadsheet would take for a formula, and what every object has, which the library trips over, e.g. "constructor". */
const isDangerous = (text: string) => /^[=+\-@\t\r]/.test(text) || text in Object.prototype

/**
 * Dangerous text gets an apostrophe in front, which makes it plain text; so does text that has one there already, for what is
 * read again to be what was written.
 */
const inert = (text: string) => (isDangerous(text.replace(/^'+/, '')) ? `'${text}` : text)

/** What looks like the file's own way of writing a character, _x0041_, is marked as meant literally. */
const literal = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const writeCell = (value: CellValue | Day) => {
  if (value instanceof Date) return { value: asShown(value), format: timeFormat }
  if (value !== null && typeof value === 'object') return { value: new Date(value.day), format: dayFormat }
  return typeof value === 'string' ? literal(inert(value)) : value
}

const timeFormat = 'yyyy-mm-dd hh:mm'
const dayFormat = 'yyyy-mm-dd'

/** A cell knows no time zone: what it shows is the villages' own clock, Asia/Shanghai. */
const zoneOffset = 8 * 3_600_000
const asShown = (instant: Date) => new Date(instant.getTime() + zoneOffset)
/** Cells count in fractions of a day, which miss the second by a hair. */
const asInstant = (shown: Date) => new Date(Math.round(shown.getTime() / 1000) * 1000 - zoneOffset)

/** An .xlsx file with a bold first row on each sheet; an instant shows as the time in Asia/Shanghai. */
export async function writeWorkbook(sheets: Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(writeCell))
    ]
  }))
  return writeWorkbookFile(written).toBuffer()
}

/** Rows of the first sheet, the header row too; times read as Asia/Shanghai. @throws Error when it is no .xlsx file */
export async function readFirstSheet(content: Buffer): Promise<CellValue[][]> {
  const rows = (await readSheet(content)) as CellValue[][]
  return rows.map((row) => row.map(readCell))
}

function readCell(value: CellValue): CellValue {
  if (value instanceof Date) return asInstant(value)
  return typeof value === 'string' && value.startsWith("'") && isDangerous(value.replace(/^'+/, '')) ? value.slice(1) : value
}

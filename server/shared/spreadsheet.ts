import { readSheet } from 'read-excel-file/node'
import writeWorkbookFile from 'write-excel-file/node'

export type CellValue = string | number | boolean | Date | null

export interface Sheet {
  /** At most 31 characters, as Excel wants it. */
  name: string
  /** `width` in characters */
  columns: { title: string; width: number }[]
  rows: CellValue[][]
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Text that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text. */
const inert = (value: CellValue): CellValue => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

const dateFormat = 'yyyy-mm-dd hh:mm'

/** An .xlsx file with a bold first row on each sheet. */
export async function writeWorkbook(sheets: Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: dateFormat } : inert(value))))
    ]
  }))
  return writeWorkbookFile(written).toBuffer()
}

/** Rows of the first sheet, the header row too. @throws Error when it is no .xlsx file */
export async function readFirstSheet(content: Buffer): Promise<CellValue[][]> {
  const rows = (await readSheet(content)) as CellValue[][]
  return rows.map((row) => row.map((value) => (typeof value === 'string' ? value.replace(/^'(?=[=+\-@\t\r])/, '') : value)))
}

import { Type } from '@sinclair/typebox'
import { workbookType } from '../shared/spreadsheet'

/** Answer of a route that sends an .xlsx file. */
export const WorkbookAnswer = {
  description: 'An Excel file',
  content: { [workbookType]: { schema: Type.Unsafe<Buffer>(Type.String({ contentMediaType: workbookType })) } }
}

/** Headers of an .xlsx file that is kept under its name and never by anything in between. */
export const workbookHeaders = (name: string): Record<string, string> => ({
  'content-type': workbookType,
  // RFC 6266: a plain name for whoever cannot read the real one
  'content-disposition': `attachment; filename="download.xlsx"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  'cache-control': 'no-store'
})

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

import { Type } from '@sinclair/typebox'
import { workbookType } from '../shared/spreadsheet'

const pdfType = 'application/pdf'

/** Answer of a route that sends a file of that type. */
const fileAnswer = <const FileType extends string>(description: string, type: FileType) => ({
  description,
  content: { [type]: { schema: Type.Unsafe<Buffer>(Type.String({ contentMediaType: type })) } } as Record<
    FileType, { schema: ReturnType<typeof Type.Unsafe<Buffer>> }
  >
})

export const WorkbookAnswer = fileAnswer('An Excel file', workbookType)
export const PdfAnswer = fileAnswer('A PDF', pdfType)

/** Headers of a file that is kept under its name and never by anything in between. */
const fileHeaders = (type: string, plainName: string) => (name: string): Record<string, string> => ({
  'content-type': type,
  // RFC 6266: a plain name for whoever cannot read the real one
  'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  'cache-control': 'no-store'
})

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

export const workbookHeaders = fileHeaders(workbookType, 'download.xlsx')
export const pdfHeaders = fileHeaders(pdfType, 'download.pdf')

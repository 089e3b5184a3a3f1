import type { ExportName, ExportQuery } from '@contract/exports'
import { downloadFile } from '@/platform/download'

interface WantedExport extends ExportQuery {
  what: ExportName
  /** Of the file, with its ending. */
  name: string
}

/** The village's books of some days, line by line, as an Excel file. */
export const downloadExport = ({ what, from, until, name }: WantedExport) =>
  downloadFile(`/exports/${what}?from=${from}&until=${until}`, name)

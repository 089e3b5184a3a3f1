import { Type, type Static } from '@sinclair/typebox'

const Day = Type.String({
  pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'YYYY-MM-DD in Asia/Shanghai'
})

/** What can be taken out of the books line by line. */
export const exportNames = ['ledger', 'submissions', 'shop'] as const
export type ExportName = (typeof exportNames)[number]

/** Both days are in it. */
export const ExportQuery = Type.Object({ from: Day, until: Day }, { additionalProperties: false })
export type ExportQuery = Static<typeof ExportQuery>

import { Type, type Static } from '@sinclair/typebox'
import { Amount, Id, Timestamp, oneOf, pageOf } from './common'
import { pointTransferKinds, type PointTransferKind } from './points'

export const Month = Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])$', description: 'YYYY-MM in Asia/Shanghai' })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' })

/** 公示: the books of a finished month, published once and never changed. */
export const Statement = Type.Object({
  id: Id,
  month: Month,
  lines: Type.Integer(),
  issued: Type.Integer({ description: 'Points given, less those taken back' }),
  redeemed: Type.Integer({ description: 'Points handed over as goods' }),
  root: Type.String({ ...Hash, description: 'Of the Merkle tree over all lines, see docs/statements.md' }),
  closedAt: Timestamp
})
export type Statement = Static<typeof Statement>

export const StatementList = Type.Object({
  items: Type.Array(Statement, { description: 'The newest first' }),
  publishable: Type.Array(Month, { description: 'Finished months not published yet, the oldest first; for those who may publish' })
})
export type StatementList = Static<typeof StatementList>

export const StatementCreate = Type.Object({ month: Month }, { additionalProperties: false })
export type StatementCreate = Static<typeof StatementCreate>

/** Everything that changes what a household has; setting points aside for an order does not. */
export type LineKind = Exclude<PointTransferKind, 'hold' | 'release'>
export const lineKinds = pointTransferKinds.filter((kind): kind is LineKind => kind !== 'hold' && kind !== 'release')

export const StatementLine = Type.Object({
  position: Type.Integer({ minimum: 0 }),
  household: Type.Union([Type.String(), Type.Null()], { description: 'null where it is not to be named' }),
  own: Type.Boolean({ description: 'Of the household of the one who asks' }),
  kind: oneOf(lineKinds),
  about: Type.String({ description: 'The rule, goods, activity or reason' }),
  amount: Amount,
  on: Type.Union([Type.String({ description: 'Day in Asia/Shanghai, YYYY-MM-DD' }), Type.Null()], {
    description: 'null for a nameless line of somebody else: the day would tell whose it is'
  })
})
export type StatementLine = Static<typeof StatementLine>
export const StatementLinePage = pageOf(StatementLine)
export type StatementLinePage = Static<typeof StatementLinePage>

export const StatementLineQuery = Type.Object(
  {
    own: Type.Optional(Type.Boolean({ description: 'Only those of one\'s own household' })),
    cursor: Type.Optional(Type.String({ maxLength: 20 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'Default 50' }))
  },
  { additionalProperties: false }
)
export type StatementLineQuery = Static<typeof StatementLineQuery>

/** All it takes to compute the root from one's own lines, as docs/statements.md says. */
export const StatementProofs = Type.Object({
  villageId: Id,
  month: Month,
  root: Hash,
  lines: Type.Integer({ description: 'In the whole statement' }),
  items: Type.Array(
    Type.Object({
      position: Type.Integer(),
      householdId: Id,
      label: Type.String({ description: 'Empty where the line is nameless' }),
      kind: oneOf(lineKinds),
      about: Type.String(),
      amount: Amount,
      happenedAt: Timestamp,
      salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
      path: Type.Array(Hash, { description: 'Siblings from the leaf up to the root' })
    })
  )
})
export type StatementProofs = Static<typeof StatementProofs>

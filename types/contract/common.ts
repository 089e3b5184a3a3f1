import { Type, type Static, type TSchema } from '@sinclair/typebox'

export const Id = Type.String({ format: 'uuid' })
export const Timestamp = Type.String({ format: 'date-time', description: 'UTC, ISO 8601' })

/** Whole points; the ledger knows no fractions. */
export const Amount = Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 })
export const Version = Type.Integer({ minimum: 1, description: 'The version the writer saw; a stale one is refused' })

export const IdParams = Type.Object({ id: Id }, { additionalProperties: false })
export type IdParams = Static<typeof IdParams>

export const PageQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 200, description: '"nextCursor" of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 }))
  },
  { additionalProperties: false }
)
export type PageQuery = Static<typeof PageQuery>

/** One page of a list; `nextCursor` is null on the last page. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()])
  })
}

/** One page of a list, as a plain type. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

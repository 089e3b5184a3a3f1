import { Type, type Static, type TSchema } from '@sinclair/typebox'

/** A string out of a fixed list. */
export function oneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>(Type.Union(values.map((value) => Type.Literal(value))))
}

export const Id = Type.String({ format: 'uuid' })
export const Timestamp = Type.String({ format: 'date-time', description: 'UTC, ISO 8601' })

/** Whole points; the ledger knows no fractions. */
export const Amount = Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 })
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_646, description: 'The version the writer saw; a stale one is refused' })
export const VersionBody = Type.Object({ version: Version }, { additionalProperties: false })
export type VersionBody = Static<typeof VersionBody>

export const IdParams = Type.Object({ id: Id }, { additionalProperties: false })
export type IdParams = Static<typeof IdParams>

/** Answer to every creation: the same for the same Idempotency-Key, for ever. */
export const Created = Type.Object({ id: Id })
export type Created = Static<typeof Created>

/** Every creation carries one; the client makes it once per intention and repeats it with each retry. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 100, description: 'Required' }))
})

export const PageQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 200, description: '"nextCursor" of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Default 20' }))
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

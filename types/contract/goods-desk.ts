import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, Version, oneOf } from './common'
import { limitPeriods } from './goods'
import { Delivery } from './stock'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'From 0:00 of that day in Asia/Shanghai on' })
const Price = Type.Integer({ minimum: 1, maximum: 100_000, description: 'Points for one' })

/** What one household may redeem in a period. */
export const Limit = Type.Object(
  { pieces: Type.Integer({ minimum: 1, maximum: 999 }), period: oneOf(limitPeriods) },
  { additionalProperties: false }
)
export type Limit = Static<typeof Limit>

const terms = {
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S', description: 'With its size, e.g. 洗衣液 2 千克' }),
  category: Type.String({ maxLength: 10, description: 'As the village calls it, e.g. 日用品; may be empty' }),
  photoId: Type.Union([Id, Type.Null()], { description: 'The picture: sent before by the same person, or the one it has already' }),
  limit: Type.Union([Limit, Type.Null()]),
  onSaleFrom: Type.Union([Day, Type.Null()], { description: 'Announced before it can be redeemed; null: at once' }),
  lowStock: Type.Integer({ minimum: 0, maximum: 100_000, description: 'Keepers are told once when the stock falls to this; 0: never' })
}

/** Everything about goods but their price and their stock, which have a history of their own. */
export const GoodsTerms = Type.Object(terms, { additionalProperties: false })
export type GoodsTerms = Static<typeof GoodsTerms>

export const GoodsCreate = Type.Object(
  {
    ...terms,
    points: Price,
    delivery: Type.Union([Type.Object(Delivery, { additionalProperties: false }), Type.Null()], { description: 'The first pieces' })
  },
  { additionalProperties: false }
)
export type GoodsCreate = Static<typeof GoodsCreate>

export const GoodsChange = Type.Object({ ...terms, version: Version }, { additionalProperties: false })
export type GoodsChange = Static<typeof GoodsChange>

/** All open goods in the order of the shelf. */
export const GoodsOrder = Type.Object(
  { goodsIds: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }) },
  { additionalProperties: false }
)
export type GoodsOrder = Static<typeof GoodsOrder>

export const PriceDraft = Type.Object(
  { points: Price, from: Type.Union([Day, Type.Null()], { description: 'A later day; null: at once' }) },
  { additionalProperties: false }
)
export type PriceDraft = Static<typeof PriceDraft>

/** Names a price of the goods. */
export const PriceStart = Type.Object({ startsAt: Timestamp }, { additionalProperties: false })
export type PriceStart = Static<typeof PriceStart>

export const GoodsPrice = Type.Object({
  points: Type.Integer({ description: 'For one' }),
  startsAt: Timestamp,
  by: Type.Union([Type.String(), Type.Null()], { description: 'Name; null: came with the village' }),
  createdAt: Timestamp
})
export type GoodsPrice = Static<typeof GoodsPrice>

const NextPrice = Type.Object({ points: Type.Integer(), startsAt: Timestamp })

const managed = {
  id: Id,
  name: Type.String(),
  category: Type.String(),
  photoId: Type.Union([Id, Type.Null()]),
  pictureUrl: Type.Union([Type.String(), Type.Null()]),
  limit: Type.Union([Limit, Type.Null()]),
  onSaleFrom: Type.Union([Timestamp, Type.Null()]),
  lowStock: Type.Integer(),
  points: Type.Integer({ description: 'Price of one now' }),
  nextPrice: Type.Union([NextPrice, Type.Null()], { description: 'The one that starts first of those to come' }),
  stock: Type.Integer({ description: 'Pieces that can still be redeemed' }),
  held: Type.Integer({ description: 'Pieces set aside for open orders; they lie on the shelf, too' }),
  wishes: Type.Integer({ description: 'Households that wish for them' }),
  open: Type.Boolean(),
  version: Version
}

/** Goods as those see them who keep the shop. */
export const ManagedGoods = Type.Object(managed)
export type ManagedGoods = Static<typeof ManagedGoods>

/** In the order of the shelf, the closed ones too. */
export const ManagedGoodsList = Type.Object({ items: Type.Array(ManagedGoods) })
export type ManagedGoodsList = Static<typeof ManagedGoodsList>

export const GoodsDetail = Type.Object({
  ...managed,
  prices: Type.Array(GoodsPrice, { description: 'The latest start first' }),
  lastCostFen: Type.Union([Type.Integer(), Type.Null()], { description: 'What one piece cost the last time some came in' })
})
export type GoodsDetail = Static<typeof GoodsDetail>

import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, oneOf } from './common'
import { Shop } from './shops'

/** What a limit for each household counts over, in Asia/Shanghai. */
export const limitPeriods = ['day', 'week', 'month', 'year', 'ever'] as const
export type LimitPeriod = (typeof limitPeriods)[number]

export const Goods = Type.Object({
  id: Id,
  name: Type.String({ description: 'With its size, e.g. 洗衣液 2 千克' }),
  points: Type.Integer({ minimum: 1, description: 'Price of one' }),
  stock: Type.Integer({ minimum: 0, description: 'Pieces that can still be redeemed' }),
  pictureUrl: Type.Union([Type.String(), Type.Null()]),
  category: Type.String({ description: 'As the village calls it, e.g. 日用品; may be empty' }),
  limit: Type.Union(
    [
      Type.Object({
        pieces: Type.Integer({ minimum: 1 }),
        period: oneOf(limitPeriods),
        left: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
          description: 'What the own household may still redeem in the running period; null without a household'
        })
      }),
      Type.Null()
    ],
    { description: 'What one household may redeem in a period' }
  ),
  onSaleFrom: Type.Union([Timestamp, Type.Null()], { description: 'To come: from when on it can be redeemed; null as soon as it can' }),
  nextPrice: Type.Union([Type.Object({ points: Type.Integer({ minimum: 1 }), startsAt: Timestamp }), Type.Null()], {
    description: 'The price that comes next'
  }),
  wished: Type.Boolean({ description: 'Whether the own household wants to be told when it can be had' }),
  open: Type.Boolean()
})
export type Goods = Static<typeof Goods>

export const GoodsList = Type.Object({ shop: Shop, items: Type.Array(Goods) })
export type GoodsList = Static<typeof GoodsList>

/** What the household wishes for, the latest wish first; goods that are closed meanwhile, too. */
export const WishList = Type.Object({ items: Type.Array(Goods) })
export type WishList = Static<typeof WishList>

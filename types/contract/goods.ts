import { Type, type Static } from '@sinclair/typebox'
import { Id } from './common'
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
  open: Type.Boolean()
})
export type Goods = Static<typeof Goods>

export const GoodsList = Type.Object({ shop: Shop, items: Type.Array(Goods) })
export type GoodsList = Static<typeof GoodsList>

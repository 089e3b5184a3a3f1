import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Shop } from './shops'

export const orderStatuses = ['held', 'handed_over', 'cancelled', 'expired'] as const
export type OrderStatus = (typeof orderStatuses)[number]
export const OrderStatus = oneOf(orderStatuses)

export const OrderCreate = Type.Object(
  {
    lines: Type.Array(
      Type.Object(
        {
          goodsId: Id,
          quantity: Type.Integer({ minimum: 1, maximum: 99 }),
          points: Type.Integer({
            minimum: 1,
            maximum: 1_000_000,
            description: 'Price of one as the resident saw it; another price is refused'
          })
        },
        { additionalProperties: false }
      ),
      { minItems: 1, maxItems: 10 }
    )
  },
  { additionalProperties: false }
)
export type OrderCreate = Static<typeof OrderCreate>

const orderFacts = {
  id: Id,
  status: OrderStatus,
  lines: Type.Array(
    Type.Object({
      goodsId: Id,
      name: Type.String(),
      pictureUrl: Type.Union([Type.String(), Type.Null()]),
      quantity: Type.Integer(),
      points: Type.Integer({ description: 'Price of one when ordered' })
    })
  ),
  points: Type.Integer({ description: 'Whole price; held until hand-over, then spent' }),
  createdAt: Timestamp,
  closedAt: Type.Union([Timestamp, Type.Null()], { description: 'When handed over or cancelled' }),
  version: Version
}

/** An order as its household sees it. */
export const Order = Type.Object({
  ...orderFacts,
  pickUp: Type.Union(
    [
      Type.Object({
        token: Type.String({ description: 'Content of the QR code, 128 random bits' }),
        digits: Type.String({ pattern: '^\\d{8}$', description: 'The same said aloud' })
      }),
      Type.Null()
    ],
    { description: 'null once the order is closed' }
  ),
  shop: Shop
})
export type Order = Static<typeof Order>
export const OrderPage = pageOf(Order)
export type OrderPage = Static<typeof OrderPage>

/** An order as the shop counter sees it: no code, but whom it is for. */
export const CounterOrder = Type.Object({
  ...orderFacts,
  household: Type.String({ description: 'Label of the household' }),
  orderedBy: Type.String({ description: 'Name of the member who ordered' })
})
export type CounterOrder = Static<typeof CounterOrder>

export const PickUpCode = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 64, description: 'QR content or eight digits; spaces do not matter' }) },
  { additionalProperties: false }
)
export type PickUpCode = Static<typeof PickUpCode>

export const OrderQuery = Type.Composite(
  [PageQuery, Type.Object({ status: Type.Optional(OrderStatus) })],
  { additionalProperties: false }
)
export type OrderQuery = Static<typeof OrderQuery>

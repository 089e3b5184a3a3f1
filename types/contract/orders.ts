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
  expiresAt: Type.String({ format: 'date-time', description: 'UTC; from then on points and goods go back by themselves' }),
  closedAt: Type.Union([Timestamp, Type.Null()], { description: 'When handed over, cancelled or expired' }),
  closedBy: Type.Union([Type.String(), Type.Null()], { description: 'Name of who handed it over or cancelled it' }),
  closeReason: Type.Union([Type.String(), Type.Null()], { description: 'Why the shop cancelled it; null where the household did' }),
  fetcher: Type.Union([Type.String(), Type.Null()], { description: 'Name of who may fetch it for the household, by a voucher' }),
  fetchedBy: Type.Union([Type.String(), Type.Null()], { description: 'Name of who took it, where the shop knows it' }),
  card: Type.Union(
    [
      Type.Object({
        member: Type.String({ description: 'Who of the household stood at the counter' }),
        witness: Type.Union([Type.String(), Type.Null()], { description: 'Who saw it; empty once they have left, null with a PIN' })
      }),
      Type.Null()
    ],
    { description: 'Redeemed at the counter with the household card; null for an order by phone' }
  ),
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

const Code = Type.String({ minLength: 1, maxLength: 64, description: 'QR content or eight digits; spaces do not matter' })

export const PickUpCode = Type.Object({ code: Code }, { additionalProperties: false })
export type PickUpCode = Static<typeof PickUpCode>

/** Who stands at the counter, as people call them. */
const PersonName = Type.String({ minLength: 1, maxLength: 20 })

export const HandOver = Type.Object(
  {
    version: Version,
    code: Type.Optional(Code),
    fetchedBy: Type.Optional(Type.String({ ...PersonName, description: 'Whom the keeper knows to stand there, where no code was shown or somebody else brings it' }))
  },
  { additionalProperties: false }
)
export type HandOver = Static<typeof HandOver>

export const ShopCancellation = Type.Object(
  { version: Version, reason: Type.String({ minLength: 1, maxLength: 60, description: 'What the household reads' }) },
  { additionalProperties: false }
)
export type ShopCancellation = Static<typeof ShopCancellation>

/** 代领单: somebody else may fetch the order; its pick-up code is made anew. */
export const VoucherCreate = Type.Object(
  { version: Version, fetcher: Type.String({ ...PersonName, description: 'Who fetches it' }) },
  { additionalProperties: false }
)
export type VoucherCreate = Static<typeof VoucherCreate>

export const counterLists = ['waiting', 'handed_over'] as const
export type CounterList = (typeof counterLists)[number]

export const CounterQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      list: Type.Optional(Type.Unsafe<CounterList>({
        ...oneOf(counterLists),
        description: 'What waits, soonest to expire first, unless told otherwise; or what was handed over today, the latest first'
      })),
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of the household, or of the name of who ordered or fetches' }))
    })
  ],
  { additionalProperties: false }
)
export type CounterQuery = Static<typeof CounterQuery>
export const CounterOrderPage = pageOf(CounterOrder)
export type CounterOrderPage = Static<typeof CounterOrderPage>

export const OrderQuery = Type.Composite(
  [PageQuery, Type.Object({ status: Type.Optional(OrderStatus) })],
  { additionalProperties: false }
)
export type OrderQuery = Static<typeof OrderQuery>

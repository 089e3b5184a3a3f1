import { Type, type Static } from '@sinclair/typebox'
import { Timestamp } from './common'

const Day = Type.String({
  pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'YYYY-MM-DD in Asia/Shanghai'
})

const came = {
  orders: Type.Integer({ description: 'Orders handed over' }),
  pieces: Type.Integer({ description: 'Pieces handed over' }),
  points: Type.Integer({ description: 'Points spent on them' })
}

/** 日结 in short, as it was signed. */
export const ShopDaySummary = Type.Object({
  day: Day,
  since: Type.String({ description: 'The first day in it: days that nobody closed are in the next one that was' }),
  ...came,
  note: Type.String(),
  closedBy: Type.Object({ name: Type.String({ description: 'Empty once they have left' }) }),
  closedAt: Timestamp
})
export type ShopDaySummary = Static<typeof ShopDaySummary>

/** A day on which something happened and that nobody has closed. */
export const OpenShopDay = Type.Object({ day: Day, ...came })
export type OpenShopDay = Static<typeof OpenShopDay>

export const ShopDayPage = Type.Object({
  items: Type.Array(ShopDaySummary, { description: 'The latest first' }),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  today: Type.Object({
    ...OpenShopDay.properties,
    closed: Type.Boolean({ description: 'Whether it has been signed; what comes later belongs to the next day' }),
    closesAt: Type.Union([Type.String({ description: 'HH:mm, from when on it can be signed' }), Type.Null()], {
      description: 'null where it can be signed now, or has been'
    })
  }),
  unclosed: Type.Array(OpenShopDay, { description: 'Days before today with something to sign, the latest first, at most 31' })
})
export type ShopDayPage = Static<typeof ShopDayPage>

export const ShopDayQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 10 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'Default 20' }))
  },
  { additionalProperties: false }
)
export type ShopDayQuery = Static<typeof ShopDayQuery>

/** Pieces on the shelf, those set aside for orders included: closing = opening + in − out − broken + counted − handed over. */
export const ShopDayLine = Type.Object({
  goodsId: Type.String(),
  name: Type.String({ description: 'As the goods were called that day' }),
  opening: Type.Integer(),
  cameIn: Type.Integer(),
  wentOut: Type.Integer(),
  broken: Type.Integer(),
  counted: Type.Integer({ description: 'Found by a stock take; below zero where it found fewer' }),
  handedOver: Type.Integer(),
  closing: Type.Integer()
})
export type ShopDayLine = Static<typeof ShopDayLine>

export const ShopDay = Type.Object({
  day: Day,
  since: Type.String(),
  ...came,
  lines: Type.Array(ShopDayLine),
  note: Type.String(),
  closedBy: Type.Union([Type.Object({ name: Type.String() }), Type.Null()], { description: 'null until somebody signs' }),
  closedAt: Type.Union([Timestamp, Type.Null()]),
  closesAt: Type.Union([Type.String(), Type.Null()], { description: 'HH:mm: today, from when on it can be signed; null where it can be now, or was' })
})
export type ShopDay = Static<typeof ShopDay>

export const ShopDayParams = Type.Object({ day: Day }, { additionalProperties: false })
export const ShopDayClose = Type.Object({ day: Day, note: Type.String({ maxLength: 200 }) }, { additionalProperties: false })
export type ShopDayClose = Static<typeof ShopDayClose>

import { Type, type Static } from '@sinclair/typebox'
import { Id, oneOf } from './common'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in Asia/Shanghai' })
const Address = Type.String({ description: 'What the QR code of the sheet opens' })
const Label = Type.Union([Type.String(), Type.Null()], { description: 'Of a household; null for one that does not want to be named' })
const PictureUrl = Type.Union([Type.String(), Type.Null()])

/** Each size is the next smaller one made larger by √2: the same sheet, to be read from further away. */
export const wallSizes = ['A4', 'A3'] as const
export const bookSizes = ['A5', 'A4'] as const
export type PaperSize = (typeof wallSizes)[number] | (typeof bookSizes)[number]

export const PriceSheetQuery = Type.Object({ size: Type.Optional(oneOf(wallSizes)) }, { additionalProperties: false })
export type PriceSheetQuery = Static<typeof PriceSheetQuery>

/** 《物品积分兑换表》: what the shop offers today, in the sentences that stand on paper. */
export const PriceSheet = Type.Object({
  village: Type.String(),
  on: Day,
  place: Type.String(),
  hours: Type.String({ description: 'E.g. 每天 8:30–17:30; empty where they are not written down' }),
  phone: Type.Union([Type.String(), Type.Null()]),
  address: Address,
  groups: Type.Array(Type.Object({
    category: Type.String({ description: 'Empty for goods without one, which come last' }),
    goods: Type.Array(Type.Object({
      id: Id,
      name: Type.String(),
      points: Type.Integer({ minimum: 1, description: 'Price of one; of goods to come the price of their first day' }),
      notes: Type.Array(Type.String(), { description: 'From when, and how many for each household' }),
      pictureUrl: PictureUrl
    }))
  }))
})
export type PriceSheet = Static<typeof PriceSheet>

const weeks = oneOf(['this', 'last'])
export const WeekQuery = Type.Object({ week: Type.Optional(weeks) }, { additionalProperties: false })
export type WeekQuery = Static<typeof WeekQuery>
export const WallSheetQuery = Type.Composite([WeekQuery, PriceSheetQuery], { additionalProperties: false })
export type WallSheetQuery = Static<typeof WallSheetQuery>

/** 墙报: a week of the village, Monday to Sunday, as it hangs on the wall. Names nobody who does not want to be named. */
export const WallSheet = Type.Object({
  village: Type.String(),
  from: Day,
  until: Type.String({ ...Day, description: 'The last of the week, also while it runs' }),
  address: Address,
  ledger: Type.Object({
    earned: Type.Integer({ description: 'Points, short of those taken back' }),
    redeemed: Type.Integer({ description: 'Points of the goods handed over' }),
    households: Type.Integer({ description: 'How many earned something' })
  }),
  honours: Type.Array(Type.Object({
    id: Id, title: Type.String(), household: Label, name: Type.String(), note: Type.String(), awardedOn: Day, pictureUrl: PictureUrl
  })),
  moreHonours: Type.Integer({ description: 'How many found no room' }),
  board: Type.Array(Type.Object({ place: Type.Integer(), household: Label, points: Type.Integer() })),
  activities: Type.Array(Type.Object({
    title: Type.String(),
    place: Type.String(),
    startsAt: Type.String({ format: 'date-time' }),
    came: Type.Union([Type.Integer(), Type.Null()], { description: 'null before it begins' })
  })),
  goods: Type.Array(Type.Object({
    name: Type.String(),
    points: Type.Integer(),
    before: Type.Union([Type.Integer(), Type.Null()], { description: 'The price it had; null for new goods' }),
    on: Day
  }))
})
export type WallSheet = Static<typeof WallSheet>

export const PassbookQuery = Type.Object(
  {
    householdId: Type.Optional(Type.String({ format: 'uuid', description: 'The own household unless given' })),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2999, description: 'The running one unless given' }))
  },
  { additionalProperties: false }
)
export type PassbookQuery = Static<typeof PassbookQuery>
export const PassbookFileQuery = Type.Composite(
  [PassbookQuery, Type.Object({ size: Type.Optional(oneOf(bookSizes)) })],
  { additionalProperties: false }
)
export type PassbookFileQuery = Static<typeof PassbookFileQuery>

/** 积分存折: a year of one household's free points. */
export const Passbook = Type.Object({
  village: Type.String(),
  household: Type.String(),
  grid: Type.String(),
  unit: Type.Union([Type.String(), Type.Null()]),
  on: Day,
  address: Type.String({ description: 'That of the household\'s card' }),
  year: Type.Integer(),
  years: Type.Array(Type.Integer(), { description: 'With entries, the latest first, and always the running one' }),
  free: Type.Integer({ description: 'Today' }),
  held: Type.Integer({ description: 'Today, set aside for goods not yet fetched' }),
  carried: Type.Integer({ description: 'Before the first entry of the year' }),
  months: Type.Array(Type.Object({
    month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
    earned: Type.Integer(),
    redeemed: Type.Integer(),
    balance: Type.Integer({ description: 'At its end' })
  }), { description: 'With entries, the earliest first' }),
  entries: Type.Array(Type.Object({
    id: Type.String(),
    on: Day,
    what: Type.String(),
    amount: Type.Integer(),
    balance: Type.Integer({ description: 'After it' })
  }), { description: 'The earliest first' }),
  left: Type.Integer({ description: 'Entries at the beginning of the year that found no room; they are in what is carried over' })
})
export type Passbook = Static<typeof Passbook>

export const CardSheetQuery = Type.Object(
  { gridId: Type.Optional(Id), householdId: Type.Optional(Id) },
  { additionalProperties: false }
)
export type CardSheetQuery = Static<typeof CardSheetQuery>

/** One card of a page of ten. */
export interface CardFace {
  label: string
  /** The grid, and the unit where there is one. */
  place: string
  address: string
}

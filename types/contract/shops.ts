import { Type, type Static } from '@sinclair/typebox'
import { Version } from './common'

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:mm in Asia/Shanghai' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in Asia/Shanghai' })

export const OpeningTime = Type.Object({ from: Clock, until: Clock }, { additionalProperties: false })
export type OpeningTime = Static<typeof OpeningTime>

/** Days on which the shop stays closed whatever its hours say; what was ordered is kept for as many days longer. */
export const Closure = Type.Object(
  { from: Day, until: Type.String({ ...Day, description: 'The last of them' }), reason: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false }
)
export type Closure = Static<typeof Closure>

/** 积分超市: where it is, when one can fetch, and how long it keeps what was ordered. */
export const Shop = Type.Object(
  {
    place: Type.String({ minLength: 1, maxLength: 60, description: 'Where the counter stands' }),
    phone: Type.Union([Type.String({ minLength: 1, maxLength: 20 }), Type.Null()]),
    hours: Type.Array(Type.Array(OpeningTime, { maxItems: 4 }), {
      minItems: 7, maxItems: 7, description: 'For each day of the week, Monday first, when it is open, the earliest first; empty where it stays closed'
    }),
    hoursNote: Type.String({ maxLength: 60, description: 'What the hours alone do not say' }),
    closure: Type.Union([Closure, Type.Null()]),
    pickUpDays: Type.Integer({ minimum: 1, maximum: 90, description: 'How many days an order waits to be fetched' }),
    version: Version
  },
  { additionalProperties: false }
)
export type Shop = Static<typeof Shop>

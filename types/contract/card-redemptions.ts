import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp } from './common'
import { Goods } from './goods'
import { SixDigits } from './household-pins'
import { OrderCreate } from './orders'

/** Which household stands at the counter: by its card, or chosen by its door. One of the two. */
export const CardLookUp = Type.Object(
  {
    card: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Code of the household card' })),
    householdId: Type.Optional(Id)
  },
  { additionalProperties: false }
)
export type CardLookUp = Static<typeof CardLookUp>

/** What the keeper has to know of a household that stands at the counter. */
export const CounterHousehold = Type.Object({
  id: Id,
  label: Type.String(),
  free: Type.Integer({ description: 'Points it can redeem now' }),
  people: Type.Array(Type.String(), { description: 'Names of those who belong to it; empty where nobody has been registered' }),
  goods: Type.Array(Goods, { description: 'What the shop offers, with what this household may still redeem of it' }),
  pinSet: Type.Boolean(),
  witnessNeeded: Type.Boolean({ description: 'The keeper is of this household or kin of it: a PIN alone will not do' })
})
export type CounterHousehold = Static<typeof CounterHousehold>

/** Goods for a household without a phone, proved by its PIN or by a witness: one of the two. */
export const CardRedemptionCreate = Type.Object(
  {
    householdId: Id,
    member: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S', description: 'Who stands at the counter: one of the household' }),
    lines: OrderCreate.properties.lines,
    pin: Type.Optional(SixDigits),
    witnessCode: Type.Optional(SixDigits),
    fetcher: Type.Optional(Type.String({
      minLength: 1, maxLength: 20, pattern: '\\S',
      description: 'Who fetches the goods later, with a voucher; without one they are handed over at once'
    }))
  },
  { additionalProperties: false }
)
export type CardRedemptionCreate = Static<typeof CardRedemptionCreate>

/** What somebody shows who stands witness; good for one use. */
export const WitnessCode = Type.Object({
  code: SixDigits,
  secondsLeft: Type.Number({ minimum: 0, maximum: 60, description: 'Until the next code is due' })
})
export type WitnessCode = Static<typeof WitnessCode>

/** What is printed for the one who fetches kept goods: 代领单. */
export const CardSlip = Type.Object({
  household: Type.String(),
  member: Type.String({ description: 'Who redeemed at the counter' }),
  fetcher: Type.String(),
  lines: Type.Array(Type.Object({ name: Type.String(), quantity: Type.Integer() })),
  points: Type.Integer(),
  expiresAt: Timestamp,
  pickUp: Type.Object({ token: Type.String({ description: 'Content of the QR code' }), digits: Type.String({ pattern: '^\\d{8}$' }) })
})
export type CardSlip = Static<typeof CardSlip>

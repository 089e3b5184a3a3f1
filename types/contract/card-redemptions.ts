import { Type, type Static } from '@sinclair/typebox'
import { Id } from './common'
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

import { Type, type Static } from '@sinclair/typebox'
import { Timestamp } from './common'

/** What is said aloud at the counter: a PIN, or the code on a witness' phone. */
export const SixDigits = Type.String({ pattern: '^\\d{6}$' })

/** 取货密码 of one's own household: whether there is one, never what it is. */
export const HouseholdPin = Type.Object({
  setAt: Type.Union([Timestamp, Type.Null()], { description: 'null: there is none' }),
  setBy: Type.Union([Type.String(), Type.Null()], { description: 'Who set it; empty once they have left' })
})
export type HouseholdPin = Static<typeof HouseholdPin>

export const HouseholdPinChange = Type.Object({ pin: SixDigits }, { additionalProperties: false })
export type HouseholdPinChange = Static<typeof HouseholdPinChange>

/** Set for a household that stands at the counter with its card, before a witness. */
export const CounterPin = Type.Object(
  {
    card: Type.String({ minLength: 1, maxLength: 100, description: 'Code of the household card' }),
    pin: SixDigits,
    witnessCode: SixDigits
  },
  { additionalProperties: false }
)
export type CounterPin = Static<typeof CounterPin>

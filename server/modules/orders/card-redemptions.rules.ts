import type { CardLookUp, CardRedemptionCreate } from '../../../types/contract/card-redemptions'
import { AppError } from '../../shared/app-error'

/** By which of the two the household is found. @throws invalid_request unless it is one of them */
export function readLookUp({ card, householdId }: CardLookUp): { card: string } | { householdId: string } {
  if (card !== undefined && householdId === undefined) return { card }
  if (card === undefined && householdId !== undefined) return { householdId }
  throw new AppError('invalid_request', 'send a card or a household')
}

/** What is to prove that the household wants it. @throws invalid_request unless it is one thing */
export function readProof({ pin, witnessCode }: CardRedemptionCreate): { pin: string } | { witnessCode: string } {
  if (pin !== undefined && witnessCode === undefined) return { pin }
  if (pin === undefined && witnessCode !== undefined) return { witnessCode }
  throw new AppError('invalid_request', 'send a PIN or the code of a witness')
}

/** @throws household_closed with `into` */
export function demandOpen({ closedAt, heirLabel }: { closedAt: Date | null; heirLabel: string | null }): void {
  if (closedAt) throw new AppError('household_closed', 'the household has become part of another one', { into: heirLabel })
}

/**
 * Who stands there: somebody the roster knows in the household, or whoever says so where it knows nobody.
 *
 * @returns the name as it is kept @throws member_unknown
 */
export function memberOf(people: readonly string[], said: string): string {
  const name = said.trim()
  if (people.length > 0 && !people.includes(name)) throw new AppError('member_unknown')
  return name
}

import { AppError } from '../../shared/app-error'

interface Person {
  id: string
  householdId: string | null
}

/**
 * A witness stands for neither side: not the keeper nor of the keeper's household, not of the household it is about, and not
 * kin of it. @throws witness_unsuitable with `reason`: self, own_household, household or kin
 */
export function checkWitness(
  witness: Person,
  { keeper, householdId, kin }: { keeper: Person; householdId: string; kin: ReadonlySet<string> }
): void {
  const refuse = (reason: string) => new AppError('witness_unsuitable', undefined, { reason })
  if (witness.id === keeper.id) throw refuse('self')
  if (witness.householdId === householdId) throw refuse('household')
  if (witness.householdId !== null && witness.householdId === keeper.householdId) throw refuse('own_household')
  if (kin.has(householdId)) throw refuse('kin')
}

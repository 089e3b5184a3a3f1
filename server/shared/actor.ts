import type { Role } from '../../types/contract/sessions'
import { AppError } from './app-error'

/** Who asks: taken from the session, never from the request. */
export interface Actor {
  readonly accountId: string
  /** null for a supervisor */
  readonly villageId: string | null
  readonly householdId: string | null
  readonly roles: readonly Role[]
}

/** An actor inside of a village. */
export interface Villager extends Actor {
  readonly villageId: string
}

/** An actor who can earn and spend points. */
export interface HouseholdMember extends Villager {
  readonly householdId: string
}

/** The actor as somebody of a village. @throws forbidden for a supervisor */
export function villager(actor: Actor): Villager {
  if (actor.villageId === null) throw new AppError('forbidden', 'only people of a village may do this')
  return actor as Villager
}

/** The actor as a member of a household. @throws household_missing for a cadre without one */
export function householdMember(actor: Actor): HouseholdMember {
  const person = villager(actor)
  if (person.householdId === null) throw new AppError('household_missing', 'the account belongs to no household')
  return person as HouseholdMember
}

/** Refuses unless the named permission was granted. @throws forbidden */
export function demand(permitted: boolean, permission: string): void {
  if (!permitted) throw new AppError('forbidden', `needs the permission to ${permission}`)
}

import type { Role } from '../../../types/contract/sessions'
import { hasRole, type Actor } from '../../shared/actor'

/** Seeing every household of the village with its member count. */
export const mayListHouseholds = (actor: Actor): boolean => hasRole(actor, 'villageAdmin')

/** Anybody may invite family into their own household; offices and other households are the village admin's. */
export const mayInvite = (actor: Actor, wanted: { householdId: string | null; roles: readonly Role[] }): boolean =>
  hasRole(actor, 'villageAdmin') ||
  (wanted.householdId !== null && wanted.householdId === actor.householdId && wanted.roles.every((role) => role === 'resident'))

/** A supervisor belongs to no village and is made by the operator; a resident needs a household. */
export const isInvitable = ({ householdId, roles }: { householdId: string | null; roles: readonly Role[] }): boolean =>
  roles.length > 0 && !roles.includes('supervisor') && (householdId !== null || !roles.includes('resident'))

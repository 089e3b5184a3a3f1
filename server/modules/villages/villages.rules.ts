import { hasRole, type Actor } from '../../shared/actor'

/** Comparing all villages, sums only. */
export const mayCompareVillages = (actor: Actor): boolean => hasRole(actor, 'supervisor')

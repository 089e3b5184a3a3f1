import type { OwnHousehold } from '../../../types/contract/households'
import type { Role } from '../../../types/contract/sessions'
import type { Actor } from '../../shared/actor'
import { may } from '../../shared/permissions'

/** Anybody may invite family into their own household; offices and other households are the village admin's. */
export const mayInvite = (actor: Actor, wanted: { householdId: string | null; roles: readonly Role[] }): boolean =>
  may(actor, 'manage_people') ||
  (wanted.householdId !== null && wanted.householdId === actor.householdId && wanted.roles.every((role) => role === 'resident'))

/** A supervisor belongs to no village and is made by the operator; a resident needs a household. */
export const isInvitable = ({ householdId, roles }: { householdId: string | null; roles: readonly Role[] }): boolean =>
  roles.length > 0 && !roles.includes('supervisor') && (householdId !== null || !roles.includes('resident'))

interface MemberRow {
  id: string
  name: string
  createdAt: Date
  erasedAt: Date | null
}

interface SenderSum {
  submittedBy: string
  earned: number
  earnedThisMonth: number
}

/**
 * A household's awards by who sent the photos in. Somebody who has left stays in the list only for the points they brought;
 * whoever is no member sent in as a helper.
 */
export function attributeAwards(
  members: MemberRow[],
  sums: SenderSum[],
  self: string
): Pick<OwnHousehold, 'members' | 'earnedByHelpers'> {
  const earnedBy = new Map(sums.map((sum) => [sum.submittedBy, sum]))
  const shown = members.filter(({ id, erasedAt }) => erasedAt === null || earnedBy.has(id))
  const ids = new Set(members.map(({ id }) => id))
  return {
    members: shown.map(({ id, name, createdAt }) => ({
      id,
      name,
      self: id === self,
      joinedAt: createdAt.toISOString(),
      earned: earnedBy.get(id)?.earned ?? 0,
      earnedThisMonth: earnedBy.get(id)?.earnedThisMonth ?? 0
    })),
    earnedByHelpers: sums.reduce((total, { submittedBy, earned }) => (ids.has(submittedBy) ? total : total + earned), 0)
  }
}

import type { Invitation, InvitationCreate } from '../../../types/contract/households'
import type { Role } from '../../../types/contract/sessions'
import type { Database, Tx } from '../../database/client'
import { demand, villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { may } from '../../shared/permissions'
import { keyed } from '../../shared/secrets'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import { isInvitable, mayInvite } from './households.rules'
import * as repository from './households.repository'

interface InvitationRef {
  villageId: string
  id: string
}

export interface InvitationsService {
  /**
   * Makes a code good for one sign-up; a village admin's leaves a trace.
   *
   * @throws forbidden, invalid_request, not_found, household_closed, idempotency_key_reused
   */
  create(actor: Actor, input: InvitationCreate, idempotencyKey: string): Promise<Invitation>
  /** Which invitation a code belongs to. @throws invitation_invalid */
  find(code: string): Promise<InvitationRef>
  /** Whom it makes. Held until the transaction ends. @throws invitation_used, invitation_expired */
  usable(tx: Tx, invitation: InvitationRef, now: Date): Promise<{ householdId: string | null; roles: Role[] }>
  use(tx: Tx, invitation: InvitationRef, accountId: string, now: Date): Promise<void>
}

const validDays = 30
/** Letters and digits that are not mistaken for one another when read from paper (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 10

export function createInvitationsService(
  { database, clock, secretKey, audit }: { database: Database; clock: Clock; secretKey: string; audit: AuditService }
): InvitationsService {
  return {
    async create(actor, input, idempotencyKey) {
      const person = villager(actor)
      const wanted = {
        householdId: input.householdId === undefined ? actor.householdId : input.householdId,
        roles: input.roles ?? ['resident' as const]
      }
      demand(mayInvite(actor, wanted), 'invite')
      if (!isInvitable(wanted)) throw new AppError('invalid_request', 'nobody can be invited with these roles and household')
      const { villageId, accountId } = person
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        const request = { key: idempotencyKey, content: ['invitation', wanted] }
        const id = await createOnce(tx, person, request, now, async (newId) => {
          const { householdId, roles } = wanted
          const label = householdId !== null ? await repository.findHouseholdLabel(tx, villageId, householdId) : ''
          if (label === null) throw new AppError('not_found', 'no such household')
          await repository.insertInvitation(
            tx, newInvitation(secretKey, { villageId, id: newId, ...wanted, createdBy: accountId, createdAt: now }))
          // a family that invites its own does nothing for the village
          if (!may(actor, 'manage_people')) return
          const act = { about: label, householdId: householdId ?? undefined, subjectId: newId, details: { roles } }
          await audit.record(tx, person, { action: 'invitation_made', ...act })
        })
        const { roles, expiresAt, label } = await repository.findInvitationById(tx, villageId, id)
        return { code: invitationCode(secretKey, id), roles, household: label, expiresAt: expiresAt.toISOString() }
      })
    },

    async find(code) {
      const found = await database.inVillage(null, (tx) => repository.findInvitation(tx, hashCode(secretKey, code)))
      if (!found) throw new AppError('invitation_invalid', 'no such invitation code')
      return found
    },

    async usable(tx, { villageId, id }, now) {
      const { usedAt, expiresAt, householdId, roles } = await repository.lockInvitation(tx, villageId, id)
      if (usedAt) throw new AppError('invitation_used')
      if (expiresAt <= now) throw new AppError('invitation_expired')
      return { householdId, roles }
    },

    async use(tx, { villageId, id }, accountId, now) {
      await repository.markInvitationUsed(tx, villageId, id, accountId, now)
    }
  }
}

/** The row of an invitation; its code is derived, only a keyed hash of it is stored. */
export function newInvitation(
  secretKey: string,
  invitation: Omit<repository.NewInvitation, 'codeHash' | 'expiresAt'>
): repository.NewInvitation {
  return {
    ...invitation,
    codeHash: hashCode(secretKey, invitationCode(secretKey, invitation.id)),
    expiresAt: new Date(invitation.createdAt.getTime() + validDays * 86_400_000)
  }
}

/** Ten characters, 50 bits. */
export function invitationCode(secretKey: string, id: string): string {
  const bytes = keyed(secretKey, 'invitation', id)
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

function hashCode(secretKey: string, code: string): Buffer {
  const normal = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return keyed(secretKey, 'invitation-code', normal)
}

import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Role } from '../../types/contract/sessions'
import { violates, type Tx } from '../database/client'
import { invitationCode, newInvitation } from '../modules/households/invitations.service'
import { randomToken } from '../shared/secrets'
import { StartError } from '../start-error'

export interface OfficeInvitation {
  village: string
  /** An office that needs no household. */
  role: Exclude<Role, 'resident' | 'supervisor'>
}

/** A code with which somebody becomes an office holder of the village. @throws StartError for an unknown village */
export async function inviteToOffice(
  tx: Tx,
  { village, role }: OfficeInvitation,
  { secretKey, now }: { secretKey: string; now: Date }
): Promise<string> {
  const found = await tx.selectFrom('villages').select('id').where('name', '=', village).executeTakeFirst()
  if (!found) throw new StartError(`There is no village named ${village}`)
  const id = randomUUID()
  const invitation = { villageId: found.id, id, householdId: null, roles: [role], createdBy: null, createdAt: now }
  await tx.insertInto('invitations').values(newInvitation(secretKey, invitation)).execute()
  return invitationCode(secretKey, id)
}

/**
 * Somebody of the town or city office, who belongs to no village and so cannot be invited by one.
 *
 * @returns the first password, shown once
 * @throws StartError when the phone has an account
 */
export async function createSupervisor(
  tx: Tx,
  { name, phone }: { name: string; phone: string },
  now: Date
): Promise<string> {
  const password = randomToken().slice(0, 16)
  const { id: accountId } = await tx
    .insertInto('accounts')
    .values({ villageId: null, householdId: null, name, roles: ['supervisor'], consentedAt: null, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  try {
    const secretHash = await hash(password)
    await tx
      .insertInto('identities')
      .values({ provider: 'password', subject: phone, accountId, villageId: null, secretHash, createdAt: now })
      .execute()
  } catch (error) {
    if (violates(error, 'identities_pkey')) throw new StartError(`The phone ${phone} has an account already`)
    throw error
  }
  return password
}

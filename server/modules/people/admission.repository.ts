import { sql } from 'kysely'
import type { Role } from '../../../types/contract/sessions'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'

export interface NewAccount {
  villageId: string
  householdId: string | null
  name: string
  roles: Role[]
  phone: string
  secretHash: string
  /** When they agreed to the privacy notice. */
  consentedAt: Date
  createdAt: Date
}

/** An account with its password identity. @throws phone_taken */
export async function insertAccount(tx: Tx, { phone, secretHash, ...account }: NewAccount): Promise<string> {
  const { villageId, createdAt } = account
  const { id } = await tx.insertInto('accounts').values(account).returning('id').executeTakeFirstOrThrow()
  try {
    await tx
      .insertInto('identities')
      .values({ provider: 'password', subject: phone, accountId: id, villageId, secretHash, createdAt })
      .execute()
  } catch (error) {
    if (violates(error, 'identities_pkey')) throw new AppError('phone_taken', 'an account with this phone exists')
    throw error
  }
  return id
}

interface Member {
  villageId: string
  householdId: string
  accountId: string
  name: string
  phone: string
}

/**
 * Finds on the household's roster whose account this is: by the name, where only one there has it, or else by the phone. A
 * family may have one phone together, so the name tells more.
 */
export async function linkToRoster(tx: Tx, { villageId, householdId, accountId, name, phone }: Member): Promise<void> {
  await sql`
    update roster_entries set account_id = ${accountId}
    where village_id = ${villageId} and id = (
      select e.id from roster_entries e
      where e.village_id = ${villageId} and e.household_id = ${householdId} and e.account_id is null
        and (e.phone = ${phone} or e.name = ${name}) and (e.phone is not distinct from ${phone} or 1 = (
          select count(*) from roster_entries o
          where o.village_id = e.village_id and o.household_id = e.household_id and o.name = e.name
        ))
      order by (e.name = ${name}) desc, coalesce(e.phone = ${phone}, false) desc, e.position
      limit 1
    )
  `.execute(tx)
}

import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'
import type { Clock } from '../../shared/clock'
import type { MessagesService } from '../messages/messages.service'
import * as repository from './admission.repository'

export interface Newcomer {
  villageId: string
  householdId: string | null
  name: string
  roles: Role[]
  phone: string
  /** Of the password. */
  secretHash: string
  /** When they agreed to the privacy notice. */
  consentedAt: Date
}

export interface AdmissionService {
  /**
   * Makes somebody's account, however they came; finds them on the roster and tells their household.
   *
   * @returns the account's id
   * @throws phone_taken, household_closed
   */
  admit(tx: Tx, newcomer: Newcomer): Promise<string>
}

export function createAdmissionService({ clock, messages }: { clock: Clock; messages: MessagesService }): AdmissionService {
  return {
    async admit(tx, newcomer) {
      const { villageId, householdId, phone } = newcomer
      const name = newcomer.name.trim()
      const accountId = await repository.insertAccount(tx, { ...newcomer, name, createdAt: clock.now() })
      if (householdId !== null) {
        await repository.linkToRoster(tx, { villageId, householdId, accountId, name, phone })
        await messages.tell(tx, villageId, { householdId }, { kind: 'member_joined', about: name, except: accountId })
      }
      return accountId
    }
  }
}

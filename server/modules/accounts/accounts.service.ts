import { hash, verify } from '@node-rs/argon2'
import type { AccountDeletion, AccountExport, PasswordChange } from '../../../types/contract/accounts'
import type { Database } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { AttemptsService } from '../attempts/attempts.service'
import type { PeopleService } from '../people/people.service'
import type { SessionsService } from '../sessions/sessions.service'
import * as repository from './accounts.repository'
import { exportOf, type Addresses } from './export'

export interface AccountsService {
  /** Other sessions of the person end; the one with `token` goes on. @throws password_missing, password_wrong, too_many_requests */
  changePassword(actor: Actor, token: string, change: PasswordChange): Promise<void>
  /** Everything kept about the person. @throws too_many_requests */
  export(actor: Actor): Promise<AccountExport>
  /**
   * Erases the person for good. What the household earned, sent in and ordered stays with it.
   * @throws password_wrong where the account has one, last_admin, too_many_requests
   */
  delete(actor: Actor, deletion: AccountDeletion): Promise<void>
}

interface Dependencies extends Addresses {
  database: Database
  clock: Clock
  attempts: AttemptsService
  sessions: SessionsService
  people: Pick<PeopleService, 'demandDispensable'>
}

/** Failures allowed in a quarter of an hour to somebody who holds the session, but perhaps not the password. */
const limit = { max: 10, windowSeconds: 900 }
/** One export reads a dozen tables. */
const exportLimit = { max: 10, windowSeconds: 3600 }

export function createAccountsService(
  { database, clock, attempts, sessions, people, photos, voiceNotes }: Dependencies
): AccountsService {
  const secretHashOf = ({ accountId, villageId }: Actor) =>
    database.inVillage(villageId, (tx) => repository.findSecretHash(tx, accountId))

  const demandPassword = ({ accountId }: Actor, secretHash: string, password: string) =>
    attempts.guard({ key: `password:${accountId}`, ...limit }, async () => {
      if (!(await verify(secretHash, password))) throw new AppError('password_wrong', 'not the password of this account')
    })

  return {
    async changePassword(actor, token, { current, next }) {
      const secretHash = await secretHashOf(actor)
      if (secretHash === null) throw new AppError('password_missing', 'the account signs in without a password')
      await demandPassword(actor, secretHash, current)
      const nextHash = await hash(next)
      await database.inVillage(actor.villageId, async (tx) => {
        await repository.setSecretHash(tx, actor.accountId, nextHash)
        await sessions.endOthers(tx, actor, token)
      })
    },

    async export(actor) {
      await attempts.count({ key: `export:${actor.accountId}`, ...exportLimit })
      const profile = await sessions.profile(actor)
      return database.inVillage(actor.villageId, (tx) => exportOf(tx, actor, profile, { photos, voiceNotes }, clock.now()))
    },

    async delete(actor, { password = '' }) {
      const secretHash = await secretHashOf(actor)
      if (secretHash !== null) await demandPassword(actor, secretHash, password)
      await database.inVillage(actor.villageId, async (tx) => {
        if (actor.villageId !== null) await people.demandDispensable(tx, villager(actor))
        await repository.erase(tx, actor.accountId, actor.villageId, clock.now())
      })
    }
  }
}

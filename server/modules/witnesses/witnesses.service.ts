import { randomInt } from 'node:crypto'
import type { WitnessCode } from '../../../types/contract/card-redemptions'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { keyed } from '../../shared/secrets'
import type { AttemptsService } from '../attempts/attempts.service'
import type { KinshipsService } from '../kinships/kinships.service'
import { checkWitness } from './witnesses.rules'
import * as repository from './witnesses.repository'

export interface Witness {
  accountId: string
  name: string
}

export interface WitnessesService {
  /** A new code for somebody who stands witness; the one before it stays good for half a minute. @throws too_many_requests */
  show(actor: Actor): Promise<WitnessCode>
  /** Runs what begins with the use of a code; codes cannot be guessed at, whoever tries. @throws too_many_requests */
  guard<T>(keeper: Villager, work: () => Promise<T>): Promise<T>
  /**
   * Uses the code up that a witness shows the keeper, for something of this household.
   *
   * @throws witness_code_wrong, witness_unsuitable with `reason`
   */
  take(tx: Tx, keeper: Villager, householdId: string, code: string): Promise<Witness>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: AttemptsService
  kinships: KinshipsService
}

const shownSeconds = 60
/** Somebody may be typing the old one while the next one comes. */
const graceSeconds = 30
/** Wrong codes a keeper may try in ten minutes, of the two or three in a million that are good. */
const guesses = { max: 10, windowSeconds: 600 }
const shows = { max: 60, windowSeconds: 600 }
/** With a hundred witnesses at once the chance of needing this many is below 10⁻¹⁶. */
const maxTries = 4

export function createWitnessesService({ database, clock, secretKey, attempts, kinships }: Dependencies): WitnessesService {
  const hashOf = (villageId: string, code: string) => keyed(secretKey, 'witness-code', `${villageId}:${code}`)

  return {
    async show(actor) {
      const { villageId, accountId } = villager(actor)
      await attempts.count({ key: `witness-shows:${accountId}`, ...shows })
      const now = clock.now()
      const expiresAt = new Date(now.getTime() + (shownSeconds + graceSeconds) * 1000)
      return database.inVillage(villageId, async (tx) => {
        await repository.deleteExpired(tx, villageId, now)
        for (let tries = 0; tries < maxTries; tries++) {
          const code = randomInt(1_000_000).toString().padStart(6, '0')
          const shown = await repository.insertCode(tx, { villageId, accountId, codeHash: hashOf(villageId, code), expiresAt })
          if (shown) return { code, secondsLeft: shownSeconds }
        }
        throw new Error(`no free witness code after ${maxTries} tries`)
      })
    },

    guard: ({ accountId }, work) => attempts.guardCode([{ key: `witness:${accountId}`, ...guesses }], 'witness_code_wrong', work),

    async take(tx, keeper, householdId, code) {
      const { villageId } = keeper
      const witness = await repository.takeCode(tx, villageId, hashOf(villageId, code), clock.now())
      if (!witness) throw new AppError('witness_code_wrong')
      const { id: accountId, name } = witness
      const kin = await kinships.relativesOf(tx, { villageId, accountId })
      checkWitness(witness, { keeper: { id: keeper.accountId, householdId: keeper.householdId }, householdId, kin })
      await repository.deleteCodesOf(tx, villageId, accountId)
      return { accountId, name }
    }
  }
}

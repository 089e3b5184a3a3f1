import { hash, verify } from '@node-rs/argon2'
import type { CounterPin, HouseholdPin, HouseholdPinChange } from '../../../types/contract/household-pins'
import type { Database, Tx } from '../../database/client'
import { demand, householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { may } from '../../shared/permissions'
import { keyed } from '../../shared/secrets'
import type { AttemptsService } from '../attempts/attempts.service'
import type { AuditService } from '../audit/audit.service'
import type { MessagesService } from '../messages/messages.service'
import type { CardsService } from '../roster/cards.service'
import type { WitnessesService } from '../witnesses/witnesses.service'
import { checkPin } from './household-pins.rules'
import * as repository from './household-pins.repository'

export interface HouseholdPinsService {
  /** @throws household_missing */
  find(actor: Actor): Promise<HouseholdPin>
  /** Sets the PIN of one's own household, or another one. @throws household_missing, pin_too_easy, too_many_requests */
  set(actor: Actor, change: HouseholdPinChange): Promise<void>
  /** Does without; again changes nothing. @throws household_missing */
  remove(actor: Actor): Promise<void>
  /**
   * Sets the PIN of a household whose card is there, before a witness.
   *
   * @throws forbidden, household_card_wrong, pin_too_easy, witness_code_wrong, witness_unsuitable, too_many_requests
   */
  setAtCounter(actor: Actor, pin: CounterPin): Promise<void>
  isSet(tx: Tx, villageId: string, householdId: string): Promise<boolean>
  /** Runs what begins with the check of a PIN, under the limits of the household and of the keeper. @throws too_many_requests */
  guard<T>(keeper: Villager, householdId: string, work: () => Promise<T>): Promise<T>
  /** @throws pin_missing, pin_wrong */
  check(tx: Tx, villageId: string, householdId: string, pin: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: AttemptsService
  audit: AuditService
  messages: MessagesService
  cards: CardsService
  witnesses: WitnessesService
}

/** A million PINs: at ten wrong ones a day, guessing at a household takes centuries. A witness is let through all the same. */
const perHousehold = { max: 5, windowSeconds: 900 }
const perHouseholdAndDay = { max: 10, windowSeconds: 86_400 }
const perKeeper = { max: 20, windowSeconds: 3600 }
/** One is slow to make. */
const changes = { max: 10, windowSeconds: 3600 }

export function createHouseholdPinsService(dependencies: Dependencies): HouseholdPinsService {
  const { database, clock, secretKey, attempts, audit, messages, cards, witnesses } = dependencies

  /** Without the server's key nobody tries a stolen hash on the million PINs there are; of this household alone. */
  const secretOf = (householdId: string) => ({ secret: keyed(secretKey, 'household-pin', householdId) })

  async function save(tx: Tx, { villageId, accountId: setBy }: Villager, householdId: string, pin: string): Promise<void> {
    const pinHash = await hash(pin, secretOf(householdId))
    await repository.savePin(tx, { villageId, householdId, pinHash, setBy, setAt: clock.now() })
    await messages.tell(tx, villageId, { householdId }, { kind: 'pin_set', except: setBy })
  }

  return {
    async find(actor) {
      const { villageId, householdId } = householdMember(actor)
      const pin = await database.inVillage(villageId, (tx) => repository.findPin(tx, villageId, householdId))
      return { setAt: pin?.setAt.toISOString() ?? null, setBy: pin?.setBy ?? null }
    },

    async set(actor, { pin }) {
      const member = householdMember(actor)
      checkPin(pin)
      await attempts.count({ key: `pin-set:${member.accountId}`, ...changes })
      await database.inVillage(member.villageId, (tx) => save(tx, member, member.householdId, pin))
    },

    async remove(actor) {
      const { villageId, householdId, accountId } = householdMember(actor)
      await database.inVillage(villageId, async (tx) => {
        if (!(await repository.deletePin(tx, villageId, householdId))) return
        await messages.tell(tx, villageId, { householdId }, { kind: 'pin_removed', except: accountId })
      })
    },

    async setAtCounter(actor, { card, pin, witnessCode }) {
      demand(may(actor, 'serve_counter') || may(actor, 'manage_roster'), 'serve the counter or manage the roster')
      const keeper = villager(actor)
      const { villageId } = keeper
      checkPin(pin)
      await witnesses.guard(keeper, () => database.inVillage(villageId, async (tx) => {
        const { id: householdId, label } = await cards.holder(tx, villageId, card)
        const witness = await witnesses.take(tx, keeper, householdId, witnessCode)
        await save(tx, keeper, householdId, pin)
        await messages.tell(tx, villageId, { accountId: witness.accountId }, { kind: 'witnessed', about: label })
        await audit.record(tx, keeper, {
          action: 'pin_set', about: label, householdId, subjectId: householdId, details: { witnessId: witness.accountId }
        })
      }))
    },

    isSet: async (tx, villageId, householdId) => (await repository.findPin(tx, villageId, householdId)) !== undefined,

    guard({ accountId }, household, work) {
      // one household however its id is written
      const householdId = household.toLowerCase()
      return attempts.guardCode([
        { key: `pin:${householdId}`, ...perHousehold },
        { key: `pin-day:${householdId}`, ...perHouseholdAndDay },
        { key: `pin-by:${accountId}`, ...perKeeper }
      ], 'pin_wrong', work)
    },

    async check(tx, villageId, householdId, pin) {
      const found = await repository.findPin(tx, villageId, householdId)
      if (!found) throw new AppError('pin_missing')
      if (!(await verify(found.pinHash, pin, secretOf(householdId)))) throw new AppError('pin_wrong')
    }
  }
}

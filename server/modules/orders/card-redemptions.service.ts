import type { CardLookUp, CardRedemptionCreate, CardSlip, CounterHousehold } from '../../../types/contract/card-redemptions'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AttemptsService } from '../attempts/attempts.service'
import type { AuditService } from '../audit/audit.service'
import type { GoodsService } from '../goods/goods.service'
import type { HouseholdPinsService } from '../household-pins/household-pins.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { MessagesService } from '../messages/messages.service'
import type { ClosingService } from './closing.service'
import { checkHeld, describeLines } from './orders.rules'
import { pickUpCode } from './pick-up-code'
import type { PlacingService } from './placing.service'
import type { VouchersService } from './vouchers.service'
import type { CardsService } from '../roster/cards.service'
import type { Witness, WitnessesService } from '../witnesses/witnesses.service'
import { demandOpen, memberOf, readLookUp, readProof } from './card-redemptions.rules'
import * as repository from './card-redemptions.repository'

export interface CardRedemptionsService {
  /**
   * Who stands at the counter, by card or by door; nothing changes.
   *
   * @throws forbidden, household_card_wrong with `reason`, household_not_found, household_closed with `into`, too_many_requests
   */
  lookUp(actor: Actor, by: CardLookUp): Promise<CounterHousehold>
  /**
   * Redeems for a household without a phone, and hands over on the spot or keeps it for a fetcher with a voucher: all of it in
   * one transaction. A keeper's own household, and one the keeper is kin of, needs a witness.
   *
   * @returns the id of the order, the same for every repetition with the same key
   * @throws forbidden, household_not_found, household_closed, member_unknown, pin_missing, pin_wrong, witness_missing,
   * witness_code_wrong, witness_unsuitable, too_many_requests, idempotency_key_reused, and what placing an order throws
   */
  create(actor: Actor, input: CardRedemptionCreate, idempotencyKey: string): Promise<string>
  /**
   * The voucher on paper, for goods that were kept; again if the first sheet was lost.
   *
   * @throws forbidden, not_found, order_handed_over, order_cancelled, order_expired
   */
  slip(actor: Actor, orderId: string): Promise<CardSlip>
}

interface Dependencies {
  database: Database
  clock: Clock
  secretKey: string
  attempts: AttemptsService
  audit: AuditService
  kinships: KinshipsService
  messages: MessagesService
  cards: CardsService
  goods: Pick<GoodsService, 'listOpen'>
  pins: HouseholdPinsService
  witnesses: WitnessesService
  placing: PlacingService
  closing: ClosingService
  vouchers: VouchersService
}

/** Free points of households a keeper may look at: more than a counter serves, less than a village has. */
const lookUps = { max: 120, windowSeconds: 3600 }

export function createCardRedemptionsService(dependencies: Dependencies): CardRedemptionsService {
  const { database, clock, secretKey, attempts, audit, kinships, messages } = dependencies
  const { cards, goods, pins, witnesses, placing, closing, vouchers } = dependencies

  function counter(actor: Actor): Villager {
    demandPermission(actor, 'serve_counter')
    return villager(actor)
  }

  async function findOpen(tx: Tx, villageId: string, id: string) {
    const household = await repository.findHousehold(tx, villageId, id)
    if (!household) throw new AppError('household_not_found')
    demandOpen(household)
    return household
  }

  /** Nobody is keeper and customer by a PIN alone. */
  const isNear = async (tx: Tx, keeper: Villager, householdId: string): Promise<boolean> =>
    householdId === keeper.householdId || (await kinships.relativesOf(tx, keeper)).has(householdId)

  /** @returns the witness, null for a PIN */
  async function prove(tx: Tx, keeper: Villager, householdId: string, input: CardRedemptionCreate): Promise<Witness | null> {
    const proof = readProof(input)
    if ('witnessCode' in proof) return witnesses.take(tx, keeper, householdId, proof.witnessCode)
    if (await isNear(tx, keeper, householdId)) throw new AppError('witness_missing')
    await pins.check(tx, keeper.villageId, householdId, proof.pin)
    return null
  }

  /** Guesses are counted outside of the transaction, which they roll back. */
  const guarded = <T>(keeper: Villager, input: CardRedemptionCreate, work: () => Promise<T>): Promise<T> =>
    'pin' in readProof(input) ? pins.guard(keeper, input.householdId, work) : witnesses.guard(keeper, work)

  return {
    async lookUp(actor, by) {
      const keeper = counter(actor)
      const { villageId } = keeper
      const wanted = readLookUp(by)
      await attempts.count({ key: `card-look-up:${keeper.accountId}`, ...lookUps })
      return database.inVillage(villageId, async (tx) => {
        const householdId = 'card' in wanted ? (await cards.holder(tx, villageId, wanted.card)).id : wanted.householdId
        const { id, label, free } = await findOpen(tx, villageId, householdId)
        return {
          id, label, free,
          people: await repository.listPeople(tx, villageId, id),
          goods: (await goods.listOpen(tx, villageId, id)).items,
          pinSet: await pins.isSet(tx, villageId, id),
          witnessNeeded: await isNear(tx, keeper, id)
        }
      })
    },

    async create(actor, input, key) {
      const keeper = counter(actor)
      const { villageId, accountId: orderedBy } = keeper
      const { householdId: wanted, member: said, lines, fetcher } = input
      // the proof is left out: six digits are soon found from a hash that is kept
      const content = ['card redemption', wanted, said, lines, fetcher ?? null]
      return guarded(keeper, input, () => database.inVillage(villageId, (tx) =>
        createOnce(tx, keeper, { key, content }, clock.now(), async (id) => {
          const { id: householdId, label } = await findOpen(tx, villageId, wanted)
          const memberName = memberOf(await repository.listPeople(tx, villageId, householdId), said)
          const witness = await prove(tx, keeper, householdId, input)
          await placing.place(tx, villageId, { id, householdId, orderedBy, lines })
          await repository.insertCardRedemption(tx, {
            villageId, orderId: id, memberName, proof: witness ? 'witness' : 'pin', witnessId: witness?.accountId ?? null
          })
          const redeemed = await repository.findRedeemed(tx, villageId, id)
          if (!redeemed) throw new Error('the order was not placed')
          const { points } = redeemed
          const about = describeLines(redeemed.lines)
          if (witness) {
            await messages.tell(tx, villageId, { accountId: witness.accountId }, { kind: 'witnessed', about: label })
          }
          await audit.record(tx, keeper, {
            action: 'redeemed_with_card', about, householdId, subjectId: id,
            details: { points, member: memberName, proof: witness ? 'witness' : 'pin', witnessId: witness?.accountId ?? null }
          })
          if (fetcher === undefined) {
            await closing.handOver(tx, keeper, { id, version: 1, fetchedBy: memberName, told: 'redeemed_with_card' })
            return
          }
          await messages.tell(tx, villageId, { householdId }, { kind: 'redeemed_with_card', orderId: id, points, about })
          await vouchers.make(tx, keeper, { orderId: id, fetcher: fetcher.trim() })
        })))
    },

    async slip(actor, orderId) {
      const { villageId } = counter(actor)
      const redeemed = await database.inVillage(villageId, (tx) => repository.findRedeemed(tx, villageId, orderId))
      if (!redeemed) throw new AppError('not_found')
      checkHeld(redeemed)
      const { label: household, memberName: member, fetcherName: fetcher, lines, points, expiresAt, pickUpAttempt } = redeemed
      if (fetcher === null) throw new AppError('not_found', 'nobody fetches it for them')
      return {
        household, member, fetcher, lines, points, expiresAt: expiresAt.toISOString(),
        pickUp: pickUpCode(secretKey, orderId.toLowerCase(), pickUpAttempt)
      }
    }
  }
}

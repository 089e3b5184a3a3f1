import type { Page, PageQuery } from '../../../types/contract/common'
import type { PointBalance, PointEntry, PointMonthList } from '../../../types/contract/points'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import * as repository from './points.repository'

/** What every transfer says: the household, the amount in whole points above zero, and in words what it is for. */
interface Transfer {
  householdId: string
  amount: number
  about: string
}

/** Whose hand moves points; null where it is nobody's. */
interface Hand {
  villageId: string
  accountId: string | null
}

export type Award = Transfer & { submissionId: string }
export type OrderTransfer = Transfer & { orderId: string }

export interface PointsService {
  balance(actor: Actor): Promise<PointBalance>
  /** Changes of the household's free points, newest first. */
  entries(actor: Actor, page: PageQuery): Promise<Page<PointEntry>>
  /** What came and went in each month that has entries. */
  months(actor: Actor): Promise<PointMonthList>
  /** Points for an approved submission; a second award, unless the first was reversed, violates a unique key. */
  award(tx: Tx, actor: Villager, award: Award): Promise<void>
  /** Takes a submission's award back. @returns the points, 0 where there was no award @throws points_spent with `missing` */
  reverseAward(tx: Tx, actor: Villager, submissionId: string): Promise<number>
  /** Takes points away, at most what is free. @returns how many */
  deduct(tx: Tx, actor: Villager, deduction: Transfer & { deductionId: string }): Promise<number>
  /** Gives back what a deduction took. @returns the points */
  remit(tx: Tx, actor: Villager, deductionId: string): Promise<number>
  /** The same for every household that is not closed, by nobody's hand. @returns how many households */
  grantBase(tx: Tx, villageId: string, grant: { baseGrantId: string; amount: number; about: string }): Promise<number>
  /** Points for coming to an activity. */
  attend(tx: Tx, actor: Villager, transfer: Transfer & { attendanceId: string }): Promise<void>
  /** @param transfer with an amount above or below zero @throws insufficient_points with `missing` */
  adjust(tx: Tx, actor: Villager, transfer: Transfer & { adjustmentId: string }): Promise<void>
  /** From one household to another, when they are merged or split. @throws insufficient_points with `missing` */
  move(
    tx: Tx, actor: Villager,
    move: { from: Pick<Transfer, 'householdId' | 'about'>; to: Pick<Transfer, 'householdId' | 'about'>; amount: number; householdChangeId: string }
  ): Promise<void>
  /** Gives held points back; `accountId` null is the calendar. */
  release(tx: Tx, by: Hand, ...transfers: OrderTransfer[]): Promise<void>
  /** Spends held points: the goods are out of the shop. */
  handOver(tx: Tx, actor: Villager, transfer: OrderTransfer): Promise<void>
}

export function createPointsService({ database, clock }: { database: Database; clock: Clock }): PointsService {
  const by = ({ villageId, accountId }: Hand) => ({ villageId, createdBy: accountId, createdAt: clock.now() })

  /** Something else may take the points between the look and the write: the balance's own check refuses that. */
  async function demandFree(
    tx: Tx, { villageId }: Villager, { householdId, amount }: Pick<Transfer, 'householdId' | 'amount'>,
    code: 'insufficient_points' | 'points_spent'
  ): Promise<void> {
    const { free } = await repository.findBalance(tx, villageId, householdId)
    if (free < amount) throw new AppError(code, undefined, { missing: amount - free, free })
  }

  return {
    async balance(actor) {
      const { villageId, householdId } = householdMember(actor)
      return database.inVillage(villageId, async (tx) => ({
        ...(await repository.findBalance(tx, villageId, householdId)),
        earnedThisMonth: await repository.sumEarned(tx, villageId, householdId, periodStart('month', clock.now()))
      }))
    },

    async entries(actor, { cursor, limit = 20 }) {
      const { villageId, householdId } = householdMember(actor)
      if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const rows = await database.inVillage(villageId, (tx) =>
        repository.listFreeEntries(tx, villageId, householdId, cursor ?? null, limit + 1))
      const items = rows.slice(0, limit).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },

    async months(actor) {
      const { villageId, householdId } = householdMember(actor)
      return { items: await database.inVillage(villageId, (tx) => repository.sumByMonth(tx, villageId, householdId)) }
    },

    async award(tx, actor, award) {
      const before = await repository.listAwards(tx, actor.villageId, award.submissionId)
      await repository.insertTransfers(tx, [{ ...by(actor), ...award, kind: 'award', awardNumber: before.length + 1 }])
    },

    async reverseAward(tx, actor, submissionId) {
      const last = (await repository.listAwards(tx, actor.villageId, submissionId)).at(-1)
      if (!last || last.reversed) return 0
      const { id: reverses, householdId, amount, about } = last
      await demandFree(tx, actor, { householdId, amount }, 'points_spent')
      await repository.insertTransfers(tx, [{ ...by(actor), householdId, amount, about, kind: 'reversal', reverses }])
      return amount
    },

    async deduct(tx, actor, deduction) {
      const { free } = await repository.findBalance(tx, actor.villageId, deduction.householdId)
      const amount = Math.min(free, deduction.amount)
      if (amount > 0) await repository.insertTransfers(tx, [{ ...by(actor), ...deduction, amount, kind: 'deduction' }])
      return amount
    },

    async remit(tx, actor, deductionId) {
      const taken = await repository.findDeduction(tx, actor.villageId, deductionId)
      if (!taken) return 0
      const { id: reverses, householdId, amount, about } = taken
      await repository.insertTransfers(tx, [{ ...by(actor), householdId, amount, about, kind: 'reversal', reverses }])
      return amount
    },

    async grantBase(tx, villageId, grant) {
      return repository.insertBase(tx, villageId, { ...grant, createdAt: clock.now() })
    },

    async attend(tx, actor, transfer) {
      await repository.insertTransfers(tx, [{ ...by(actor), ...transfer, kind: 'attendance' }])
    },

    async adjust(tx, actor, { amount, ...transfer }) {
      if (amount < 0) await demandFree(tx, actor, { ...transfer, amount: -amount }, 'insufficient_points')
      const kind = amount > 0 ? 'adjustment_in' : 'adjustment_out'
      await repository.insertTransfers(tx, [{ ...by(actor), ...transfer, amount: Math.abs(amount), kind }])
    },

    async move(tx, actor, { from, to, amount, householdChangeId }) {
      await demandFree(tx, actor, { ...from, amount }, 'insufficient_points')
      await repository.insertTransfers(tx, [{ ...by(actor), ...from, amount, householdChangeId, kind: 'move_out' }])
      await repository.insertTransfers(tx, [{ ...by(actor), ...to, amount, householdChangeId, kind: 'move_in' }])
    },

    async release(tx, hand, ...transfers) {
      // in one statement, which locks the balances in the order of everybody
      await repository.insertTransfers(tx, transfers.map((transfer) => ({ ...by(hand), ...transfer, kind: 'release' })))
    },

    async handOver(tx, actor, transfer) {
      await repository.insertTransfers(tx, [{ ...by(actor), ...transfer, kind: 'hand_over' }])
    }
  }
}

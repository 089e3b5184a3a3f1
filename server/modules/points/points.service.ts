import type { Page, PageQuery } from '../../../types/contract/common'
import type { PointBalance, PointEntry, PointMonthList } from '../../../types/contract/points'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart, type Clock } from '../../shared/clock'
import * as repository from './points.repository'

/** What a transfer is about: the household, the amount in whole points above zero, and its cause. */
export interface Award {
  householdId: string
  amount: number
  submissionId: string
  about: string
}

export interface OrderTransfer {
  householdId: string
  amount: number
  orderId: string
  about: string
}

export interface PointsService {
  balance(actor: Actor): Promise<PointBalance>
  /** Changes of the household's free points, newest first. */
  entries(actor: Actor, page: PageQuery): Promise<Page<PointEntry>>
  /** What came and went in each month that has entries. */
  months(actor: Actor): Promise<PointMonthList>
  /** Points for an approved submission; a second award for it violates a unique key. */
  award(tx: Tx, actor: Villager, award: Award): Promise<void>
  /** Sets points aside for an order. @throws insufficient_points with `missing` */
  hold(tx: Tx, actor: Villager, transfer: OrderTransfer): Promise<void>
  /** Gives held points back. */
  release(tx: Tx, actor: Villager, transfer: OrderTransfer): Promise<void>
  /** Spends held points: the goods are out of the shop. */
  handOver(tx: Tx, actor: Villager, transfer: OrderTransfer): Promise<void>
}

export function createPointsService({ database, clock }: { database: Database; clock: Clock }): PointsService {
  const cause = { submissionId: null, orderId: null }
  const by = ({ villageId, accountId }: Villager) => ({ villageId, createdBy: accountId, createdAt: clock.now() })

  return {
    async balance(actor) {
      const { villageId, householdId } = householdMember(actor)
      return database.inVillage(villageId, async (tx) => ({
        ...(await repository.findBalance(tx, villageId, householdId)),
        earnedThisMonth: await repository.sumAwarded(tx, villageId, householdId, periodStart('month', clock.now()))
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
      await repository.insertTransfer(tx, { ...cause, ...by(actor), ...award, kind: 'award' })
    },

    async hold(tx, actor, transfer) {
      const { free } = await repository.findBalance(tx, actor.villageId, transfer.householdId)
      if (free < transfer.amount) {
        throw new AppError('insufficient_points', undefined, { missing: transfer.amount - free, free })
      }
      // another order may take the points between the look and the hold: the balance's own check refuses that
      await repository.insertTransfer(tx, { ...cause, ...by(actor), ...transfer, kind: 'hold' })
    },

    async release(tx, actor, transfer) {
      await repository.insertTransfer(tx, { ...cause, ...by(actor), ...transfer, kind: 'release' })
    },

    async handOver(tx, actor, transfer) {
      await repository.insertTransfer(tx, { ...cause, ...by(actor), ...transfer, kind: 'hand_over' })
    }
  }
}

import type { PageQuery, VersionBody } from '../../../types/contract/common'
import type {
  StockTake, StockTakeCount, StockTakeLine, StockTakePage, StockTakeReason, StockTakeSummary
} from '../../../types/contract/stock-takes'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import { checkHeldIsThere, checkOpen, checkReason, differencesOf } from './stock-takes.rules'
import * as repository from './stock-takes.repository'

export interface StockTakesService {
  /** The finished ones, the latest first, and the one that goes on. @throws forbidden, invalid_request */
  list(actor: Actor, query: PageQuery): Promise<StockTakePage>
  /** Opens a count sheet. @throws forbidden, stock_take_open, idempotency_key_reused */
  start(actor: Actor, idempotencyKey: string): Promise<string>
  /** With all that is to be counted, or once it is finished was. @throws forbidden, not_found */
  find(actor: Actor, id: string): Promise<StockTake>
  /**
   * Writes down how many there are, beside what the books say at this moment. Counted again, it is written down anew.
   *
   * @throws forbidden, not_found, goods_not_found, stock_take_finished
   */
  count(actor: Actor, id: string, goodsId: string, count: StockTakeCount): Promise<void>
  /** Why there are more or fewer of what was counted. @throws forbidden, not_found, reason_missing, stock_take_finished */
  explain(actor: Actor, id: string, goodsId: string, reason: StockTakeReason): Promise<void>
  /** As if it had not been counted. @throws forbidden, not_found, stock_take_finished */
  forget(actor: Actor, id: string, goodsId: string): Promise<void>
  /**
   * Books each difference to the moment it was counted at, so that what the shop did meanwhile stays true. What was not counted
   * stays as it is.
   *
   * @throws forbidden, not_found, stock_take_finished, stale_version, stock_take_empty, reason_missing with `goods`,
   *   counted_below_held with `goods`, `held` and `left`
   */
  finish(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** Gives it up: nothing is booked. @throws forbidden, not_found, stock_take_finished, stale_version */
  discard(actor: Actor, id: string, seen: VersionBody): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
}

function keeper(actor: Actor): Villager {
  demandPermission(actor, 'manage_goods')
  return villager(actor)
}

export function createStockTakesService({ database, clock, audit }: Dependencies): StockTakesService {
  async function lockOpen(tx: Tx, { villageId }: Villager, id: string): Promise<{ version: number }> {
    const take = await repository.lockStockTake(tx, villageId, id)
    if (!take) throw new AppError('not_found', 'no such stock take')
    checkOpen(take)
    return take
  }

  /** Changes a line of an open sheet. */
  async function write(actor: Actor, id: string, change: (tx: Tx, person: Villager) => Promise<void>): Promise<void> {
    const person = keeper(actor)
    await database.inVillage(person.villageId, async (tx) => {
      await lockOpen(tx, person, id)
      await change(tx, person)
      await repository.touch(tx, person.villageId, id)
    })
  }

  /** Ends an open sheet as it was seen. */
  async function close(actor: Actor, id: string, version: number, end: (tx: Tx, person: Villager) => Promise<void>): Promise<void> {
    const person = keeper(actor)
    await database.inVillage(person.villageId, async (tx) => {
      const take = await lockOpen(tx, person, id)
      if (take.version !== version) throw new AppError('stale_version', undefined, { version: take.version })
      await end(tx, person)
    })
  }

  return {
    async list(actor, { cursor, limit = 20 }) {
      const { villageId } = keeper(actor)
      const before = decodeCursor(cursor)
      return database.inVillage(villageId, async (tx) => {
        const open = await repository.findOpen(tx, villageId)
        const found = (await repository.listFinished(tx, villageId, { before, limit: limit + 1 }))
          .map((row) => ({ ...row, createdAt: row.finishedAt ?? row.startedAt }))
        const { rows, nextCursor } = pageOfRows(found, limit)
        return { open: open ? summaryOf(open) : null, items: rows.map(summaryOf), nextCursor }
      })
    },

    async start(actor, key) {
      const person = keeper(actor)
      const { villageId, accountId: startedBy } = person
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        return createOnce(tx, person, { key, content: ['stock take'] }, now, async (id) => {
          if (!(await repository.insertStockTake(tx, { villageId, id, startedBy, startedAt: now }))) throw new AppError('stock_take_open')
        })
      })
    },

    async find(actor, id) {
      const { villageId } = keeper(actor)
      return database.inVillage(villageId, async (tx) => {
        const take = await repository.findStockTake(tx, villageId, id)
        if (!take || take.discardedAt) throw new AppError('not_found', 'no such stock take')
        const lines = await repository.listSheet(tx, villageId, { id, open: take.finishedAt === null })
        return { ...summaryOf(take), version: take.version, lines: lines.map(presentLine) }
      })
    },

    async count(actor, stockTakeId, goodsId, { counted }) {
      await write(actor, stockTakeId, async (tx, { villageId, accountId: countedBy }) => {
        const line = { stockTakeId, goodsId, counted, countedBy, countedAt: clock.now() }
        if (!(await repository.count(tx, villageId, line))) throw new AppError('goods_not_found')
      })
    },

    async explain(actor, id, goodsId, { reason: written }) {
      const reason = checkReason(written)
      await write(actor, id, async (tx, { villageId }) => {
        if (!(await repository.explain(tx, villageId, id, goodsId, reason))) throw new AppError('not_found', 'it is not counted yet')
      })
    },

    async forget(actor, id, goodsId) {
      await write(actor, id, (tx, { villageId }) => repository.forget(tx, villageId, id, goodsId))
    },

    async finish(actor, id, { version }) {
      await close(actor, id, version, async (tx, person) => {
        const { villageId, accountId } = person
        const lines = await repository.listCounted(tx, villageId, id)
        const differences = differencesOf(lines)
        const now = clock.now()
        await repository.touch(tx, villageId, id, { finishedBy: accountId, finishedAt: now })
        const found = differences.map(({ name, difference, reason }) => ({ goods: name, difference, reason }))
        const details = { counted: lines.length, differences: found }
        await audit.record(tx, person, { action: 'stock_taken', about: shanghaiDay(now), subjectId: id, details })
        if (differences.length === 0) return
        checkHeldIsThere(differences, await repository.lockShelves(tx, villageId, differences.map(({ goodsId }) => goodsId)))
        await repository.insertDifferences(tx, villageId, differences, { stockTakeId: id, createdBy: accountId, createdAt: now })
      })
    },

    async discard(actor, id, { version }) {
      await close(actor, id, version, async (tx, person) => {
        const now = clock.now()
        await repository.touch(tx, person.villageId, id, { discardedAt: now })
        await audit.record(tx, person, { action: 'stock_take_discarded', about: shanghaiDay(now), subjectId: id })
      })
    }
  }
}

const personOf = (id: string, name: string | null) => ({ id, name: name ?? '' })

const summaryOf = (row: repository.StockTakeRow): StockTakeSummary => ({
  id: row.id,
  startedBy: personOf(row.startedBy, row.startedByName),
  startedAt: row.startedAt.toISOString(),
  finishedBy: row.finishedBy === null ? null : personOf(row.finishedBy, row.finishedByName),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  goods: row.goods ?? 0,
  different: row.different ?? 0,
  more: row.more ?? 0,
  fewer: row.fewer ?? 0,
  valueFen: row.valueFen ?? 0
})

type LineRow = Awaited<ReturnType<typeof repository.listSheet>>[number]

const presentLine = (row: LineRow): StockTakeLine => ({
  goodsId: row.goodsId,
  name: row.name,
  category: row.category,
  onSale: row.closedAt === null,
  held: row.held,
  expected: row.expected ?? row.shelf,
  counted: row.counted,
  reason: row.reason ?? '',
  countedBy: row.countedBy === null ? null : personOf(row.countedBy, row.countedByName),
  countedAt: row.countedAt?.toISOString() ?? null,
  costFen: row.costFen
})

import type { ShopDay, ShopDayClose, ShopDayPage, ShopDayQuery, ShopDaySummary } from '../../../types/contract/shop-days'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { dayPeriod, shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { ShopsService } from '../shops/shops.service'
import { checkClosable, closesAt, endOf, isDay } from './shop-days.rules'
import * as repository from './shop-days.repository'

export interface ShopDaysService {
  /** The signed days, the latest first, today, and what nobody has signed. @throws forbidden, invalid_request */
  list(actor: Actor, query: ShopDayQuery): Promise<ShopDayPage>
  /** A day as it was signed, or as it stands: with the days before that nobody signed. @throws forbidden, not_found */
  find(actor: Actor, day: string): Promise<ShopDay>
  /**
   * Signs what a day came to; nobody changes it afterwards. What happens on the same day later belongs to the next one.
   *
   * @throws forbidden, invalid_request, shop_day_closed, shop_day_not_over, idempotency_key_reused
   */
  close(actor: Actor, day: ShopDayClose, idempotencyKey: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  shops: Pick<ShopsService, 'read'>
}

const mostUnclosed = 31
const nothing = { orders: 0, pieces: 0, points: 0 }

function reader(actor: Actor): Villager {
  demandPermission(actor, 'read_shop_books')
  return villager(actor)
}

export function createShopDaysService({ database, clock, audit, shops }: Dependencies): ShopDaysService {
  /** A day that is not signed, from what was signed last on. */
  async function standing(tx: Tx, villageId: string, day: string, now: Date) {
    const signed = await repository.findSigned(tx, villageId)
    const until = endOf(day, now)
    const start = dayPeriod(signed?.first ?? day).since
    const lines = await repository.linesUpTo(tx, villageId, { start, until })
    const { orders, points } = await repository.ordersUpTo(tx, villageId, { start, until })
    const pieces = lines.reduce((sum, { handedOver }) => sum + handedOver, 0)
    const moved = signed && (await repository.firstMoved(tx, villageId, { since: dayPeriod(signed.last).until, until }))
    return { signed, figures: { since: moved ?? day, orders, pieces, points }, until, lines }
  }

  const whenClosable = async (tx: Tx, villageId: string, now: Date): Promise<string | null> =>
    closesAt(await shops.read(tx, villageId), now)

  return {
    async list(actor, { cursor, limit = 20 }) {
      const { villageId } = reader(actor)
      if (cursor !== undefined && !isDay(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        const rows = await repository.listDays(tx, villageId, { below: cursor ?? null, limit: limit + 1 })
        const items = rows.slice(0, limit).map(summaryOf)
        const signed = await repository.findSigned(tx, villageId)
        const today = shanghaiDay(now)
        const closed = signed !== null && signed.last >= today
        const wanted = { since: signed?.until ?? null, until: endOf(today, now), limit: mostUnclosed + 1 }
        const moved = await repository.listMoved(tx, villageId, wanted)
        const sums = moved.find(({ day }) => day === today)
        return {
          items,
          nextCursor: rows.length > limit ? (items.at(-1)?.day ?? null) : null,
          today: { ...nothing, ...sums, day: today, closed, closesAt: closed ? null : await whenClosable(tx, villageId, now) },
          // what came after a day was signed in the evening is in the next one
          unclosed: moved.filter(({ day }) => day < today && (signed === null || day > signed.last)).slice(0, mostUnclosed)
        }
      })
    },

    async find(actor, day) {
      const { villageId } = reader(actor)
      if (!isDay(day)) throw new AppError('not_found', 'no such day')
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        const found = await repository.findDayWith(tx, villageId, day)
        if (found) return { ...summaryOf(found), closesAt: null, lines: await repository.listLines(tx, villageId, found.day) }
        const { signed, figures, lines } = await standing(tx, villageId, day, now)
        const today = shanghaiDay(now)
        if (day > today || (signed && day <= signed.last)) throw new AppError('not_found', 'nothing happened on that day yet')
        const from = day === today ? await whenClosable(tx, villageId, now) : null
        return { day, ...figures, lines, note: '', closedBy: null, closedAt: null, closesAt: from }
      })
    },

    async close(actor, { day, note: written }, key) {
      demandPermission(actor, 'manage_goods')
      const person = villager(actor)
      const { villageId, accountId: closedBy } = person
      const note = written.trim()
      await database.inVillage(villageId, async (tx) => {
        await createOnce(tx, person, { key, content: ['shop day', day, note] }, clock.now(), async () => {
          await repository.lockShop(tx, villageId)
          const now = clock.now()
          const shop = await shops.read(tx, villageId)
          const last = (await repository.findSigned(tx, villageId))?.last ?? null
          checkClosable(day, { last, shop, now })
          const { figures, until, lines } = await standing(tx, villageId, day, now)
          await repository.insertDay(tx, { villageId, day, ...figures, until, note, closedBy, closedAt: now }, lines)
          const { orders, pieces, points } = figures
          await audit.record(tx, person, { action: 'shop_day_closed', about: day, details: { orders, pieces, points, note } })
        })
      })
    }
  }
}

const summaryOf = ({ closedByName, closedAt, until: _until, ...day }: repository.ShopDayRow): ShopDaySummary => ({
  ...day,
  closedBy: { name: closedByName ?? '' },
  closedAt: closedAt.toISOString()
})

import type { Page, PageQuery } from '../../../types/contract/common'
import type { BudgetCreate, BudgetEntry, BudgetReversal, Reserve } from '../../../types/contract/reserve'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission, rolesWith } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import { assess, checkReason, compare, paceDays, warningOf } from './reserve.rules'
import * as repository from './reserve.repository'

export interface ReserveService {
  /** Whether stock and budget would buy what all points are good for. @throws forbidden */
  find(actor: Actor): Promise<Reserve>
  /** What was set aside, newest first. @throws forbidden, invalid_request */
  budget(actor: Actor, query: PageQuery): Promise<Page<BudgetEntry>>
  /** Sets money aside for goods. @throws forbidden, reason_missing, idempotency_key_reused */
  book(actor: Actor, entry: BudgetCreate, idempotencyKey: string): Promise<string>
  /**
   * Takes an entry back, whole, by another one; one that takes back is not taken back itself.
   *
   * @throws forbidden, not_found, reason_missing, budget_entry_reversed, idempotency_key_reused
   */
  reverse(actor: Actor, id: string, reversal: BudgetReversal, idempotencyKey: string): Promise<string>
  /**
   * Tells those who keep the shop's books when the reserve falls short, each step down once until it is enough again. Looks at
   * most once an hour, however often and by however many servers it is asked.
   *
   * @returns 1 where it told somebody
   */
  warn(tx: Tx, villageId: string): Promise<number>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
}

const day = 86_400_000
const lookEvery = 3_600_000

function reader(actor: Actor): Villager {
  demandPermission(actor, 'read_shop_books')
  return villager(actor)
}

export function createReserveService({ database, clock, audit, messages }: Dependencies): ReserveService {
  async function figures(tx: Tx, villageId: string, now: Date) {
    const since = new Date(now.getTime() - paceDays * day)
    return assess(await repository.findFacts(tx, villageId, { since, now, paceDays }))
  }

  /** Writes an entry once, with its trace. */
  async function enter(
    tx: Tx, { person, key, content }: { person: Villager; key: string; content: unknown },
    entry: Pick<repository.NewBudgetEntry, 'amountFen' | 'reason' | 'reverses'>
  ): Promise<string> {
    const now = clock.now()
    return createOnce(tx, person, { key, content }, now, async (id) => {
      const { villageId, accountId: createdBy } = person
      if (!(await repository.insertBudgetEntry(tx, { ...entry, villageId, id, createdBy, createdAt: now }))) {
        throw new AppError('budget_entry_reversed')
      }
      const { amountFen, reason } = entry
      await audit.record(tx, person, { action: 'budget_booked', about: reason, subjectId: id, details: { amountFen, reason } })
    })
  }

  function booker(actor: Actor): Villager {
    demandPermission(actor, 'book_budget')
    return villager(actor)
  }

  return {
    async find(actor) {
      const { villageId } = reader(actor)
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        const found = await figures(tx, villageId, now)
        const goods = (await repository.listGoods(tx, villageId, now)).map(({ boughtAt, ...one }) => ({
          ...one, ...compare(one, found.pointFen), boughtAt: boughtAt?.toISOString() ?? null
        }))
        return { ...found, goods }
      })
    },

    async budget(actor, { cursor, limit = 20 }) {
      const { villageId } = reader(actor)
      const wanted = { before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listBudgetEntries(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map(present), nextCursor }
    },

    async book(actor, { amountFen, reason: written }, key) {
      const person = booker(actor)
      const reason = checkReason(written)
      return database.inVillage(person.villageId, (tx) =>
        enter(tx, { person, key, content: ['budget', amountFen, reason] }, { amountFen, reason, reverses: null }))
    },

    async reverse(actor, id, { reason: written }, key) {
      const person = booker(actor)
      const reason = checkReason(written)
      return database.inVillage(person.villageId, async (tx) => {
        const entry = await repository.findBudgetEntry(tx, person.villageId, id)
        if (!entry || entry.reverses !== null) throw new AppError('not_found', 'no such entry')
        return enter(tx, { person, key, content: ['budget reversal', id, reason] }, { amountFen: -Number(entry.amountFen), reason, reverses: id })
      })
    },

    async warn(tx, villageId) {
      const now = clock.now()
      const turn = await repository.takeTurn(tx, villageId, { now, since: new Date(now.getTime() - lookEvery) })
      if (!turn) return 0
      const { tell, told } = warningOf((await figures(tx, villageId, now)).status, turn.reserveTold)
      if (told !== turn.reserveTold) await repository.noteTold(tx, villageId, told)
      if (!tell) return 0
      await messages.tell(tx, villageId, { roles: rolesWith('read_shop_books') }, { kind: 'reserve_short', about: told ?? '' })
      return 1
    }
  }
}

type EntryRow = Awaited<ReturnType<typeof repository.listBudgetEntries>>[number]

const present = ({ amountFen, byName, reversedBy, createdAt, ...entry }: EntryRow): BudgetEntry => ({
  ...entry,
  amountFen: Number(amountFen),
  by: byName ?? '',
  createdAt: createdAt.toISOString(),
  reversed: reversedBy !== null
})

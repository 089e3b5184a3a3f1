import { randomBytes } from 'node:crypto'
import type { Page } from '../../../types/contract/common'
import type {
  Statement, StatementLine, StatementLineQuery, StatementList, StatementProofs
} from '../../../types/contract/statements'
import { roles } from '../../../types/contract/sessions'
import type { Database, Tx } from '../../database/client'
import { householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { monthPeriod, periodStart, shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { pathOf, rootOf, treeOver } from '../../shared/merkle'
import { demandPermission, may } from '../../shared/permissions'
import type { Download } from '../../shared/spreadsheet'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import { leafOfLine } from './line-leaf'
import { statementWorkbook } from './statement-workbook'
import { isFinished, linesOf, sumsOf } from './statements.rules'
import * as repository from './statements.repository'

export interface StatementsService {
  /** What the village has published, for everybody in it. @throws forbidden */
  list(actor: Actor): Promise<StatementList>
  /**
   * Freezes a finished month and publishes it, once; the whole village is told.
   *
   * @throws forbidden, month_running, month_empty, statement_closed, idempotency_key_reused
   */
  publish(actor: Actor, month: string, idempotencyKey: string): Promise<string>
  /** @throws not_found */
  find(actor: Actor, id: string): Promise<Statement>
  /** In the order of the statement. @throws not_found, household_missing when only one's own are wanted */
  lines(actor: Actor, id: string, query: StatementLineQuery): Promise<Page<StatementLine>>
  /** Everything one's own household needs to verify its lines. @throws not_found, household_missing */
  proofs(actor: Actor, id: string): Promise<StatementProofs>
  /** The whole statement as an Excel file. @throws not_found */
  file(actor: Actor, id: string): Promise<Download>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: Pick<MessagesService, 'tell'>
}

const whole = { households: null, behind: -1, limit: 1_000_000 }

export function createStatementsService({ database, clock, audit, messages }: Dependencies): StatementsService {
  async function demandStatement(tx: Tx, { villageId }: Villager, id: string) {
    const statement = await repository.findStatement(tx, villageId, id)
    if (!statement) throw new AppError('not_found', 'no such statement')
    return statement
  }

  async function ownHouseholds(tx: Tx, { villageId, householdId }: Villager): Promise<string[]> {
    return householdId === null ? [] : repository.listOwnHouseholds(tx, villageId, householdId)
  }

  async function freeze(tx: Tx, { villageId, accountId }: Villager, id: string, month: string): Promise<void> {
    const bookings = await repository.listBookings(tx, villageId, monthPeriod(month))
    if (bookings.length === 0) throw new AppError('month_empty')
    const lines = linesOf(bookings, bookings.map(() => randomBytes(16)))
    const frozen = lines.map((line) => ({ ...line, villageId, statementId: id, leaf: leafOfLine({ villageId, month }, line) }))
    const root = rootOf(treeOver(frozen.map(({ leaf }) => leaf)))
    const facts = { root, lines: lines.length, ...sumsOf(lines), closedBy: accountId, closedAt: clock.now() }
    if (!(await repository.insertStatement(tx, { villageId, id, month, ...facts }))) throw new AppError('statement_closed')
    await repository.insertLines(tx, frozen)
  }

  return {
    async list(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, async (tx) => ({
        items: (await repository.listStatements(tx, villageId)).map(present),
        publishable: may(actor, 'publish_statements')
          ? (await repository.listUnpublished(tx, villageId, periodStart('month', clock.now())))
              .filter((month) => isFinished(monthPeriod(month), clock.now()))
          : []
      }))
    },

    async publish(actor, month, key) {
      demandPermission(actor, 'publish_statements')
      const person = villager(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const now = clock.now()
        return createOnce(tx, person, { key, content: ['statement', month] }, now, async (id) => {
          if (!isFinished(monthPeriod(month), now)) throw new AppError('month_running')
          await freeze(tx, person, id, month)
          await audit.record(tx, person, { action: 'statement_published', about: month, subjectId: id })
          const news = { kind: 'statement_published' as const, about: month, except: person.accountId }
          await messages.tell(tx, person.villageId, { roles }, news)
        })
      })
    },

    async find(actor, id) {
      const person = villager(actor)
      return present(await database.inVillage(person.villageId, (tx) => demandStatement(tx, person, id)))
    },

    async lines(actor, id, { own: onlyOwn = false, cursor = '-1', limit = 50 }) {
      const person = onlyOwn ? householdMember(actor) : villager(actor)
      if (!/^(-1|\d{1,9})$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      return database.inVillage(person.villageId, async (tx) => {
        await demandStatement(tx, person, id)
        const own = await ownHouseholds(tx, person)
        const wanted = { households: onlyOwn ? own : null, behind: Number(cursor), limit: limit + 1 }
        const rows = await repository.listLines(tx, person.villageId, id, wanted)
        const items = rows.slice(0, limit).map((row) => presentLine(row, own))
        return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.position) : null }
      })
    },

    async proofs(actor, id) {
      const person = householdMember(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        const { month, root, lines } = await demandStatement(tx, person, id)
        const own = await repository.listLines(tx, villageId, id, { ...whole, households: await ownHouseholds(tx, person) })
        const tree = treeOver(await repository.listLeaves(tx, villageId, id))
        const items = own.map(({ leaf, salt, happenedAt, ...line }) => ({
          ...line,
          happenedAt: happenedAt.toISOString(),
          salt: salt.toString('hex'),
          path: pathOf(tree, line.position).map((sibling) => sibling.toString('hex'))
        }))
        return { villageId, month, root: root.toString('hex'), lines, items }
      })
    },

    async file(actor, id) {
      const person = villager(actor)
      const { statement, lines } = await database.inVillage(person.villageId, async (tx) => {
        const found = await demandStatement(tx, person, id)
        await audit.record(tx, person, { action: 'books_exported', about: found.month, subjectId: id, details: { what: 'statement' } })
        return { statement: found, lines: await repository.listLines(tx, person.villageId, id, whole) }
      })
      return statementWorkbook(present(statement), lines)
    }
  }
}

type StatementRow = NonNullable<Awaited<ReturnType<typeof repository.findStatement>>>
type LineRow = Awaited<ReturnType<typeof repository.listLines>>[number]

const present = ({ root, closedAt, ...statement }: StatementRow): Statement => ({
  ...statement,
  root: root.toString('hex'),
  closedAt: closedAt.toISOString()
})

function presentLine({ position, householdId, label, kind, about, amount, happenedAt }: LineRow, own: readonly string[]): StatementLine {
  const isOwn = own.includes(householdId)
  return {
    position, kind, about, amount, own: isOwn,
    household: label || null,
    on: label || isOwn ? shanghaiDay(happenedAt) : null
  }
}

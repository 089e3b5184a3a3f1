import { sql } from 'kysely'
import type { LineKind } from '../../../types/contract/statements'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'

export interface NewStatement {
  villageId: string
  id: string
  month: string
  root: Buffer
  lines: number
  issued: number
  redeemed: number
  closedBy: string
  closedAt: Date
}

/** False where the month has been published already, perhaps just now. */
export async function insertStatement(tx: Tx, statement: NewStatement): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('statements')
    .values(statement)
    .onConflict((conflict) => conflict.columns(['villageId', 'month']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export interface NewLine {
  villageId: string
  statementId: string
  position: number
  transferId: string
  householdId: string
  label: string
  kind: LineKind
  about: string
  amount: number
  happenedAt: Date
  salt: Buffer
  leaf: Buffer
}

/** A statement has at most so many parameters. */
const batch = 1000

export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += batch) {
    await tx.insertInto('statementLines').values(lines.slice(from, from + batch)).execute()
  }
}

/** What happened to each household's points in a time, the oldest first. Setting points aside for an order is no change. */
export function selectBookings(tx: Tx, villageId: string, { since, until }: Period) {
  return tx
    .selectFrom('pointTransfers as t')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 't.villageId').onRef('h.id', '=', 't.householdId'))
    .leftJoin('pointTransfers as o', (join) => join.onRef('o.villageId', '=', 't.villageId').onRef('o.id', '=', 't.reverses'))
    .leftJoin('submissions as s', (join) =>
      join.onRef('s.villageId', '=', 't.villageId').on((eb) => eb('s.id', '=', eb.fn.coalesce('t.submissionId', 'o.submissionId'))))
    .leftJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select([
      't.id as transferId', 't.householdId', 'h.label', 't.about', 't.createdAt as happenedAt',
      sql<LineKind>`t.kind`.as('kind'),
      sql<number>`case
        when t.kind in ('award', 'base', 'attendance', 'adjustment_in', 'move_in') or o.kind = 'deduction' then t.amount
        else -t.amount end`.as('amount'),
      'h.unlisted',
      sql<boolean>`coalesce(r.anonymous, false)`.as('anonymous')
    ])
    .where('t.villageId', '=', villageId)
    .where('t.createdAt', '>=', since)
    .where('t.createdAt', '<', until)
    .where('t.kind', 'not in', ['hold', 'release'])
    .orderBy('t.createdAt')
    .orderBy('t.id')
}

export const listBookings = (tx: Tx, villageId: string, period: Period) => selectBookings(tx, villageId, period).execute()

const statementColumns = ['id', 'month', 'root', 'lines', 'issued', 'redeemed', 'closedAt'] as const

/** Newest first. */
export async function listStatements(tx: Tx, villageId: string) {
  return tx.selectFrom('statements').select(statementColumns).where('villageId', '=', villageId).orderBy('month', 'desc').execute()
}

export async function findStatement(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('statements')
    .select(statementColumns)
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Months of Asia/Shanghai before `until` in which something was booked and which are not published, the oldest first. */
export async function listUnpublished(tx: Tx, villageId: string, until: Date): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month
    from point_transfers
    where village_id = ${villageId} and created_at < ${until} and kind not in ('hold', 'release')
    except select month from statements where village_id = ${villageId}
    order by month
  `.execute(tx)
  return rows.map(({ month }) => month)
}

/** The household and those that became part of it. */
export async function listOwnHouseholds(tx: Tx, villageId: string, householdId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('households')
    .select('id')
    .where('villageId', '=', villageId)
    .where((eb) => eb.or([eb('id', '=', householdId), eb('mergedInto', '=', householdId)]))
    .execute()
  return rows.map(({ id }) => id)
}

interface Wanted {
  /** Only of these households; null for all. */
  households: readonly string[] | null
  /** Only behind this position; -1 for all. */
  behind: number
  limit: number
}

/** In the order of the statement. */
export async function listLines(tx: Tx, villageId: string, statementId: string, { households, behind, limit }: Wanted) {
  let query = tx
    .selectFrom('statementLines')
    .select(['position', 'householdId', 'label', sql<LineKind>`kind`.as('kind'), 'about', 'amount', 'happenedAt', 'salt', 'leaf'])
    .where('villageId', '=', villageId)
    .where('statementId', '=', statementId)
    .where('position', '>', behind)
    .orderBy('position')
    .limit(limit)
  if (households) query = query.where('householdId', 'in', [...households])
  return query.execute()
}

/** Of all lines, in their order. */
export async function listLeaves(tx: Tx, villageId: string, statementId: string): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('statementLines')
    .select('leaf')
    .where('villageId', '=', villageId)
    .where('statementId', '=', statementId)
    .orderBy('position')
    .execute()
  return rows.map(({ leaf }) => leaf)
}

import { sql, type NotNull } from 'kysely'
import type { RuleKind } from '../../../types/contract/rules'
import type { SubmissionStatus } from '../../../types/contract/submissions'
import type { Tx } from '../../database/client'
import type { Period } from '../../shared/calendar'
import type { Counts } from './rules.rules'

const columns = [
  'r.id', 'r.seriesId', 'r.kind', 'r.column', 'r.position', 'r.name', 'r.hint', 'r.minPhotos', 'r.maxPhotos', 'r.points', 'r.minPoints',
  'r.maxPoints', 'r.anonymous', 'r.needsActivity', 'r.capDay', 'r.capWeek', 'r.capMonth', 'r.twoApprovalsAbove', 'r.basePeriod',
  'r.startsAt', 'r.closedAt', 'r.createdAt'
] as const

const selectRules = (tx: Tx, villageId: string) => tx.selectFrom('rules as r').select(columns).where('r.villageId', '=', villageId)

export type RuleRow = Awaited<ReturnType<ReturnType<typeof selectRules>['execute']>>[number]

/** Those that photos are sent in for. */
const uploadRules = (tx: Tx, villageId: string) =>
  selectRules(tx, villageId).where('r.kind', '=', 'upload').$narrowType<{ column: NotNull }>()

export type UploadRuleRow = Awaited<ReturnType<ReturnType<typeof uploadRules>['execute']>>[number]

const inForce = (now: Date) => sql<boolean>`r.starts_at <= ${now} and (r.closed_at is null or r.closed_at > ${now})`

export async function listUploadRules(tx: Tx, villageId: string, now: Date) {
  return uploadRules(tx, villageId).where(inForce(now)).orderBy('r.position').orderBy('r.createdAt').execute()
}

/** Those in force of another kind. */
export async function listRules(tx: Tx, villageId: string, kind: Exclude<RuleKind, 'upload'>, now: Date) {
  return selectRules(tx, villageId).where('r.kind', '=', kind).where(inForce(now)).orderBy('r.position').orderBy('r.createdAt').execute()
}

export async function findUploadRule(tx: Tx, villageId: string, id: string) {
  return (await uploadRules(tx, villageId).where('r.id', '=', id).executeTakeFirst()) ?? null
}

/** The version of a series of upload rules that is in force. */
export async function findCurrentUploadRule(tx: Tx, villageId: string, seriesId: string, now: Date) {
  return (await uploadRules(tx, villageId).where('r.seriesId', '=', seriesId).where(inForce(now)).executeTakeFirst()) ?? null
}

/** The same of any kind. */
export async function findCurrent(tx: Tx, villageId: string, seriesId: string, now: Date) {
  return (await selectRules(tx, villageId).where('r.seriesId', '=', seriesId).where(inForce(now)).executeTakeFirst()) ?? null
}

export async function findRule(tx: Tx, villageId: string, id: string) {
  return (await selectRules(tx, villageId).where('r.id', '=', id).executeTakeFirst()) ?? null
}

/** Every version with who laid it down, in the village's order; those of a series in the order in which they were made. */
export async function listVersions(tx: Tx, villageId: string, seriesId: string | null = null) {
  let query = selectRules(tx, villageId)
    .leftJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'r.villageId').onRef('a.id', '=', 'r.createdBy'))
    .select('a.name as createdByName')
    .orderBy('r.position')
    .orderBy('r.seriesId')
    .orderBy('r.createdAt')
    .orderBy('r.startsAt')
  if (seriesId !== null) query = query.where('r.seriesId', '=', seriesId)
  return query.execute()
}

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

/** Nobody else changes the series until the transaction ends. Its first version stands for it. */
export async function lockSeries(tx: Tx, villageId: string, seriesId: string): Promise<void> {
  await tx.selectFrom('rules').select('id').where('villageId', '=', villageId).where('id', '=', seriesId).forNoKeyUpdate().execute()
}

export type NewVersion = Omit<RuleRow, 'closedAt'> & { villageId: string; createdBy: string }

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.insertInto('rules').values(version).execute()
}

export async function setEnd(tx: Tx, villageId: string, id: string, closedAt: Date | null): Promise<void> {
  await tx.updateTable('rules').set({ closedAt }).where('villageId', '=', villageId).where('id', '=', id).execute()
}

export async function lastPosition(tx: Tx, villageId: string): Promise<number> {
  const row = await tx
    .selectFrom('rules')
    .select(sql<number>`coalesce(max(position), 0)::int`.as('position'))
    .where('villageId', '=', villageId)
    .executeTakeFirstOrThrow()
  return row.position
}

export async function setOrder(tx: Tx, villageId: string, seriesIds: readonly string[]): Promise<void> {
  await sql`
    update rules r set position = wanted.position
    from unnest(${seriesIds}::uuid[]) with ordinality as wanted (series_id, position)
    where r.village_id = ${villageId} and r.series_id = wanted.series_id`.execute(tx)
}

/** Whoever sends in, or approves, for the same household waits until the transaction ends. */
export async function lockHousehold(tx: Tx, villageId: string, householdId: string): Promise<void> {
  await tx.selectFrom('households').select('id').where('villageId', '=', villageId).where('id', '=', householdId).forNoKeyUpdate().execute()
}

export interface Counted {
  householdId: string
  seriesIds: readonly string[]
  statuses: readonly SubmissionStatus[]
  periods: Record<keyof Counts, Period>
  /** Not this one. */
  except: string | null
}

/** How often a household sent in under any version of each series; a series it has not used is missing. */
export async function countSent(
  tx: Tx, villageId: string, { householdId, seriesIds, statuses, periods: { day, week, month }, except }: Counted
): Promise<Map<string, Counts>> {
  const within = ({ since, until }: Period) => sql`s.created_at >= ${since} and s.created_at < ${until}`
  const earliest = new Date(Math.min(week.since.getTime(), month.since.getTime()))
  const rows = await tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .select([
      'r.seriesId',
      sql<number>`(count(*) filter (where ${within(day)}))::int`.as('day'),
      sql<number>`(count(*) filter (where ${within(week)}))::int`.as('week'),
      sql<number>`(count(*) filter (where ${within(month)}))::int`.as('month')
    ])
    .where('s.villageId', '=', villageId)
    .where('s.householdId', '=', householdId)
    .where(sql<boolean>`r.series_id = any(${seriesIds}::uuid[])`)
    .where('s.status', 'in', statuses)
    .where('s.createdAt', '>=', earliest)
    .where(sql<boolean>`s.id is distinct from ${except}::uuid`)
    .groupBy('r.seriesId')
    .execute()
  return new Map(rows.map(({ seriesId, ...counts }) => [seriesId, counts]))
}

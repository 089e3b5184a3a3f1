import { sql } from 'kysely'
import type { AuditAction } from '../../../types/contract/audit'
import type { Tx } from '../../database/client'

export interface NewEvent {
  villageId: string
  accountId: string
  action: AuditAction
  about: string
  householdId: string | null
  subjectId: string | null
  details: Record<string, unknown>
  createdAt: Date
}

export async function insertEvent(tx: Tx, { details, ...event }: NewEvent): Promise<void> {
  await tx.insertInto('auditEvents').values({ ...event, details: sql`${JSON.stringify(details)}::jsonb` }).execute()
}

interface Wanted {
  search: string | null
  action: AuditAction | null
  from: Date | null
  until: Date | null
  /** Only events before this one. */
  below: string | null
  limit: number
}

/** Newest first. */
export async function listEvents(tx: Tx, villageId: string, { search, action, from, until, below, limit }: Wanted) {
  let query = tx
    .selectFrom('auditEvents as e')
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'e.villageId').onRef('a.id', '=', 'e.accountId'))
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'e.villageId').onRef('h.id', '=', 'e.householdId'))
    .select(['e.id', 'e.action', 'e.about', 'e.details', 'e.createdAt', 'e.accountId', 'a.name', 'e.householdId', 'h.label'])
    .where('e.villageId', '=', villageId)
    .orderBy('e.id', 'desc')
    .limit(limit)
  if (action) query = query.where('e.action', '=', action)
  if (from) query = query.where('e.createdAt', '>=', from)
  if (until) query = query.where('e.createdAt', '<', until)
  if (below) query = query.where('e.id', '<', below)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([
      eb('e.about', 'like', pattern), eb('a.name', 'like', pattern), eb('h.label', 'like', pattern),
      eb(sql<string>`e.details ->> 'reason'`, 'like', pattern)
    ]))
  }
  return query.execute()
}

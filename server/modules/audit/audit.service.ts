import type { AuditAction, AuditEvent, AuditFileQuery, AuditQuery } from '../../../types/contract/audit'
import type { Page } from '../../../types/contract/common'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { shanghaiDay } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { Download } from '../../shared/spreadsheet'
import { auditWorkbook } from './audit-workbook'
import * as repository from './audit.repository'

export interface Act {
  action: AuditAction
  /** Name of what it is done to, in the village's words. Nothing that tells who reported what anonymously. */
  about: string
  householdId?: string
  /** Id of what it is done to. */
  subjectId?: string
  /** Points, reasons, values before and after; no phone, no code. */
  details?: Record<string, unknown>
}

export interface AuditService {
  /** Leaves the trace in the transaction of the act itself, so that neither is there without the other. */
  record(tx: Tx, actor: Villager, act: Act): Promise<void>
  /** Newest first. @throws forbidden */
  list(actor: Actor, query: AuditQuery): Promise<Page<AuditEvent>>
  /** All that were found, newest first, as an Excel file. @throws forbidden, export_too_large with `limit` rows */
  file(actor: Actor, query: AuditFileQuery): Promise<Download>
}

/** More would keep the server from others for too long. */
const fileLimit = 20_000

const wantedOf = ({ search, action, from, until }: AuditFileQuery) => ({
  search: search?.trim() || null,
  action: action ?? null,
  from: from === undefined ? null : new Date(from),
  until: until === undefined ? null : new Date(until)
})

export function createAuditService({ database, clock }: { database: Database; clock: Clock }): AuditService {
  async function record(tx: Tx, { villageId, accountId }: Villager, act: Act): Promise<void> {
    const { action, about, householdId = null, subjectId = null, details = {} } = act
    await repository.insertEvent(tx, { villageId, accountId, action, about, householdId, subjectId, details, createdAt: clock.now() })
  }

  return {
    record,

    async list(actor, { cursor, limit = 20, ...query }) {
      demandPermission(actor, 'read_audit')
      const { villageId } = villager(actor)
      if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const wanted = { ...wantedOf(query), below: cursor ?? null, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listEvents(tx, villageId, wanted))
      const items = rows.slice(0, limit).map(present)
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },

    async file(actor, query) {
      demandPermission(actor, 'read_audit')
      const person = villager(actor)
      const wanted = { ...wantedOf(query), below: null, limit: fileLimit + 1 }
      const rows = await database.inVillage(person.villageId, async (tx) => {
        const found = await repository.listEvents(tx, person.villageId, wanted)
        if (found.length > fileLimit) throw new AppError('export_too_large', undefined, { limit: fileLimit })
        const details = { what: 'audit', ...query, rows: found.length }
        await record(tx, person, { action: 'books_exported', about: '办事记录', details })
        return found
      })
      return auditWorkbook(rows.map(present), `办事记录 ${shanghaiDay(clock.now())}.xlsx`)
    }
  }
}

type EventRow = Awaited<ReturnType<typeof repository.listEvents>>[number]

const present = ({ accountId, name, householdId, label, createdAt, ...event }: EventRow): AuditEvent => ({
  ...event,
  by: { id: accountId, name },
  household: householdId !== null && label !== null ? { id: householdId, label } : null,
  createdAt: createdAt.toISOString()
})

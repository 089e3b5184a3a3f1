import type { AuditAction, AuditEvent, AuditQuery } from '../../../types/contract/audit'
import type { Page } from '../../../types/contract/common'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
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
}

export function createAuditService({ database, clock }: { database: Database; clock: Clock }): AuditService {
  return {
    async record(tx, { villageId, accountId }, { action, about, householdId = null, subjectId = null, details = {} }) {
      await repository.insertEvent(tx, { villageId, accountId, action, about, householdId, subjectId, details, createdAt: clock.now() })
    },

    async list(actor, { cursor, limit = 20, search, action, from, until }) {
      demandPermission(actor, 'read_audit')
      const { villageId } = villager(actor)
      if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const wanted = {
        search: search?.trim() || null,
        action: action ?? null,
        from: from === undefined ? null : new Date(from),
        until: until === undefined ? null : new Date(until),
        below: cursor ?? null,
        limit: limit + 1
      }
      const rows = await database.inVillage(villageId, (tx) => repository.listEvents(tx, villageId, wanted))
      const items = rows.slice(0, limit).map(present)
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
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

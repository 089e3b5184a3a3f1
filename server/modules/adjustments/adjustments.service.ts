import type { Adjustment, AdjustmentCreate, AdjustmentQuery, AdjustmentRefusal } from '../../../types/contract/adjustments'
import type { Page, VersionBody } from '../../../types/contract/common'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission, rolesWith } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { MessagesService } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import type { SettingsService } from '../settings/settings.service'
import { checkDecidable, checkImpartial, checkReason, mayDecide, needsSecond } from './adjustments.rules'
import * as repository from './adjustments.repository'

export interface AdjustmentsService {
  /** Newest first. @throws forbidden */
  list(actor: Actor, query: AdjustmentQuery): Promise<Page<Adjustment>>
  /**
   * Gives or takes points at once, or above the village's limit asks for a second person; those who may be it are told.
   *
   * @throws forbidden, invalid_request, reason_missing, household_not_found, household_closed, own_household, relative_household,
   *   insufficient_points, idempotency_key_reused
   */
  create(actor: Actor, input: AdjustmentCreate, idempotencyKey: string): Promise<string>
  /**
   * The second person agrees; who asked is told.
   *
   * @throws forbidden, not_found, second_person_needed, own_household, relative_household, stale_version, household_closed,
   *   insufficient_points
   */
  confirm(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** The second person does not agree; who asked is told. @throws as confirm, reason_missing */
  refuse(actor: Actor, id: string, refusal: AdjustmentRefusal): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  kinships: KinshipsService
  messages: MessagesService
  points: PointsService
  settings: SettingsService
}

interface Wanted {
  id: string
  householdId: string
  label: string
  amount: number
  reason: string
}

export function createAdjustmentsService(dependencies: Dependencies): AdjustmentsService {
  const { database, clock, audit, kinships, messages, points, settings } = dependencies

  function adjuster(actor: Actor): Villager {
    demandPermission(actor, 'adjust_points')
    return villager(actor)
  }

  /** Moves the points, tells the household and leaves the trace. */
  async function post(tx: Tx, person: Villager, { id, householdId, label, amount, reason }: Wanted, askedBy?: string): Promise<void> {
    await points.adjust(tx, person, { householdId, amount, about: reason, adjustmentId: id })
    await messages.tell(tx, person.villageId, { householdId }, { kind: 'points_adjusted', about: reason, points: amount })
    const details = { points: amount, reason, ...(askedBy && { askedBy }) }
    await audit.record(tx, person, { action: 'points_adjusted', about: label, householdId, subjectId: id, details })
  }

  async function lockWaiting(tx: Tx, person: Villager, id: string, version: number) {
    const asked = await repository.lockAdjustment(tx, person.villageId, id)
    if (!asked) throw new AppError('not_found', 'no such adjustment')
    checkDecidable(person, asked, await kinships.relativesOf(tx, person), version)
    return asked
  }

  return {
    async list(actor, { cursor, limit = 20, waiting }) {
      const person = adjuster(actor)
      const { villageId } = person
      const wanted = { waiting: waiting ?? null, before: decodeCursor(cursor), limit: limit + 1 }
      return database.inVillage(villageId, async (tx) => {
        const relatives = await kinships.relativesOf(tx, person)
        const { rows, nextCursor } = pageOfRows(await repository.listAdjustments(tx, villageId, wanted), limit)
        return { items: rows.map((row) => ({ ...present(row), decidable: mayDecide(person, row, relatives) })), nextCursor }
      })
    },

    async create(actor, { householdId, amount, reason: written }, key) {
      const person = adjuster(actor)
      const { villageId, accountId } = person
      if (amount === 0) throw new AppError('invalid_request', 'the amount is zero')
      const reason = checkReason(written)
      return database.inVillage(villageId, async (tx) => {
        const now = clock.now()
        return createOnce(tx, person, { key, content: ['adjustment', householdId, amount, reason] }, now, async (id) => {
          const household = await repository.findHousehold(tx, villageId, householdId)
          if (!household) throw new AppError('household_not_found')
          if (household.closedAt !== null) throw new AppError('household_closed')
          checkImpartial(person, householdId, await kinships.relativesOf(tx, person))
          const second = needsSecond(amount, await settings.read(tx, villageId))
          const common = { id, householdId, amount, reason }
          const status = second ? 'waiting' : 'posted'
          await repository.insertAdjustment(tx, { villageId, ...common, needsSecond: second, status, askedBy: accountId, createdAt: now })
          const { label } = household
          if (!second) return post(tx, person, { ...common, label })
          const details = { points: amount, reason }
          await audit.record(tx, person, { action: 'adjustment_asked', about: label, householdId, subjectId: id, details })
          const others = { roles: rolesWith('adjust_points') }
          await messages.tell(tx, villageId, others, { kind: 'adjustment_asked', about: label, except: accountId })
        })
      })
    },

    async confirm(actor, id, { version }) {
      const person = adjuster(actor)
      await database.inVillage(person.villageId, async (tx) => {
        const asked = await lockWaiting(tx, person, id, version)
        if (asked.householdClosedAt !== null) throw new AppError('household_closed')
        const decision = { status: 'posted' as const, decidedBy: person.accountId, decidedAt: clock.now(), refusal: null }
        await repository.decide(tx, person.villageId, id, decision)
        await post(tx, person, asked, asked.askedByName)
        await messages.tell(tx, person.villageId, { accountId: asked.askedBy }, { kind: 'adjustment_confirmed', about: asked.label })
      })
    },

    async refuse(actor, id, { version, reason }) {
      const person = adjuster(actor)
      const refusal = checkReason(reason)
      await database.inVillage(person.villageId, async (tx) => {
        const { label, householdId, amount, reason: asked, askedBy } = await lockWaiting(tx, person, id, version)
        const decision = { status: 'refused' as const, decidedBy: person.accountId, decidedAt: clock.now(), refusal }
        await repository.decide(tx, person.villageId, id, decision)
        const details = { points: amount, reason: asked, refusal }
        await audit.record(tx, person, { action: 'adjustment_refused', about: label, householdId, subjectId: id, details })
        await messages.tell(tx, person.villageId, { accountId: askedBy }, { kind: 'adjustment_refused', about: label })
      })
    }
  }
}

type AdjustmentRow = Awaited<ReturnType<typeof repository.listAdjustments>>[number]

function present(row: AdjustmentRow): Omit<Adjustment, 'decidable'> {
  const { id, householdId, label, amount, reason, status, askedBy, askedByName, decidedBy, decidedByName, refusal, version } = row
  return {
    id, amount, reason, status, refusal, version,
    household: { id: householdId, label },
    askedBy: { id: askedBy, name: askedByName },
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedByName ?? '' },
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null
  }
}

import type { Page } from '../../../types/contract/common'
import type {
  Deduction, DeductionAppeal, DeductionCreate, DeductionDecision, DeductionQuery, DeductionRule, DeductionSummary
} from '../../../types/contract/deductions'
import type { Database, Tx } from '../../database/client'
import { householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission, may } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { MessagesService } from '../messages/messages.service'
import type { PhotosService } from '../photos/photos.service'
import type { PointsService } from '../points/points.service'
import { barOf, checkAppeal, checkAppealWords, checkDecidable, checkImpartial, checkReason, mayAppeal, pointsUnder } from './deductions.rules'
import * as repository from './deductions.repository'

export interface DeductionsService {
  /** The rules points are taken under now. @throws forbidden */
  rules(actor: Actor): Promise<DeductionRule[]>
  /** Those of the village, or of the own household. @throws forbidden, household_missing */
  list(actor: Actor, query: DeductionQuery): Promise<Page<Deduction>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<DeductionSummary>
  /** For its household, and for who may deduct. @throws not_found */
  find(actor: Actor, id: string): Promise<Deduction>
  /**
   * Takes points from a household, at most what it has, and tells it.
   *
   * @throws forbidden, rule_has_changed, household_not_found, household_closed, own_household, relative_household,
   * photo_count_wrong, points_out_of_range, photo_not_found, photo_already_used, reason_missing, text_too_long, idempotency_key_reused
   */
  create(actor: Actor, input: DeductionCreate, idempotencyKey: string): Promise<string>
  /**
   * The household's word against it, once; the same words again are the same appeal.
   *
   * @throws household_missing, not_found, appeal_refused, stale_version, reason_missing, text_too_long
   */
  appeal(actor: Actor, id: string, appeal: DeductionAppeal): Promise<Deduction>
  /**
   * Another person than the one who made it decides; remitted, the points come back.
   *
   * @throws forbidden, not_found, own_household, relative_household, second_person_needed, deduction_decided, stale_version,
   * reason_missing, text_too_long
   */
  decide(actor: Actor, id: string, decision: DeductionDecision): Promise<Deduction>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  kinships: KinshipsService
  messages: MessagesService
  photos: PhotosService
  points: PointsService
}

/** How often it is tried again when the household spends points at the same moment. */
const maxTries = 4

export function createDeductionsService(dependencies: Dependencies): DeductionsService {
  const { database, clock, audit, kinships, messages, photos, points } = dependencies

  function deductor(actor: Actor): Villager {
    demandPermission(actor, 'deduct')
    return villager(actor)
  }

  function present(actor: Villager, row: repository.DeductionRow, relatives: ReadonlySet<string>): Deduction {
    const { id, villageId, reason, points: worth, taken, status, words, appealedAt, decisionReason, decidedAt, version } = row
    return {
      id, reason, points: worth, taken, status, version,
      rule: { id: row.ruleId, name: row.ruleName },
      household: { id: row.householdId, label: row.householdLabel },
      photos: row.photos.map((photo) => photos.present({ villageId, ...photo })),
      madeBy: row.madeByName,
      createdAt: row.createdAt.toISOString(),
      appeal: words !== null && appealedAt !== null ? { words, createdAt: appealedAt.toISOString() } : null,
      decision: decisionReason !== null && decidedAt !== null
        ? { reason: decisionReason, by: row.decidedByName ?? '', decidedAt: decidedAt.toISOString() }
        : null,
      mayAppeal: mayAppeal(actor, row),
      bar: may(actor, 'deduct') ? barOf(actor, row, relatives) : null
    }
  }

  const read = async (tx: Tx, actor: Villager, row: repository.DeductionRow) =>
    present(actor, row, await kinships.relativesOf(tx, actor))

  async function readAgain(tx: Tx, actor: Villager, id: string): Promise<Deduction> {
    const row = await repository.findDeduction(tx, actor.villageId, id)
    if (!row) throw new AppError('not_found')
    return read(tx, actor, row)
  }

  /** What the household has is read before it is taken; what it spends in between is found out by trying. */
  async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'insufficient_points' && tries < maxTries)) throw error
      }
    }
  }

  return {
    async rules(actor) {
      const { villageId } = deductor(actor)
      return database.inVillage(villageId, (tx) => repository.listRules(tx, villageId, clock.now()))
    },

    async list(actor, { cursor, limit = 20, own = false, appealed = false }) {
      const person = own ? householdMember(actor) : deductor(actor)
      const { villageId } = person
      const at = decodeCursor(cursor)
      return database.inVillage(villageId, async (tx) => {
        const found = appealed && !own
          ? await repository.listAppealed(tx, villageId, { after: at, limit: limit + 1 })
          : await repository.listDeductions(tx, villageId, { householdId: own ? person.householdId : null, before: at, limit: limit + 1 })
        const { rows, nextCursor } = pageOfRows(found, limit, ({ id, createdAt, appealedAt }) =>
          ({ id, createdAt: appealed && !own && appealedAt ? appealedAt : createdAt }))
        const relatives = await kinships.relativesOf(tx, person)
        return { items: rows.map((row) => present(person, row, relatives)), nextCursor }
      })
    },

    async summary(actor) {
      const person = deductor(actor)
      return database.inVillage(person.villageId, async (tx) =>
        repository.countAppealed(tx, person.villageId, person, await kinships.relativesOf(tx, person)))
    },

    async find(actor, id) {
      const person = villager(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const row = await repository.findDeduction(tx, person.villageId, id)
        if (!row || !(row.householdId === person.householdId || may(person, 'deduct'))) throw new AppError('not_found')
        return read(tx, person, row)
      })
    },

    async create(actor, { ruleId, householdId, photoIds, reason: written, points: wanted }, key) {
      const person = deductor(actor)
      const { villageId, accountId: madeBy } = person
      const reason = checkReason(written)
      const content = ['deduction', ruleId, householdId, photoIds, reason, wanted]
      return tryAgain(() => database.inVillage(villageId, (tx) => {
        const now = clock.now()
        return createOnce(tx, person, { key, content }, now, async (id) => {
          const rule = (await repository.listRules(tx, villageId, now)).find((one) => one.id === ruleId)
          if (!rule) throw new AppError('rule_has_changed', 'no open rule to deduct under')
          const household = await repository.findHousehold(tx, villageId, householdId)
          if (!household) throw new AppError('household_not_found')
          if (household.closedAt !== null) throw new AppError('household_closed')
          checkImpartial(person, householdId, await kinships.relativesOf(tx, person))
          const worth = pointsUnder(rule, { photoCount: photoIds.length, points: wanted })
          await photos.demandUsable(tx, person, photoIds)
          const { name: about } = rule
          const deduction = { villageId, id, ruleId, householdId, reason, points: worth, madeBy, createdAt: now }
          await repository.insertDeduction(tx, deduction, photoIds)
          const taken = await points.deduct(tx, person, { householdId, amount: worth, about, deductionId: id })
          await messages.tell(tx, villageId, { householdId }, { kind: 'deduction_made', about, points: taken, deductionId: id })
          const details = { points: worth, taken, reason }
          await audit.record(tx, person, { action: 'deduction_made', about, householdId, subjectId: id, details })
        })
      }))
    },

    async appeal(actor, id, { version, words: said }) {
      const person = householdMember(actor)
      const words = checkAppealWords(said)
      const { villageId, accountId: appealedBy } = person
      return database.inVillage(villageId, async (tx) => {
        const deduction = await repository.lockDeduction(tx, villageId, id)
        if (deduction?.householdId !== person.householdId) throw new AppError('not_found')
        if (deduction.status === 'appealed' && deduction.words === words) return read(tx, person, deduction)
        checkAppeal(deduction, version)
        await repository.changeStatus(tx, deduction, { status: 'appealed', words, appealedBy, appealedAt: clock.now() })
        return readAgain(tx, person, id)
      })
    },

    async decide(actor, id, { version, remit, reason }) {
      const person = deductor(actor)
      const decisionReason = checkReason(reason)
      const { villageId, accountId: decidedBy } = person
      return database.inVillage(villageId, async (tx) => {
        const deduction = await repository.lockDeduction(tx, villageId, id)
        if (!deduction) throw new AppError('not_found')
        checkDecidable(person, deduction, await kinships.relativesOf(tx, person), version)
        const status = remit ? 'remitted' : 'upheld'
        await repository.changeStatus(tx, deduction, { status, decisionReason, decidedBy, decidedAt: clock.now() })
        const { ruleName: about, householdId, taken } = deduction
        if (remit) await points.remit(tx, person, id)
        await messages.tell(tx, villageId, { householdId }, {
          kind: remit ? 'deduction_remitted' : 'deduction_upheld', about, points: remit ? taken : undefined, deductionId: id
        })
        await audit.record(tx, person, {
          action: 'deduction_decided', about, householdId, subjectId: id, details: { result: status, points: taken, reason: decisionReason }
        })
        return readAgain(tx, person, id)
      })
    }
  }
}

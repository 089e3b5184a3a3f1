import type { Page } from '../../../types/contract/common'
import type { Submission, SubmissionCreate, SubmissionQuery } from '../../../types/contract/submissions'
import type { Database, Tx } from '../../database/client'
import { householdMember, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { createOnce } from '../idempotency/idempotency.service'
import type { PhotosService } from '../photos/photos.service'
import type { RulesService } from '../rules/rules.service'
import { checkSubmission } from './submissions.rules'
import * as repository from './submissions.repository'

export type { SubmissionRow } from './submissions.repository'

export interface SubmissionsService {
  /**
   * Sends photos in for points.
   *
   * @returns the id of the submission, the same for every repetition with the same key
   * @throws rule_not_found, rule_closed, photo_count_wrong, photo_not_found, photo_already_used, text_too_long,
   * household_missing, idempotency_key_reused
   */
  create(actor: Actor, input: SubmissionCreate, idempotencyKey: string): Promise<string>
  /** The household's own, newest first. */
  list(actor: Actor, query: SubmissionQuery): Promise<Page<Submission>>
  /** One of the household's own. @throws not_found */
  find(actor: Actor, id: string): Promise<Submission>
  /** Any of the village's, for services that have checked that the actor may see it. @throws not_found */
  read(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow>
  /** As everybody sees it who may see it. */
  present(row: repository.SubmissionRow): Submission
}

interface Dependencies {
  database: Database
  clock: Clock
  rules: RulesService
  photos: PhotosService
}

export function createSubmissionsService({ database, clock, rules, photos }: Dependencies): SubmissionsService {
  const present = (row: repository.SubmissionRow): Submission => ({
    id: row.id,
    rule: { id: row.ruleId, name: row.ruleName, column: row.column },
    household: { id: row.householdId, label: row.householdLabel },
    submittedBy: row.submittedByName,
    photos: row.photos.map((photo) => photos.present({ villageId: row.villageId, ...photo })),
    note: row.note,
    status: row.status,
    points: row.points,
    rejectReason: row.rejectReason,
    createdAt: row.createdAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    version: row.version
  })

  async function read(tx: Tx, { villageId }: Villager, id: string): Promise<repository.SubmissionRow> {
    const row = await repository.findSubmission(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  return {
    present,
    read,

    async create(actor, { ruleId, photoIds, note = '' }, idempotencyKey) {
      const member = householdMember(actor)
      const { villageId, householdId, accountId: submittedBy } = member
      const content = ['submission', ruleId, photoIds, note]
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, member, { key: idempotencyKey, content }, clock.now(), async (id) => {
          checkSubmission(await rules.find(tx, member, ruleId), { photoCount: photoIds.length, note: note.trim() })
          await photos.demandUsable(tx, member, photoIds)
          await repository.insertSubmission(
            tx, { villageId, id, ruleId, householdId, submittedBy, note: note.trim(), createdAt: clock.now() }, photoIds)
        }))
    },

    async list(actor, { cursor, limit = 20, status }) {
      const { villageId, householdId } = householdMember(actor)
      const wanted = { householdId, status: status ?? null, before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listOfHousehold(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map(present), nextCursor }
    },

    async find(actor, id) {
      const member = householdMember(actor)
      const row = await database.inVillage(member.villageId, (tx) => read(tx, member, id))
      if (row.householdId !== member.householdId) throw new AppError('not_found')
      return present(row)
    }
  }
}

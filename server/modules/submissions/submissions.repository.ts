import { sql, type Expression, type NotNull } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Column } from '../../../types/contract/rules'
import type { ConsentWay, SubmissionStatus } from '../../../types/contract/submissions'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'
import type { Cursor } from '../../shared/cursor'

// Literals, because a prepared statement finds a partial index by constants alone.
const waiting = sql.lit('waiting' as const)
const appealed = sql.lit('appealed' as const)

export interface NewSubmission {
  villageId: string
  id: string
  ruleId: string
  householdId: string
  submittedBy: string
  note: string
  place: string
  activityId: string | null
  voiceNoteId: string | null
  resubmissionOf: string | null
  consentBy: string | null
  consentGiven: ConsentWay | null
  createdAt: Date
  waitingSince: Date
}

/**
 * @throws photo_already_used, voice_note_not_found when another submission takes a photo or the voice note at the same
 * moment; household_not_found
 */
export async function insertSubmission(tx: Tx, submission: NewSubmission, photoIds: string[]): Promise<void> {
  const { villageId, id } = submission
  try {
    await tx.insertInto('submissions').values(submission).execute()
    await tx
      .insertInto('submissionPhotos')
      .values(photoIds.map((photoId, index) => ({ villageId, submissionId: id, position: index + 1, photoId })))
      .execute()
  } catch (error) {
    if (violates(error, 'submission_photos_in_use')) throw new AppError('photo_already_used')
    if (violates(error, 'submissions_village_id_voice_note_id_key')) throw new AppError('voice_note_not_found')
    if (violates(error, 'submissions_village_id_household_id_fkey')) throw new AppError('household_not_found')
    throw error
  }
}

/** Lets go of the photos of a submission that is tried anew. */
export async function releasePhotos(tx: Tx, villageId: string, submissionId: string): Promise<void> {
  await tx
    .updateTable('submissionPhotos')
    .set({ released: true })
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .execute()
}

/** As a column of a query: the submission's photos in their order. */
export function photosOf(tx: Tx, villageId: Expression<string>, submissionId: Expression<string>) {
  return jsonArrayFrom(
    tx.selectFrom('submissionPhotos as sp')
      .innerJoin('photos as f', (join) => join.onRef('f.villageId', '=', 'sp.villageId').onRef('f.id', '=', 'sp.photoId'))
      .select(['f.id', 'f.width', 'f.height'])
      .where('sp.villageId', '=', villageId)
      .where('sp.submissionId', '=', submissionId)
      .orderBy('sp.position')
  )
}

/** Submissions with what every reader needs of them; narrow it down and order it. */
export function selectSubmissions(tx: Tx, villageId: string) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 's.villageId').onRef('a.id', '=', 's.submittedBy'))
    .leftJoin('activities as v', (join) => join.onRef('v.villageId', '=', 's.villageId').onRef('v.id', '=', 's.activityId'))
    .leftJoin('appeals as p', (join) => join.onRef('p.villageId', '=', 's.villageId').onRef('p.submissionId', '=', 's.id'))
    .leftJoin('submissions as n', (join) => join.onRef('n.villageId', '=', 's.villageId').onRef('n.resubmissionOf', '=', 's.id'))
    .select((eb) => [
      's.id', 's.villageId', 's.note', 's.place', 's.status', 's.points', 's.rejectReason', 's.createdAt', 's.reviewedAt', 's.withdrawnAt', 's.waitingSince',
      's.version', 's.submittedBy', 'a.name as submittedByName', 's.householdId', 'h.label as householdLabel', 's.consentBy', 's.consentGiven',
      's.voiceNoteId', 's.activityId', 'v.title as activityTitle', 's.resubmissionOf', 'n.id as resubmittedAs',
      'p.words as appealWords', 'p.createdAt as appealedAt', 'p.firstReason', 'p.firstReviewer', 'p.firstReviewedAt', 'p.upheld as appealUpheld',
      'p.decidedAt as appealDecidedAt',
      'r.id as ruleId', 'r.name as ruleName', 'r.column', 'r.minPoints', 'r.maxPoints', 'r.points as defaultPoints',
      'r.seriesId', 'r.anonymous', 'r.twoApprovalsAbove', 's.reviewedBy',
      photosOf(tx, eb.ref('s.villageId'), eb.ref('s.id')).as('photos')
    ])
    .where('s.villageId', '=', villageId)
    // photos are sent in for rules of a column only
    .$narrowType<{ column: NotNull }>()
}

/** What waits for a decision: sent in, or appealed. */
const selectOpen = (tx: Tx, villageId: string) => selectSubmissions(tx, villageId).where('s.status', 'in', [waiting, appealed])

export type SubmissionRow = Awaited<ReturnType<ReturnType<typeof selectSubmissions>['execute']>>[number]

interface List {
  /** Whose: a household's own, or what somebody sent in for others. */
  of: { householdId: string } | { helper: string }
  status: SubmissionStatus | null
  open: boolean
  column: Column | null
  before: Cursor | null
  limit: number
}

/** Newest first. */
export async function listSubmissions(tx: Tx, villageId: string, { of, status, open, column, before, limit }: List) {
  let query = (open ? selectOpen : selectSubmissions)(tx, villageId)
    .orderBy('s.createdAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit)
  query = 'householdId' in of
    ? query.where('s.householdId', '=', of.householdId)
    : query.where('s.submittedBy', '=', of.helper).where('s.consentBy', 'is not', null)
  if (status) query = query.where('s.status', '=', status)
  if (column) query = query.where('r.column', '=', column)
  if (before) {
    query = query.where((eb) =>
      eb(eb.refTuple('s.createdAt', 's.id'), '<', eb.tuple(before.createdAt, before.id)))
  }
  return query.execute()
}

export async function findSubmission(tx: Tx, villageId: string, id: string): Promise<SubmissionRow | null> {
  return (await selectSubmissions(tx, villageId).where('s.id', '=', id).executeTakeFirst()) ?? null
}

/** Keeps everybody else from changing it, or from trying it anew, until the transaction ends. */
export async function lockSubmission(tx: Tx, villageId: string, id: string): Promise<void> {
  await tx.selectFrom('submissions').select('id').where('villageId', '=', villageId).where('id', '=', id).forUpdate().execute()
}

/** A step of the household's own with a locked submission. */
export async function changeStatus(
  tx: Tx,
  { villageId, id, version }: SubmissionRow,
  step: { status: 'withdrawn'; withdrawnAt: Date } | { status: 'appealed'; waitingSince: Date }
): Promise<void> {
  await tx
    .updateTable('submissions')
    .set({ ...step, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

export interface NewAppeal {
  villageId: string
  submissionId: string
  words: string
  appealedBy: string
  createdAt: Date
}

/** Against the decision that stands. */
export async function insertAppeal(tx: Tx, { villageId, submissionId, words, appealedBy, createdAt }: NewAppeal): Promise<void> {
  await tx
    .insertInto('appeals')
    .columns(['villageId', 'submissionId', 'words', 'appealedBy', 'createdAt', 'firstReason', 'firstReviewer', 'firstReviewedAt'])
    .expression((eb) =>
      eb.selectFrom('submissions as s')
        .select(['s.villageId', 's.id'])
        .select([
          sql<string>`${words}::text`.as('words'),
          sql<string>`${appealedBy}::uuid`.as('appealedBy'),
          sql<Date>`${createdAt}::timestamptz`.as('createdAt')
        ])
        .select((of) => [
          of.ref('s.rejectReason').$notNull().as('firstReason'),
          of.ref('s.reviewedBy').$notNull().as('firstReviewer'),
          of.ref('s.reviewedAt').$notNull().as('firstReviewedAt')
        ])
        .where('s.villageId', '=', villageId)
        .where('s.id', '=', submissionId))
    .execute()
}

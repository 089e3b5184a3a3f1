import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { SubmissionStatus } from '../../../types/contract/submissions'
import { violates, type Tx } from '../../database/client'
import { AppError } from '../../shared/app-error'
import type { Cursor } from '../../shared/cursor'

export interface NewSubmission {
  villageId: string
  id: string
  ruleId: string
  householdId: string
  submittedBy: string
  note: string
  createdAt: Date
}

/** @throws photo_already_used when another submission takes a photo at the same moment */
export async function insertSubmission(tx: Tx, submission: NewSubmission, photoIds: string[]): Promise<void> {
  const { villageId, id } = submission
  await tx.insertInto('submissions').values(submission).execute()
  try {
    await tx
      .insertInto('submissionPhotos')
      .values(photoIds.map((photoId, index) => ({ villageId, submissionId: id, position: index + 1, photoId })))
      .execute()
  } catch (error) {
    if (violates(error, 'submission_photos_village_id_photo_id_key')) throw new AppError('photo_already_used')
    throw error
  }
}

/** Submissions with what every reader needs of them; narrow it down and order it. */
export function selectSubmissions(tx: Tx, villageId: string) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 's.villageId').onRef('a.id', '=', 's.submittedBy'))
    .select((eb) => [
      's.id', 's.villageId', 's.note', 's.status', 's.points', 's.rejectReason', 's.createdAt', 's.reviewedAt', 's.version',
      's.submittedBy', 'a.name as submittedByName', 's.householdId', 'h.label as householdLabel',
      'r.id as ruleId', 'r.name as ruleName', 'r.column', 'r.minPoints', 'r.maxPoints', 'r.points as defaultPoints',
      jsonArrayFrom(
        eb.selectFrom('submissionPhotos as sp')
          .innerJoin('photos as p', (join) => join.onRef('p.villageId', '=', 'sp.villageId').onRef('p.id', '=', 'sp.photoId'))
          .select(['p.id', 'p.width', 'p.height'])
          .whereRef('sp.villageId', '=', 's.villageId')
          .whereRef('sp.submissionId', '=', 's.id')
          .orderBy('sp.position')
      ).as('photos')
    ])
    .where('s.villageId', '=', villageId)
}

export type SubmissionRow = Awaited<ReturnType<ReturnType<typeof selectSubmissions>['execute']>>[number]

interface OwnList {
  householdId: string
  status: SubmissionStatus | null
  before: Cursor | null
  limit: number
}

/** Newest first. */
export async function listOfHousehold(tx: Tx, villageId: string, { householdId, status, before, limit }: OwnList) {
  let query = selectSubmissions(tx, villageId)
    .where('s.householdId', '=', householdId)
    .orderBy('s.createdAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit)
  if (status) query = query.where('s.status', '=', status)
  if (before) {
    query = query.where((eb) =>
      eb(eb.refTuple('s.createdAt', 's.id'), '<', eb.tuple(before.createdAt, before.id)))
  }
  return query.execute()
}

export async function findSubmission(tx: Tx, villageId: string, id: string): Promise<SubmissionRow | null> {
  return (await selectSubmissions(tx, villageId).where('s.id', '=', id).executeTakeFirst()) ?? null
}

import type { Tx } from '../../database/client'
import type { SubmissionRow } from '../submissions/submissions.repository'

/** All of these work on a submission that is locked, so that its version is the one that was read. */

export type Verdict = { status: 'approved'; points: number; rejectReason: null } | { status: 'rejected'; rejectReason: string }

export type Decision = Verdict & { reviewedBy: string; reviewedAt: Date }

type Place = Pick<SubmissionRow, 'villageId' | 'id' | 'version'>

const change = (tx: Tx, { villageId, id, version }: Place) =>
  tx.updateTable('submissions').set({ version: version + 1 }).where('villageId', '=', villageId).where('id', '=', id)

export async function decide(tx: Tx, submission: Place, decision: Decision): Promise<void> {
  await change(tx, submission).set(decision).execute()
}

export async function decideAppeal(
  tx: Tx, { villageId, id }: Place, decision: { upheld: boolean; decidedBy: string; decidedAt: Date } | null
): Promise<void> {
  await tx
    .updateTable('appeals')
    .set(decision ?? { upheld: null, decidedBy: null, decidedAt: null })
    .where('villageId', '=', villageId)
    .where('submissionId', '=', id)
    .execute()
}

/** As it was before its decision: waiting, or appealed against the first one. */
export async function reopen(tx: Tx, submission: SubmissionRow): Promise<void> {
  const { appealedAt, firstReason, firstReviewer, firstReviewedAt } = submission
  const before = appealedAt === null
    ? { status: 'waiting' as const, rejectReason: null, reviewedBy: null, reviewedAt: null }
    : { status: 'appealed' as const, rejectReason: firstReason, reviewedBy: firstReviewer, reviewedAt: firstReviewedAt }
  await change(tx, submission).set({ ...before, points: null }).execute()
}

/** The first of two approvals, since it waits as it does now: one from before an appeal counts no more. */
export async function findFirstApproval(tx: Tx, { villageId, id, waitingSince }: SubmissionRow) {
  const row = await tx
    .selectFrom('firstApprovals')
    .select(['points', 'approvedBy', 'approvedAt'])
    .where('villageId', '=', villageId)
    .where('submissionId', '=', id)
    .where('approvedAt', '>=', waitingSince)
    .executeTakeFirst()
  return row ?? null
}

export async function deleteFirstApproval(tx: Tx, submission: Place): Promise<void> {
  await tx
    .deleteFrom('firstApprovals')
    .where('villageId', '=', submission.villageId)
    .where('submissionId', '=', submission.id)
    .execute()
  await change(tx, submission).execute()
}

export async function insertFirstApproval(
  tx: Tx, submission: Place, approval: { points: number; approvedBy: string; approvedAt: Date }
): Promise<void> {
  const { villageId, id: submissionId } = submission
  // one from before an appeal
  await deleteFirstApproval(tx, submission)
  await tx.insertInto('firstApprovals').values({ villageId, submissionId, ...approval }).execute()
}

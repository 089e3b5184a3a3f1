import type { MessageKind } from '../../../types/contract/messages'
import type { Approval, BatchApproval, BatchResult, Rejection } from '../../../types/contract/reviews'
import type { VersionBody } from '../../../types/contract/common'
import type { Submission } from '../../../types/contract/submissions'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { Act, AuditService } from '../audit/audit.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { MessagesService, News } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import type { RulesService } from '../rules/rules.service'
import type { SecondLooksService } from '../second-looks/second-looks.service'
import type { SubmissionRow, SubmissionsService } from '../submissions/submissions.service'
import * as repository from './decisions.repository'
import { checkDecidable, checkReason, checkUndo, needsAnother, pointsWithin, wasDecidedBefore } from './reviews.rules'

export interface Decisions {
  /**
   * Approves and awards the points in one transaction; upholds the appeal where there is one. Where the rule asks for two
   * and nobody has agreed yet, it goes on waiting, for another reviewer.
   *
   * @throws forbidden, not_found, own_household, relative_household, first_reviewer, second_person_needed, already_reviewed,
   * stale_version, points_out_of_range, cap_reached
   */
  approve(actor: Actor, id: string, approval: Approval): Promise<Submission>
  /** Approves one after the other, each for itself; what is refused leaves the others alone. @throws forbidden */
  approveMany(actor: Actor, batch: BatchApproval): Promise<BatchResult>
  /**
   * Rejects, or dismisses the appeal; the last reason is the one that stands.
   *
   * @throws forbidden, not_found, own_household, relative_household, first_reviewer, second_person_needed, already_reviewed,
   * stale_version, reason_missing, text_too_long
   */
  reject(actor: Actor, id: string, rejection: Rejection): Promise<Submission>
  /**
   * Takes one's own decision back: the points by a reversing transfer, the message where nobody has read it, and the
   * submission waits as before.
   *
   * @throws forbidden, not_found, stale_version, undo_too_late, points_spent
   */
  undo(actor: Actor, id: string, seen: VersionBody): Promise<Submission>
}

export interface Dependencies {
  database: Database
  clock: Clock
  points: PointsService
  rules: Pick<RulesService, 'demandRoomAgain'>
  submissions: SubmissionsService
  messages: MessagesService
  kinships: KinshipsService
  audit: AuditService
  secondLooks: SecondLooksService
}

const verdictKinds: readonly MessageKind[] = ['submission_approved', 'submission_rejected', 'appeal_upheld', 'appeal_dismissed']

/** Who reviews, in their village. @throws forbidden */
export function reviewer(actor: Actor): Villager {
  demandPermission(actor, 'review')
  return villager(actor)
}

export function createDecisions(dependencies: Dependencies): Decisions {
  const { database, clock, points, rules, submissions, messages, kinships, audit, secondLooks } = dependencies

  /** One that the reviewer may decide, and that nobody else can until the transaction ends. */
  async function take(tx: Tx, actor: Villager, id: string, version: number) {
    const submission = await submissions.readForChange(tx, actor, id)
    const firstApproval = await repository.findFirstApproval(tx, submission)
    const relatives = await kinships.relativesOf(tx, actor)
    checkDecidable(actor, submission, { relatives, firstApproval }, version)
    return { submission, firstApproval }
  }

  async function decide(tx: Tx, { accountId }: Villager, submission: SubmissionRow, verdict: repository.Verdict): Promise<void> {
    const now = clock.now()
    await repository.decide(tx, submission, { ...verdict, reviewedBy: accountId, reviewedAt: now })
    if (submission.status !== 'appealed') return
    await repository.decideAppeal(tx, submission, { upheld: verdict.status === 'approved', decidedBy: accountId, decidedAt: now })
  }

  /** Tells the household, and whoever sent it, even from outside of the household. */
  async function tell(tx: Tx, { id, villageId, householdId, submittedBy, ruleName }: SubmissionRow, news: Pick<News, 'kind' | 'points'>) {
    const told = { ...news, about: ruleName, submissionId: id }
    await messages.tell(tx, villageId, { householdId }, { ...told, except: submittedBy })
    await messages.tell(tx, villageId, { accountId: submittedBy }, told)
  }

  /** Unread news is taken back; who has read it is told. */
  async function untell(tx: Tx, { id: submissionId, villageId, ruleName: about, reviewedAt }: SubmissionRow): Promise<void> {
    if (reviewedAt === null) return
    const readers = await messages.takeBack(tx, villageId, { submissionId, kinds: verdictKinds, since: reviewedAt })
    for (const accountId of readers) await messages.tell(tx, villageId, { accountId }, { kind: 'decision_undone', about, submissionId })
  }

  /** Whose an anonymous report is stays with those who review it. */
  const record = (tx: Tx, actor: Villager, { id, ruleName, householdId, anonymous, status }: SubmissionRow, act: Pick<Act, 'action' | 'details'>) =>
    audit.record(tx, actor, {
      ...act,
      about: ruleName,
      subjectId: id,
      householdId: anonymous ? undefined : householdId,
      details: { ...act.details, ...(status === 'appealed' && { appeal: true }) }
    })

  const asItIs = async (tx: Tx, actor: Villager, id: string) => submissions.present(actor, await submissions.read(tx, actor, id))

  async function approve(actor: Villager, id: string, { version, points: wanted }: Approval): Promise<Submission> {
    return database.inVillage(actor.villageId, async (tx) => {
      const { submission, firstApproval } = await take(tx, actor, id, version)
      const amount = pointsWithin(submission, wanted)
      if (wasDecidedBefore(submission, firstApproval)) await rules.demandRoomAgain(tx, submission)
      if (needsAnother(submission, amount, firstApproval)) {
        await repository.insertFirstApproval(tx, submission, { points: amount, approvedBy: actor.accountId, approvedAt: clock.now() })
        await record(tx, actor, submission, { action: 'submission_first_approved', details: { points: amount } })
        return asItIs(tx, actor, id)
      }
      await decide(tx, actor, submission, { status: 'approved', points: amount, rejectReason: null })
      await record(tx, actor, submission, { action: 'submission_approved', details: { points: amount } })
      await tell(tx, submission, { kind: submission.status === 'appealed' ? 'appeal_upheld' : 'submission_approved', points: amount })
      await secondLooks.draw(tx, actor, id)
      const { householdId, ruleName } = submission
      if (amount > 0) await points.award(tx, actor, { householdId, amount, submissionId: id, about: ruleName })
      return asItIs(tx, actor, id)
    })
  }

  return {
    approve: async (actor, id, approval) => approve(reviewer(actor), id, approval),

    async approveMany(actor, { items }) {
      const person = reviewer(actor)
      const results: BatchResult['items'] = []
      for (const { id, version } of items) {
        try {
          results.push({ id, submission: await approve(person, id, { version }), refusal: null })
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          results.push({ id, submission: null, refusal: error.code })
        }
      }
      return { items: results }
    },

    async reject(actor, id, { version, reason }) {
      const person = reviewer(actor)
      const rejectReason = checkReason(reason)
      return database.inVillage(person.villageId, async (tx) => {
        const { submission } = await take(tx, person, id, version)
        await decide(tx, person, submission, { status: 'rejected', rejectReason })
        await record(tx, person, submission, { action: 'submission_rejected', details: { reason: rejectReason } })
        await tell(tx, submission, { kind: submission.status === 'appealed' ? 'appeal_dismissed' : 'submission_rejected' })
        return asItIs(tx, person, id)
      })
    },

    async undo(actor, id, { version }) {
      const person = reviewer(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const submission = await submissions.readForChange(tx, person, id)
        const firstApproval = await repository.findFirstApproval(tx, submission)
        checkUndo(person, submission, { firstApproval, version, now: clock.now() })
        const { status: was, points: given, rejectReason: reason } = submission
        if (was === 'approved' || was === 'rejected') {
          await repository.reopen(tx, submission)
          if (submission.appealedAt !== null) await repository.decideAppeal(tx, submission, null)
          await untell(tx, submission)
          await secondLooks.takeBack(tx, person.villageId, id)
          await record(tx, person, submission, {
            action: 'decision_undone', details: was === 'approved' ? { was, points: given } : { was, reason }
          })
          await points.reverseAward(tx, person, id)
        } else {
          await repository.deleteFirstApproval(tx, submission)
          await record(tx, person, submission, { action: 'decision_undone', details: { was: 'first_approved', points: firstApproval?.points } })
        }
        return asItIs(tx, person, id)
      })
    }
  }
}

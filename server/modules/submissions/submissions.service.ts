import type { Page, VersionBody } from '../../../types/contract/common'
import type { AppealCreate, Submission, SubmissionCreate, SubmissionQuery } from '../../../types/contract/submissions'
import type { Database, Tx } from '../../database/client'
import { demand, householdMember, villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import type { ActivitiesService } from '../activities/activities.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { PhotoMatchesService } from '../photo-matches/photo-matches.service'
import type { PhotosService } from '../photos/photos.service'
import type { RulesService } from '../rules/rules.service'
import type { SessionsService } from '../sessions/sessions.service'
import type { VoiceNotesService } from '../voice-notes/voice-notes.service'
import { createPresenter } from './present'
import {
  checkAppeal, checkAppealWords, checkResubmission, checkSubmission, checkWithdrawal, mayAppeal, mayRead
} from './submissions.rules'
import * as repository from './submissions.repository'

export type { SubmissionRow } from './submissions.repository'

export interface SubmissionsService {
  /**
   * Sends photos in for points, for the own household or, with consent, for another one.
   *
   * @returns the id of the submission, the same for every repetition with the same key
   * One made under a version of a rule that has ended meanwhile is taken under the version in force, and its sender is told.
   *
   * @throws rule_not_found, rule_closed, rule_has_changed, photo_count_wrong, photo_not_found, photo_already_used, text_too_long,
   * voice_note_not_found, activity_missing, activity_not_running, cap_reached, resubmission_refused, household_not_found,
   * household_missing, idempotency_key_reused
   */
  create(actor: Actor, input: SubmissionCreate, idempotencyKey: string): Promise<string>
  /** The household's own, or what one sent in for others; newest first. @throws household_missing */
  list(actor: Actor, query: SubmissionQuery): Promise<Page<Submission>>
  /** One of the household's own, or one sent in for another. @throws not_found */
  find(actor: Actor, id: string): Promise<Submission>
  /** Takes a waiting one back; one taken back already stays so. @throws not_found, submission_decided, stale_version */
  withdraw(actor: Actor, id: string, seen: VersionBody): Promise<Submission>
  /**
   * Asks another reviewer to look at a rejected one, once; the same words again are the same appeal.
   *
   * @throws not_found, appeal_refused, stale_version, reason_missing, text_too_long
   */
  appeal(actor: Actor, id: string, appeal: AppealCreate): Promise<Submission>
  /** Any of the village's, for services that have checked that the actor may see it. @throws not_found */
  read(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow>
  /** The same, changed by nobody else until the transaction ends. @throws not_found */
  readForChange(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow>
  /** As the actor, who may see it, sees it. */
  present(actor: Actor, row: repository.SubmissionRow): Submission
}

interface Dependencies {
  database: Database
  clock: Clock
  sessions: SessionsService
  rules: RulesService
  activities: ActivitiesService
  photos: PhotosService
  photoMatches: PhotoMatchesService
  voiceNotes: VoiceNotesService
  messages: MessagesService
}

export function createSubmissionsService(dependencies: Dependencies): SubmissionsService {
  const { database, clock, sessions, rules, activities, photos, photoMatches, voiceNotes, messages } = dependencies
  const present = createPresenter({ photos, voiceNotes })

  async function read(tx: Tx, { villageId }: Villager, id: string): Promise<repository.SubmissionRow> {
    const row = await repository.findSubmission(tx, villageId, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  async function readForChange(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow> {
    await repository.lockSubmission(tx, actor.villageId, id)
    return read(tx, actor, id)
  }

  /** One that the actor may see, changed by nobody else until the transaction ends; null when there is none. */
  async function lock(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow | null> {
    await repository.lockSubmission(tx, actor.villageId, id)
    const row = await repository.findSubmission(tx, actor.villageId, id)
    return row && mayRead(actor, row) ? row : null
  }

  async function readLocked(tx: Tx, actor: Villager, id: string): Promise<repository.SubmissionRow> {
    const row = await lock(tx, actor, id)
    if (!row) throw new AppError('not_found')
    return row
  }

  /** Frees the photos of the one that is tried anew. */
  async function supersede(tx: Tx, actor: Villager, id: string, householdId: string): Promise<void> {
    checkResubmission(await lock(tx, actor, id), householdId)
    await repository.releasePhotos(tx, actor.villageId, id)
  }

  /** Who gets the points, and by whose consent where that is not the sender's household. Everybody of a village may help. */
  function beneficiaryOf(actor: Actor, onBehalfOf: SubmissionCreate['onBehalfOf']) {
    if (!onBehalfOf) return { householdId: householdMember(actor).householdId, consentBy: null, consentGiven: null }
    if (onBehalfOf.householdId === actor.householdId) throw new AppError('household_not_found', 'the own household needs no consent')
    return { ...onBehalfOf, consentBy: onBehalfOf.consentBy.trim() }
  }

  return {
    present,
    read,
    readForChange,

    async create(actor, input, idempotencyKey) {
      const person = villager(actor)
      const { villageId, accountId: submittedBy } = person
      const { ruleId, photoIds, voiceNoteId = null, activityId = null, resubmissionOf = null } = input
      const [note, place] = [input.note ?? '', input.place ?? ''].map((text) => text.trim()) as [string, string]
      const beneficiary = beneficiaryOf(person, input.onBehalfOf)
      const content = ['submission', ruleId, photoIds, note, place, voiceNoteId, activityId, resubmissionOf, beneficiary]
      return database.inVillage(villageId, async (tx) => {
        await sessions.hold(tx, person)
        return createOnce(tx, person, { key: idempotencyKey, content }, clock.now(), async (id) => {
          const rule = await rules.forSending(tx, person, ruleId)
          checkSubmission(rule, { photoCount: photoIds.length, note, place, activityId })
          if (activityId) await activities.demandRunning(tx, person, activityId, rule.column)
          if (voiceNoteId) await voiceNotes.demandUsable(tx, person, voiceNoteId)
          await photoMatches.takeTurn(tx, villageId)
          if (resubmissionOf) await supersede(tx, person, resubmissionOf, beneficiary.householdId)
          await photos.demandUsable(tx, person, photoIds, { resubmissionOf: resubmissionOf ?? undefined })
          await rules.demandRoom(tx, villageId, rule, beneficiary.householdId)
          await repository.insertSubmission(tx, {
            villageId, id, ruleId: rule.id, submittedBy, note, place, voiceNoteId, activityId, resubmissionOf, ...beneficiary,
            createdAt: clock.now(), waitingSince: clock.now()
          }, photoIds)
          await photoMatches.record(tx, villageId, id)
          if (rule.id !== ruleId) {
            await messages.tell(tx, villageId, { accountId: submittedBy }, { kind: 'sent_under_new_rule', about: rule.name, submissionId: id })
          }
          if (!beneficiary.consentBy) return
          await messages.tell(tx, villageId, beneficiary, { kind: 'sent_for_you', submissionId: id })
        })
      })
    },

    async list(actor, { cursor, limit = 20, status = null, open = false, column = null, sentForOthers = false }) {
      const { villageId, accountId: helper } = villager(actor)
      const of = sentForOthers ? { helper } : { householdId: householdMember(actor).householdId }
      const wanted = { of, status, open, column, before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listSubmissions(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map((row) => present(actor, row)), nextCursor }
    },

    async find(actor, id) {
      const person = villager(actor)
      const row = await database.inVillage(person.villageId, (tx) => read(tx, person, id))
      if (!mayRead(person, row)) throw new AppError('not_found')
      return present(person, row)
    },

    async withdraw(actor, id, { version }) {
      const person = villager(actor)
      return database.inVillage(person.villageId, async (tx) => {
        const submission = await readLocked(tx, person, id)
        if (submission.status === 'withdrawn') return present(person, submission)
        checkWithdrawal(submission, version)
        await repository.changeStatus(tx, submission, { status: 'withdrawn', withdrawnAt: clock.now() })
        return present(person, await read(tx, person, id))
      })
    },

    async appeal(actor, id, { version, words: said }) {
      const person = villager(actor)
      const words = checkAppealWords(said)
      const { villageId, accountId: appealedBy } = person
      return database.inVillage(villageId, async (tx) => {
        await sessions.hold(tx, person)
        const submission = await readLocked(tx, person, id)
        demand(mayAppeal(person, submission), 'appeal for the household')
        if (submission.status === 'appealed' && submission.appealWords === words) return present(person, submission)
        checkAppeal(submission, version)
        await repository.insertAppeal(tx, { villageId, submissionId: id, words, appealedBy, createdAt: clock.now() })
        await repository.changeStatus(tx, submission, { status: 'appealed', waitingSince: clock.now() })
        return present(person, await read(tx, person, id))
      })
    }
  }
}

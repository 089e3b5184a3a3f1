import { randomInt } from 'node:crypto'
import type { Page } from '../../../types/contract/common'
import type { PhotoMatch } from '../../../types/contract/photo-matches'
import type { SecondLook, SecondLookQuery, SecondLookResult, SecondLookSummary } from '../../../types/contract/second-looks'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import type { KinshipsService } from '../kinships/kinships.service'
import type { PhotoMatchesService } from '../photo-matches/photo-matches.service'
import type { SettingsService } from '../settings/settings.service'
import type { SubmissionsService } from '../submissions/submissions.service'
import { barOf, checkNote } from './second-looks.rules'
import * as repository from './second-looks.repository'

export interface SecondLooksService {
  /** Lets the lot decide whether somebody else looks again at what the actor has just approved. */
  draw(tx: Tx, actor: Villager, submissionId: string): Promise<void>
  /** There is nothing to look at again: the approval was undone. What somebody has looked at stays. */
  takeBack(tx: Tx, villageId: string, submissionId: string): Promise<void>
  /** Those open, the longest waiting first, or those done, the last one first. @throws forbidden */
  list(actor: Actor, query: SecondLookQuery): Promise<Page<SecondLook>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<SecondLookSummary>
  /**
   * Says whether the approval was right. It changes no points: the village sees how often its reviewers agree.
   *
   * @throws forbidden, not_found, own_household, relative_household, first_reviewer, second_look_done, reason_missing, text_too_long
   */
  finish(actor: Actor, submissionId: string, result: SecondLookResult): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  settings: SettingsService
  kinships: KinshipsService
  submissions: SubmissionsService
  photoMatches: PhotoMatchesService
  audit: AuditService
}

export function createSecondLooksService(dependencies: Dependencies): SecondLooksService {
  const { database, clock, settings, kinships, submissions, photoMatches, audit } = dependencies

  function reviewer(actor: Actor): Villager {
    demandPermission(actor, 'review')
    return villager(actor)
  }

  const factsOf = ({ householdId, submittedBy, drawnFrom: firstReviewer, firstApprover }: repository.SecondLookRow) =>
    ({ householdId, submittedBy, firstReviewer, firstApprover })

  function present(actor: Actor, row: repository.SecondLookRow, relatives: ReadonlySet<string>, matches: PhotoMatch[]): SecondLook {
    const { agrees, lookedAt } = row
    const done = agrees !== null && lookedAt !== null
    return {
      submission: submissions.present(actor, row),
      photoMatches: matches,
      drawnAt: row.drawnAt.toISOString(),
      bar: done ? null : barOf(actor, factsOf(row), relatives),
      result: done ? { agrees, note: row.lookNote, by: row.lookedByName ?? '', at: lookedAt.toISOString() } : null
    }
  }

  return {
    async draw(tx, { villageId, accountId: firstReviewer }, submissionId) {
      const { secondLookPercent } = await settings.read(tx, villageId)
      if (randomInt(100) >= secondLookPercent) return
      await repository.insertSecondLook(tx, { villageId, submissionId, firstReviewer, drawnAt: clock.now() })
    },

    takeBack: repository.deleteOpenSecondLook,

    async list(actor, { cursor, limit = 20, done = false }) {
      const person = reviewer(actor)
      const { villageId } = person
      return database.inVillage(villageId, async (tx) => {
        const wanted = { after: decodeCursor(cursor), limit: limit + 1 }
        const found = await (done ? repository.listDone : repository.listOpen)(tx, villageId, wanted)
        const { rows, nextCursor } = pageOfRows(found, limit, ({ id, drawnAt, lookedAt }) => ({ id, createdAt: lookedAt ?? drawnAt }))
        const relatives = await kinships.relativesOf(tx, person)
        const matches = await photoMatches.of(tx, villageId, rows.map(({ id }) => id))
        return { items: rows.map((row) => present(person, row, relatives, matches.get(row.id) ?? [])), nextCursor }
      })
    },

    async summary(actor) {
      const person = reviewer(actor)
      return database.inVillage(person.villageId, async (tx) =>
        repository.countOpen(tx, person.villageId, person, await kinships.relativesOf(tx, person)))
    },

    async finish(actor, submissionId, { agrees, note: said = '' }) {
      const person = reviewer(actor)
      const note = checkNote(agrees, said)
      const { villageId, accountId: lookedBy } = person
      await database.inVillage(villageId, async (tx) => {
        const look = await repository.lockSecondLook(tx, villageId, submissionId)
        if (!look) throw new AppError('not_found', 'not drawn for a second look')
        const bar = barOf(person, factsOf(look), await kinships.relativesOf(tx, person))
        if (bar) throw new AppError(bar)
        if (look.lookedAt !== null) throw new AppError('second_look_done')
        await repository.finish(tx, villageId, submissionId, { agrees, note, lookedBy, lookedAt: clock.now() })
        await audit.record(tx, person, {
          action: 'second_look_done',
          about: look.ruleName,
          subjectId: submissionId,
          // whose an anonymous report is stays with those who review it
          householdId: look.anonymous ? undefined : look.householdId,
          details: { agrees, note }
        })
      })
    }
  }
}

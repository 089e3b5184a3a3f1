import type { Page, PageQuery } from '../../../types/contract/common'
import type { AwardedHonour, Honour, HonourCreate } from '../../../types/contract/honours'
import type { Database } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { PhotosService } from '../photos/photos.service'
import { checkDay, cursorOf, placeOf } from './honours.rules'
import * as repository from './honours.repository'

export interface HonoursService {
  /** What the village has given, the latest day first; of a household that does not want to be named without its name. */
  list(actor: Actor, page: PageQuery): Promise<Page<Honour>>
  /** The same with names and with what was revoked, for those who give it. @throws forbidden */
  awarded(actor: Actor, page: PageQuery): Promise<Page<AwardedHonour>>
  /**
   * Gives a household, or one person of it, an honour, and tells the household.
   *
   * @returns its id
   * @throws forbidden, household_not_found, household_closed, photo_not_found, photo_already_used, invalid_request for a day to come,
   * idempotency_key_reused
   */
  award(actor: Actor, honour: HonourCreate, idempotencyKey: string): Promise<string>
  /** Takes it from the wall; again changes nothing. @throws forbidden, not_found */
  revoke(actor: Actor, id: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
  photos: PhotosService
}

export function createHonoursService({ database, clock, audit, messages, photos }: Dependencies): HonoursService {
  async function pageOf<Item>(
    villageId: string,
    { cursor, limit = 20 }: PageQuery,
    revoked: boolean,
    present: (row: HonourRow) => Item
  ): Promise<Page<Item>> {
    const wanted = { revoked, behind: placeOf(cursor, clock.now()), limit: limit + 1 }
    const rows = await database.inVillage(villageId, (tx) => repository.listHonours(tx, villageId, wanted))
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { items: rows.slice(0, limit).map(present), nextCursor: last ? cursorOf(last) : null }
  }

  const photoOf = (villageId: string, { photo }: HonourRow) => photo && photos.present({ villageId, ...photo })

  return {
    async list(actor, page) {
      const { villageId } = villager(actor)
      return pageOf(villageId, page, false, (row) => {
        const { id, title, note, awardedOn, unlisted, household, name } = row
        const named = unlisted ? { household: null, name: '' } : { household, name }
        return { id, title, ...named, note, awardedOn, photo: photoOf(villageId, row) }
      })
    },

    async awarded(actor, page) {
      demandPermission(actor, 'award_honours')
      const { villageId } = villager(actor)
      return pageOf(villageId, page, true, (row) => ({
        ...row,
        photo: photoOf(villageId, row),
        createdAt: row.createdAt.toISOString(),
        revokedAt: row.revokedAt?.toISOString() ?? null
      }))
    },

    async award(actor, { photoId, householdId, awardedOn, ...input }, key) {
      demandPermission(actor, 'award_honours')
      const person = villager(actor)
      const { villageId, accountId } = person
      checkDay(awardedOn, clock.now())
      const content = { title: input.title.trim(), name: input.name.trim(), note: input.note.trim(), awardedOn }
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key, content: ['honour', content, householdId, photoId] }, clock.now(), async (id) => {
          if (!(await repository.householdExists(tx, villageId, householdId))) throw new AppError('household_not_found')
          if (photoId !== null) await photos.demandUsable(tx, person, [photoId])
          const honour = { villageId, id, ...content, householdId, photoId, createdBy: accountId, createdAt: clock.now() }
          await repository.insertHonour(tx, honour)
          await messages.tell(tx, villageId, { householdId }, { kind: 'honour_awarded', about: content.title, except: accountId })
          const { title, ...details } = content
          await audit.record(tx, person, { action: 'honour_awarded', about: title, householdId, subjectId: id, details })
        }))
    },

    async revoke(actor, id) {
      demandPermission(actor, 'award_honours')
      const person = villager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const revoked = await repository.markRevoked(tx, villageId, id, clock.now())
        if (revoked) {
          const { title, householdId } = revoked
          await audit.record(tx, person, { action: 'honour_revoked', about: title, householdId, subjectId: id.toLowerCase() })
        } else if (!(await repository.honourExists(tx, villageId, id))) throw new AppError('not_found')
      })
    }
  }
}

type HonourRow = Awaited<ReturnType<typeof repository.listHonours>>[number]

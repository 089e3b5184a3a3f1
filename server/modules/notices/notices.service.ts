import type { Page, PageQuery } from '../../../types/contract/common'
import type { Notice, NoticeCreate, NoticeSummary, PublishedNotice, UnreadHousehold } from '../../../types/contract/notices'
import type { Database } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import * as repository from './notices.repository'

export interface NoticesService {
  /** What is for the one who asks, short of what was withdrawn; the latest first. */
  list(actor: Actor, page: PageQuery): Promise<Page<Notice>>
  summary(actor: Actor): Promise<NoticeSummary>
  /** One of those. @throws not_found */
  find(actor: Actor, id: string): Promise<Notice>
  /** Notes down that somebody has read it; again changes nothing. @throws not_found */
  read(actor: Actor, id: string): Promise<void>
  /** All of the village with how many households have read them. @throws forbidden */
  published(actor: Actor, page: PageQuery): Promise<Page<PublishedNotice>>
  /** @throws forbidden, not_found */
  findPublished(actor: Actor, id: string): Promise<PublishedNotice>
  /** Who has not read it, with whom to call. @throws forbidden, not_found */
  unread(actor: Actor, id: string, page: PageQuery): Promise<Page<UnreadHousehold>>
  /**
   * Tells everybody it is for. It is never changed, only withdrawn.
   *
   * @returns its id
   * @throws forbidden, not_found for grids and households, household_closed, idempotency_key_reused
   */
  publish(actor: Actor, notice: NoticeCreate, idempotencyKey: string): Promise<string>
  /** Nobody sees it any more but those who publish; again changes nothing. @throws forbidden, not_found */
  withdraw(actor: Actor, id: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
}

export function createNoticesService({ database, clock, audit, messages }: Dependencies): NoticesService {
  return {
    async list(actor, { cursor, limit = 20 }) {
      const { villageId, accountId, householdId } = villager(actor)
      const wanted = { before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listFor(tx, villageId, { accountId, householdId }, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map(created), nextCursor }
    },

    async summary(actor) {
      const { villageId, accountId, householdId } = villager(actor)
      const unread = await database.inVillage(villageId, (tx) => repository.listUnread(tx, villageId, { accountId, householdId }))
      return { unread: unread.length, newest: unread[0] ?? null }
    },

    async find(actor, id) {
      const { villageId, accountId, householdId } = villager(actor)
      const row = await database.inVillage(villageId, (tx) => repository.findFor(tx, villageId, { accountId, householdId }, id))
      if (!row) throw new AppError('not_found')
      return created(row)
    },

    async read(actor, id) {
      const { villageId, accountId, householdId } = villager(actor)
      await database.inVillage(villageId, async (tx) => {
        const notice = await repository.findFor(tx, villageId, { accountId, householdId }, id)
        if (!notice) throw new AppError('not_found')
        await repository.insertReceipt(tx, { villageId, noticeId: notice.id, accountId, readAt: clock.now() })
      })
    },

    async published(actor, { cursor, limit = 20 }) {
      demandPermission(actor, 'publish_notices')
      const { villageId } = villager(actor)
      const wanted = { before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listPublished(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map(presentPublished), nextCursor }
    },

    async findPublished(actor, id) {
      demandPermission(actor, 'publish_notices')
      const { villageId } = villager(actor)
      const row = await database.inVillage(villageId, (tx) => repository.findPublished(tx, villageId, id))
      if (!row) throw new AppError('not_found')
      return presentPublished(row)
    },

    async unread(actor, id, { cursor = '0', limit = 20 }) {
      demandPermission(actor, 'publish_notices')
      const { villageId } = villager(actor)
      if (!/^\d{1,6}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const offset = Number(cursor)
      const rows = await database.inVillage(villageId, async (tx) => {
        if (!(await repository.findPublished(tx, villageId, id))) throw new AppError('not_found')
        return repository.listUnreadHouseholds(tx, villageId, id, { offset, limit: limit + 1 })
      })
      const items = rows.slice(0, limit).map(({ id: householdId, label, ...row }) => ({ ...row, household: { id: householdId, label } }))
      return { items, nextCursor: rows.length > limit ? String(offset + limit) : null }
    },

    async publish(actor, { title, body, gridIds, householdIds }, key) {
      demandPermission(actor, 'publish_notices')
      const person = villager(actor)
      const { villageId, accountId } = person
      const content = { title: title.trim(), body: body.trim() }
      return database.inVillage(villageId, (tx) =>
        createOnce(tx, person, { key, content: ['notice', content, gridIds, householdIds] }, clock.now(), async (id) => {
          const known = [await repository.countGrids(tx, villageId, gridIds), await repository.countHouseholds(tx, villageId, householdIds)]
          if (known[0] !== gridIds.length || known[1] !== householdIds.length) throw new AppError('not_found', 'no such grid or household')
          const notice = { villageId, id, ...content, createdBy: accountId, createdAt: clock.now() }
          await repository.insertNotice(tx, notice, gridIds, householdIds)
          const accountIds = await repository.listAddressees(tx, villageId, id)
          await messages.tell(tx, villageId, { accountIds }, { kind: 'notice_published', about: content.title, noticeId: id, except: accountId })
          await audit.record(tx, person, {
            action: 'notice_published', about: content.title, subjectId: id,
            details: { body: content.body, grids: gridIds.length, households: householdIds.length, people: accountIds.length }
          })
        }))
    },

    async withdraw(actor, id) {
      demandPermission(actor, 'publish_notices')
      const person = villager(actor)
      const { villageId } = person
      await database.inVillage(villageId, async (tx) => {
        const notice = await repository.findPublished(tx, villageId, id)
        if (!notice) throw new AppError('not_found')
        if (!(await repository.markWithdrawn(tx, villageId, id, clock.now()))) return
        await messages.forgetNotice(tx, villageId, id)
        await audit.record(tx, person, { action: 'notice_withdrawn', about: notice.title, subjectId: notice.id, details: { read: notice.read } })
      })
    }
  }
}

const created = <Row extends { createdAt: Date }>(row: Row) => ({ ...row, createdAt: row.createdAt.toISOString() })

type PublishedRow = NonNullable<Awaited<ReturnType<typeof repository.findPublished>>>

const presentPublished = (row: PublishedRow): PublishedNotice => ({ ...created(row), withdrawnAt: row.withdrawnAt?.toISOString() ?? null })

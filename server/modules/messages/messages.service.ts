import type { Page, PageQuery } from '../../../types/contract/common'
import type { Message, MessageKind, MessagesSeen, MessageSummary } from '../../../types/contract/messages'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import * as repository from './messages.repository'

export interface News {
  kind: MessageKind
  /** Name of the rule or the goods, of a member, household or month; what the sentence is about. Who helped is read from the submission. */
  about?: string
  points?: number
  submissionId?: string
  orderId?: string
  noticeId?: string
  activityId?: string
  deductionId?: string
  goodsId?: string
  /** Account that need not be told, because it did the thing itself. */
  except?: string
}

export interface MessagesService {
  /** Leaves a message in the transaction of what it tells of, so that neither is there without the other. */
  tell(tx: Tx, villageId: string, recipient: repository.Recipient, news: News): Promise<void>
  /** Takes back what was told about a submission since then and nobody has read. @returns accounts of those who have read theirs */
  takeBack(tx: Tx, villageId: string, told: repository.Told): Promise<string[]>
  /** Takes back what was told of a notice and nobody has read. */
  forgetNotice(tx: Tx, villageId: string, noticeId: string): Promise<void>
  /** One's own, newest first. @throws forbidden */
  list(actor: Actor, page: PageQuery): Promise<Page<Message>>
  summary(actor: Actor): Promise<MessageSummary>
  /** Takes a message and everything before it as read; what came later stays unread. @throws not_found */
  see(actor: Actor, seen: MessagesSeen): Promise<void>
}

export function createMessagesService({ database, clock }: { database: Database; clock: Clock }): MessagesService {
  return {
    async tell(tx, villageId, recipient, { kind, about = '', except, ...news }) {
      const message = {
        kind, about,
        points: news.points ?? null,
        submissionId: news.submissionId ?? null,
        orderId: news.orderId ?? null,
        noticeId: news.noticeId ?? null,
        activityId: news.activityId ?? null,
        deductionId: news.deductionId ?? null,
        goodsId: news.goodsId ?? null,
        createdAt: clock.now()
      }
      await repository.insertMessages(tx, villageId, recipient, message, except ?? null)
    },

    async takeBack(tx, villageId, told) {
      await repository.deleteUnread(tx, villageId, told)
      return repository.listReaders(tx, villageId, told)
    },

    forgetNotice: repository.deleteUnreadOfNotice,

    async list(actor, { cursor, limit = 20 }) {
      const { villageId, accountId } = villager(actor)
      const wanted = { accountId, before: decodeCursor(cursor), limit: limit + 1 }
      const found = await database.inVillage(villageId, (tx) => repository.listMessages(tx, villageId, wanted))
      const { rows, nextCursor } = pageOfRows(found, limit)
      return { items: rows.map(presentMessage), nextCursor }
    },

    async summary(actor) {
      const { villageId, accountId } = villager(actor)
      return { unread: await database.inVillage(villageId, (tx) => repository.countUnread(tx, villageId, accountId)) }
    },

    async see(actor, { upTo }) {
      const { villageId, accountId } = villager(actor)
      await database.inVillage(villageId, async (tx) => {
        const place = await repository.findPlace(tx, villageId, accountId, upTo)
        if (!place) throw new AppError('not_found', 'no such message')
        await repository.markRead(tx, villageId, accountId, place, clock.now())
      })
    }
  }
}

type MessageRow = Awaited<ReturnType<typeof repository.listMessages>>[number]

const presentMessage = ({ createdAt, readAt, ...message }: MessageRow): Message => ({
  ...message,
  createdAt: createdAt.toISOString(),
  read: readAt !== null
})

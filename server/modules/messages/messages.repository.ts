import { sql } from 'kysely'
import type { MessageKind } from '../../../types/contract/messages'
import type { Role } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

/** Whom a message reaches: one person, several, everybody of a household, or everybody of the village with one of these roles. */
export type Recipient = { accountId: string } | { accountIds: readonly string[] } | { householdId: string } | { roles: readonly Role[] }

export interface NewMessage {
  kind: MessageKind
  about: string
  points: number | null
  submissionId: string | null
  orderId: string | null
  noticeId: string | null
  activityId: string | null
  deductionId: string | null
  goodsId: string | null
  createdAt: Date
}

const columns = [
  'villageId', 'accountId', 'kind', 'about', 'points', 'submissionId', 'orderId', 'noticeId', 'activityId', 'deductionId', 'goodsId',
  'createdAt'
] as const

/** One row for each recipient who can still sign in, short of `except`. */
export async function insertMessages(
  tx: Tx,
  villageId: string,
  recipient: Recipient,
  { kind, about, points, createdAt, ...subject }: NewMessage,
  except: string | null
): Promise<void> {
  await tx
    .insertInto('messages')
    .columns(columns)
    .expression((eb) => {
      const people = eb
        .selectFrom('accounts as a')
        .select(['a.villageId', 'a.id'])
        .select(() => [
          sql<MessageKind>`${kind}::text`.as('kind'),
          sql<string>`${about}::text`.as('about'),
          sql<number | null>`${points}::int`.as('points'),
          sql<string | null>`${subject.submissionId}::uuid`.as('submissionId'),
          sql<string | null>`${subject.orderId}::uuid`.as('orderId'),
          sql<string | null>`${subject.noticeId}::uuid`.as('noticeId'),
          sql<string | null>`${subject.activityId}::uuid`.as('activityId'),
          sql<string | null>`${subject.deductionId}::uuid`.as('deductionId'),
          sql<string | null>`${subject.goodsId}::uuid`.as('goodsId'),
          sql<Date>`${createdAt}::timestamptz`.as('createdAt')
        ])
        .where('a.villageId', '=', villageId)
        .where('a.disabledAt', 'is', null)
        .where(sql<boolean>`a.id is distinct from ${except}::uuid`)
      if ('accountId' in recipient) return people.where('a.id', '=', recipient.accountId)
      if ('accountIds' in recipient) return people.where(sql<boolean>`a.id = any(${recipient.accountIds}::uuid[])`)
      if ('householdId' in recipient) return people.where('a.householdId', '=', recipient.householdId)
      return people.where('a.roles', '&&', sql<Role[]>`${recipient.roles}::text[]`)
    })
    .execute()
}

/** Messages about a submission, of these kinds, since then. */
export interface Told {
  submissionId: string
  kinds: readonly MessageKind[]
  since: Date
}

export async function deleteUnread(tx: Tx, villageId: string, { submissionId, kinds, since }: Told): Promise<void> {
  await tx
    .deleteFrom('messages')
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .where('kind', 'in', kinds)
    .where('createdAt', '>=', since)
    .where('readAt', 'is', null)
    .execute()
}

export async function deleteUnreadOfNotice(tx: Tx, villageId: string, noticeId: string): Promise<void> {
  await tx
    .deleteFrom('messages')
    .where('villageId', '=', villageId)
    .where('noticeId', '=', noticeId)
    .where('readAt', 'is', null)
    .execute()
}

/** Accounts that such messages are left to. */
export async function listReaders(tx: Tx, villageId: string, { submissionId, kinds, since }: Told): Promise<string[]> {
  const rows = await tx
    .selectFrom('messages')
    .select('accountId')
    .distinct()
    .where('villageId', '=', villageId)
    .where('submissionId', '=', submissionId)
    .where('kind', 'in', kinds)
    .where('createdAt', '>=', since)
    .execute()
  return rows.map(({ accountId }) => accountId)
}

/** One person's own. Who helped is named by their account, so that the name goes with them. */
export const messagesOf = (tx: Tx, villageId: string, accountId: string) =>
  tx
    .selectFrom('messages as m')
    .leftJoin('submissions as s', (join) =>
      join
        .onRef('s.villageId', '=', 'm.villageId')
        .onRef('s.id', '=', 'm.submissionId')
        .on('m.kind', '=', sql.lit('sent_for_you' as const)))
    .leftJoin('accounts as helper', (join) =>
      join.onRef('helper.villageId', '=', 's.villageId').onRef('helper.id', '=', 's.submittedBy'))
    .select((eb) => [
      'm.id', 'm.kind', eb.fn.coalesce('helper.name', 'm.about').as('about'), 'm.points', 'm.submissionId', 'm.orderId', 'm.noticeId',
      'm.activityId', 'm.deductionId', 'm.goodsId', 'm.createdAt', 'm.readAt'
    ])
    .where('m.villageId', '=', villageId)
    .where('m.accountId', '=', accountId)

/** Newest first. */
export async function listMessages(
  tx: Tx,
  villageId: string,
  { accountId, before, limit }: { accountId: string; before: Cursor | null; limit: number }
) {
  let query = messagesOf(tx, villageId, accountId).orderBy('m.createdAt', 'desc').orderBy('m.id', 'desc').limit(limit)
  if (before) query = query.where((eb) => eb(eb.refTuple('m.createdAt', 'm.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export async function countUnread(tx: Tx, villageId: string, accountId: string): Promise<number> {
  const { unread } = await tx
    .selectFrom('messages')
    .select(sql<number>`count(*)::int`.as('unread'))
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

/** Where a person's own message stands in their list; null for anybody else's. */
export async function findPlace(tx: Tx, villageId: string, accountId: string, id: string): Promise<Cursor | null> {
  const row = await tx
    .selectFrom('messages')
    .select(['id', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Marks everything up to a place of the list; what has been read keeps its time. */
export async function markRead(tx: Tx, villageId: string, accountId: string, upTo: Cursor, readAt: Date): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ readAt })
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .where((eb) => eb(eb.refTuple('createdAt', 'id'), '<=', eb.tuple(upTo.createdAt, upTo.id)))
    .execute()
}

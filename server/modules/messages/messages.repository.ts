import { sql } from 'kysely'
import type { MessageKind } from '../../../types/contract/messages'
import type { Tx } from '../../database/client'

/** Whom a message reaches: one person, or everybody of a household. */
export type Recipient = { accountId: string } | { householdId: string }

export interface NewMessage {
  kind: MessageKind
  about: string
  points: number | null
  submissionId: string | null
  orderId: string | null
  createdAt: Date
}

/** One row for each recipient who can still sign in, short of `except`. */
export async function insertMessages(
  tx: Tx,
  villageId: string,
  recipient: Recipient,
  { kind, about, points, submissionId, orderId, createdAt }: NewMessage,
  except: string | null
): Promise<void> {
  await tx
    .insertInto('messages')
    .columns(['villageId', 'accountId', 'kind', 'about', 'points', 'submissionId', 'orderId', 'createdAt'])
    .expression((eb) => {
      const people = eb
        .selectFrom('accounts as a')
        .select(['a.villageId', 'a.id'])
        .select(() => [
          sql<MessageKind>`${kind}::text`.as('kind'),
          sql<string>`${about}::text`.as('about'),
          sql<number | null>`${points}::int`.as('points'),
          sql<string | null>`${submissionId}::uuid`.as('submissionId'),
          sql<string | null>`${orderId}::uuid`.as('orderId'),
          sql<Date>`${createdAt}::timestamptz`.as('createdAt')
        ])
        .where('a.villageId', '=', villageId)
        .where('a.disabledAt', 'is', null)
        .where(sql<boolean>`a.id is distinct from ${except}::uuid`)
      return 'accountId' in recipient
        ? people.where('a.id', '=', recipient.accountId)
        : people.where('a.householdId', '=', recipient.householdId)
    })
    .execute()
}

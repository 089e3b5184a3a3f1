import type { Tx } from '../../database/client'

/** How the roster has somebody. */
export async function findRosterEntry(tx: Tx, villageId: string, accountId: string) {
  const row = await tx
    .selectFrom('rosterEntries')
    .select(['name', 'phone', 'head', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}

/** With what somebody asked to be let in. */
export async function findJoinRequest(tx: Tx, villageId: string, accountId: string) {
  const row = await tx
    .selectFrom('joinRequests')
    .select(['name', 'address', 'createdAt', 'decidedAt'])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}

/** In which households somebody has kin. */
export async function listKinships(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('kinships as k')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'k.villageId').onRef('h.id', '=', 'k.householdId'))
    .select(['h.label as household', 'k.createdAt'])
    .where('k.villageId', '=', villageId)
    .where('k.accountId', '=', accountId)
    .orderBy('k.createdAt')
    .execute()
}

/** Which notices somebody has read, and when. */
export async function listReceipts(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('noticeReceipts as r')
    .innerJoin('notices as n', (join) => join.onRef('n.villageId', '=', 'r.villageId').onRef('n.id', '=', 'r.noticeId'))
    .select(['n.title', 'r.readAt'])
    .where('r.villageId', '=', villageId)
    .where('r.accountId', '=', accountId)
    .orderBy('r.readAt')
    .execute()
}

/** What somebody signed up for or came to, the first one first. */
export async function listActivities(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('activities as a')
    .leftJoin('activitySignUps as s', (join) =>
      join.onRef('s.villageId', '=', 'a.villageId').onRef('s.activityId', '=', 'a.id').on('s.accountId', '=', accountId))
    .leftJoin('attendances as t', (join) =>
      join.onRef('t.villageId', '=', 'a.villageId').onRef('t.activityId', '=', 'a.id').on('t.accountId', '=', accountId))
    .select(['a.title', 'a.startsAt', 's.createdAt as signedUpAt', 't.createdAt as cameAt'])
    .where('a.villageId', '=', villageId)
    .where((eb) => eb.or([eb('s.accountId', 'is not', null), eb('t.accountId', 'is not', null)]))
    .orderBy('a.startsAt')
    .orderBy('a.id')
    .execute()
}

/** What of it goes with somebody who leaves; the roster forgets them with their words. */
export async function deleteStanding(tx: Tx, villageId: string, accountId: string): Promise<void> {
  await tx.deleteFrom('joinRequests').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('kinships').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
  await tx.deleteFrom('noticeReceipts').where('villageId', '=', villageId).where('accountId', '=', accountId).execute()
}

import { sql } from 'kysely'
import type { Tx } from '../../database/client'

/** Both ends of a merge or split. */
export interface Ends {
  from: string
  to: string
}

/**
 * Holds what is under review of the household, and then the households themselves against whatever would add to them. A
 * review holds its submission first and asks for the household later, so this way round neither waits for the other.
 */
export async function lockHouseholds(tx: Tx, villageId: string, ids: string[]): Promise<void> {
  await tx
    .selectFrom('submissions')
    .select('id')
    .where('villageId', '=', villageId)
    .where('householdId', 'in', ids)
    .where('status', 'in', [sql.lit('waiting' as const), sql.lit('appealed' as const)])
    .orderBy('id')
    .forUpdate()
    .execute()
  await tx.selectFrom('households').select('id').where('villageId', '=', villageId).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** What the household says at the counter is known to people who are no longer of it. @returns whether there was a PIN */
export async function forgetPin(tx: Tx, villageId: string, householdId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('householdPins').where('villageId', '=', villageId).where('householdId', '=', householdId).executeTakeFirst()
  return numDeletedRows === 1n
}

export interface NewChange extends Ends {
  villageId: string
  id: string
  kind: 'merge' | 'split'
  points: number
  doneBy: string
  createdAt: Date
}

export async function insertChange(tx: Tx, { from, to, ...change }: NewChange): Promise<void> {
  await tx.insertInto('householdChanges').values({ ...change, fromHousehold: from, toHousehold: to }).execute()
}

/** Everything that is the household's: people, roster, what was sent in and ordered, invitations, honours, what is not settled yet. */
export async function moveEverything(tx: Tx, villageId: string, { from, to }: Ends): Promise<void> {
  for (const table of ['accounts', 'submissions', 'orders', 'deductions', 'honours'] as const) {
    await tx.updateTable(table).set({ householdId: to }).where('villageId', '=', villageId).where('householdId', '=', from).execute()
  }
  await tx.updateTable('invitations').set({ householdId: to })
    .where('villageId', '=', villageId).where('householdId', '=', from).where('usedAt', 'is', null).execute()
  await tx.updateTable('adjustments').set({ householdId: to })
    .where('villageId', '=', villageId).where('householdId', '=', from).where('status', '=', 'waiting').execute()
  await tx.updateTable('activitySignUps').set({ householdId: to }).where('villageId', '=', villageId).where('householdId', '=', from).execute()
  await moveAttendances(tx, villageId, { from, to }, null)
  await sql`
    update notice_audiences a set household_id = ${to}
    where a.village_id = ${villageId} and a.household_id = ${from}
      and not exists (select from notice_audiences o where o.village_id = a.village_id and o.notice_id = a.notice_id and o.household_id = ${to})
  `.execute(tx)
}

/** Those without points yet: what has been given stays where it was given. Of these accounts, or of all. */
async function moveAttendances(tx: Tx, villageId: string, { from, to }: Ends, accountIds: string[] | null): Promise<void> {
  await sql`
    update attendances a set household_id = ${to}
    where a.village_id = ${villageId} and a.household_id = ${from} and (${accountIds}::uuid[] is null or a.account_id = any (${accountIds}))
      and not exists (select from point_transfers t where t.village_id = a.village_id and t.attendance_id = a.id)
  `.execute(tx)
}

/** Behind the people who are there; whom both have is there once, and one head stays. */
export async function moveRoster(tx: Tx, villageId: string, { from, to }: Ends): Promise<void> {
  await sql`
    delete from roster_entries e
    where e.village_id = ${villageId} and e.household_id = ${from} and exists (
      select from roster_entries k
      where k.village_id = e.village_id and k.household_id = ${to} and k.name = e.name and k.phone is not distinct from e.phone)
  `.execute(tx)
  await sql`
    update roster_entries e set household_id = ${to},
      head = e.head and not exists (select from roster_entries k where k.village_id = e.village_id and k.household_id = ${to} and k.head),
      position = e.position + (
        select coalesce(max(k.position), 0) from roster_entries k where k.village_id = e.village_id and k.household_id = ${to})
    where e.village_id = ${villageId} and e.household_id = ${from}
  `.execute(tx)
}

/** Kin of the one are kin of the other; nobody needs to be kin of the household they live in. */
export async function moveKinships(tx: Tx, villageId: string, { from, to }: Ends): Promise<void> {
  await copyKinships(tx, villageId, { from, to })
  await tx.deleteFrom('kinships').where('villageId', '=', villageId).where('householdId', '=', from).execute()
  await sql`
    delete from kinships k using accounts a
    where k.village_id = ${villageId} and k.household_id = ${to} and a.village_id = k.village_id and a.id = k.account_id and a.household_id = ${to}
  `.execute(tx)
}

/** What both wish for is one wish, that of the household that stays. */
export async function moveWishes(tx: Tx, villageId: string, { from, to }: Ends): Promise<void> {
  await sql`
    insert into wishes (village_id, household_id, goods_id, wished_by, told_at, created_at)
    select village_id, ${to}, goods_id, wished_by, told_at, created_at from wishes where village_id = ${villageId} and household_id = ${from}
    on conflict do nothing
  `.execute(tx)
  await tx.deleteFrom('wishes').where('villageId', '=', villageId).where('householdId', '=', from).execute()
}

async function copyKinships(tx: Tx, villageId: string, { from, to }: Ends): Promise<void> {
  await sql`
    insert into kinships (village_id, account_id, household_id, declared_by, created_at)
    select village_id, account_id, ${to}, declared_by, created_at from kinships where village_id = ${villageId} and household_id = ${from}
    on conflict do nothing
  `.execute(tx)
}

/** Who shared a household stays kin, and so does whoever was kin of it. */
export async function partAsKin(tx: Tx, villageId: string, { from, to }: Ends, by: { declaredBy: string; createdAt: Date }): Promise<void> {
  await copyKinships(tx, villageId, { from, to })
  await sql`
    insert into kinships (village_id, account_id, household_id, declared_by, created_at)
    select a.village_id, a.id, case a.household_id when ${from} then ${to}::uuid else ${from}::uuid end, ${by.declaredBy}, ${by.createdAt}
    from accounts a
    where a.village_id = ${villageId} and a.household_id in (${from}, ${to}) and a.erased_at is null
    on conflict do nothing
  `.execute(tx)
}

/** Nobody finds it any more, whoever refers to it finds its heir, and its door number is free. */
export async function closeHousehold(tx: Tx, villageId: string, { from, to }: Ends, closedAt: Date): Promise<void> {
  await tx.updateTable('households').set({ mergedInto: to }).where('villageId', '=', villageId).where('mergedInto', '=', from).execute()
  await tx
    .updateTable('households')
    .set((eb) => ({ closedAt, mergedInto: to, version: eb('version', '+', 1) }))
    .where('villageId', '=', villageId)
    .where('id', '=', from)
    .execute()
}

/** Whose people or points are others now: forms that were opened before are out of date. */
export async function touchHousehold(tx: Tx, villageId: string, id: string, { unlisted }: { unlisted: boolean }): Promise<void> {
  await tx
    .updateTable('households')
    .set((eb) => ({ unlisted, version: eb('version', '+', 1) }))
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .execute()
}

/** Some people leave: their roster entries, their accounts, and what they have signed up for. */
export async function movePeople(
  tx: Tx, villageId: string, ends: Ends, { entryIds, accountIds }: { entryIds: string[]; accountIds: string[] }
): Promise<void> {
  const { from, to } = ends
  if (entryIds.length > 0) {
    await tx.updateTable('rosterEntries').set({ householdId: to }).where('villageId', '=', villageId).where('id', 'in', entryIds).execute()
  }
  if (accountIds.length === 0) return
  await tx.updateTable('accounts').set({ householdId: to }).where('villageId', '=', villageId).where('id', 'in', accountIds).execute()
  await tx.updateTable('activitySignUps').set({ householdId: to })
    .where('villageId', '=', villageId).where('householdId', '=', from).where('accountId', 'in', accountIds).execute()
  await moveAttendances(tx, villageId, ends, accountIds)
}

export async function setUnlisted(tx: Tx, villageId: string, id: string): Promise<void> {
  await tx.updateTable('households').set({ unlisted: true }).where('villageId', '=', villageId).where('id', '=', id).execute()
}

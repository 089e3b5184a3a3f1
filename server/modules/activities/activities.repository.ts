import type { Tx } from '../../database/client'

const activityColumns = ['id', 'column', 'title', 'place', 'startsAt', 'endsAt'] as const

/** Those that end after `end`, the soonest first. */
export async function listEndingAfter(tx: Tx, villageId: string, end: Date) {
  return tx
    .selectFrom('activities')
    .select(activityColumns)
    .where('villageId', '=', villageId)
    .where('endsAt', '>', end)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

export async function findActivity(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('activities')
    .select(activityColumns)
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

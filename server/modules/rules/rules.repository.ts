import type { NotNull } from 'kysely'
import type { Tx } from '../../database/client'

const ruleColumns = [
  'id', 'column', 'name', 'hint', 'minPhotos', 'maxPhotos', 'points', 'minPoints', 'maxPoints', 'anonymous', 'startsAt', 'closedAt'
] as const

/** Those that photos are sent in for. */
const uploadRules = (tx: Tx, villageId: string) =>
  tx
    .selectFrom('rules')
    .select(ruleColumns)
    .where('villageId', '=', villageId)
    .where('kind', '=', 'upload')
    .$narrowType<{ column: NotNull }>()

export async function listOpenRules(tx: Tx, villageId: string, now: Date) {
  return uploadRules(tx, villageId)
    .where('startsAt', '<=', now)
    .where((eb) => eb.or([eb('closedAt', 'is', null), eb('closedAt', '>', now)]))
    .orderBy('position')
    .execute()
}

export async function findRule(tx: Tx, villageId: string, id: string) {
  const row = await uploadRules(tx, villageId).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export type RuleRow = NonNullable<Awaited<ReturnType<typeof findRule>>>

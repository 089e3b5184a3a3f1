import type { Tx } from '../../database/client'

const ruleColumns = [
  'id', 'column', 'name', 'hint', 'minPhotos', 'maxPhotos', 'points', 'minPoints', 'maxPoints', 'anonymous', 'closedAt'
] as const

export async function listOpenRules(tx: Tx, villageId: string) {
  return tx
    .selectFrom('rules')
    .select(ruleColumns)
    .where('villageId', '=', villageId)
    .where('closedAt', 'is', null)
    .orderBy('position')
    .execute()
}

export async function findRule(tx: Tx, villageId: string, id: string) {
  const row = await tx
    .selectFrom('rules')
    .select(ruleColumns)
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type RuleRow = NonNullable<Awaited<ReturnType<typeof findRule>>>

import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/client'
import { defaultRules } from './default-rules'
import { readHours } from './shop-hours'

export interface NewVillage {
  name: string
  county: string
  /** `hours` as `readHours` takes them. */
  shop: { place: string; hours: string; phone: string | null }
  grids: { name: string; headName: string; headPhone: string; households: number }[]
}

export interface ProvisionedVillage {
  id: string
  households: { id: string; label: string }[]
}

/**
 * A village as it starts: grids, numbered households, the pilot's rules. Only the owner of the tables may write these, so
 * `tx` is the owner's.
 */
export async function provisionVillage(tx: Tx, village: NewVillage, createdAt: Date): Promise<ProvisionedVillage> {
  const { name, county, shop } = village
  const { id: villageId } = await tx
    .insertInto('villages')
    .values({ name, county, createdAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('shops').values({ ...shop, villageId, hours: JSON.stringify(readHours(shop.hours)) }).execute()
  await tx
    .insertInto('rules')
    .values(defaultRules.map((rule, index) => {
      const id = randomUUID()
      return { ...rule, id, seriesId: id, villageId, position: index + 1, startsAt: createdAt, createdAt }
    }))
    .execute()

  const households: ProvisionedVillage['households'] = []
  for (const [index, { households: count, ...grid }] of village.grids.entries()) {
    const { id: gridId } = await tx
      .insertInto('grids')
      .values({ ...grid, villageId, position: index + 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const numbers = Array.from({ length: count }, (_, ordinal) => ordinal + 1)
    const rows = numbers.map((number) => ({ villageId, gridId, number, label: `${grid.name} ${number} 号`, createdAt }))
    if (rows.length > 0) households.push(...await tx.insertInto('households').values(rows).returning(['id', 'label']).execute())
  }
  return { id: villageId, households }
}

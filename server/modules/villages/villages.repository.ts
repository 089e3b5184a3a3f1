import type { Tx } from '../../database/client'

export async function listVillages(tx: Tx) {
  return tx.selectFrom('villages').select(['id', 'name', 'county']).orderBy('createdAt').orderBy('name').execute()
}

export async function findVillage(tx: Tx, id: string) {
  return (await tx.selectFrom('villages').select(['id', 'name', 'county']).where('id', '=', id).executeTakeFirst()) ?? null
}

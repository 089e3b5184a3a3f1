import { sql } from 'kysely'
import type { Tx } from '../../database/client'

interface NewWish {
  villageId: string
  householdId: string
  goodsId: string
  wishedBy: string
  createdAt: Date
}

/** Whether goods can be had at an instant, in SQL that knows them as g. */
const canBeHad = (now: Date) => sql<boolean>`(g.closed_at is null and g.stock > 0 and coalesce(g.on_sale_from <= ${now}, true))`

/** Does nothing where the wish is there already; who wishes for what can be had is not told of that. @returns whether the goods exist */
export async function insertWish(tx: Tx, { villageId, goodsId, householdId, wishedBy, createdAt }: NewWish): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    with known as (select g.id, ${canBeHad(createdAt)} as here from goods g where g.village_id = ${villageId} and g.id = ${goodsId}),
    wished as (
      insert into wishes (village_id, household_id, goods_id, wished_by, told_at, created_at)
      select ${villageId}, ${householdId}, id, ${wishedBy}, case when here then ${createdAt}::timestamptz end, ${createdAt}::timestamptz
      from known on conflict do nothing
    )
    select exists (select from known) as known`.execute(tx)
  return rows[0]?.known ?? false
}

export async function deleteWish(tx: Tx, wish: Pick<NewWish, 'villageId' | 'householdId' | 'goodsId'>): Promise<void> {
  await tx
    .deleteFrom('wishes')
    .where('villageId', '=', wish.villageId)
    .where('householdId', '=', wish.householdId)
    .where('goodsId', '=', wish.goodsId)
    .execute()
}

/** Wishes of households that have fetched the goods since. */
export async function deleteFulfilled(tx: Tx, villageId: string): Promise<void> {
  await sql`
    delete from wishes w where w.village_id = ${villageId} and exists (
      select from orders o join order_lines l on l.village_id = o.village_id and l.order_id = o.id
      where o.village_id = w.village_id and o.household_id = w.household_id and l.goods_id = w.goods_id
        and o.status = 'handed_over' and o.closed_at >= w.created_at
    )`.execute(tx)
}

/** Wishes for goods that are gone again count as untold, unless they were told of after `since`. */
export async function forgetTold(tx: Tx, villageId: string, now: Date, since: Date): Promise<void> {
  await sql`
    update wishes w set told_at = null from goods g
    where w.village_id = ${villageId} and w.told_at <= ${since} and g.village_id = w.village_id and g.id = w.goods_id
      and not ${canBeHad(now)}`.execute(tx)
}

/** Marks wishes for goods that can be had as told, and gives them to be told. */
export async function takeDue(tx: Tx, villageId: string, now: Date) {
  const { rows } = await sql<{ householdId: string; goodsId: string; name: string }>`
    update wishes w set told_at = ${now} from goods g
    where w.village_id = ${villageId} and w.told_at is null and g.village_id = w.village_id and g.id = w.goods_id and ${canBeHad(now)}
    returning w.household_id as "householdId", g.id as "goodsId", g.name`.execute(tx)
  return rows
}

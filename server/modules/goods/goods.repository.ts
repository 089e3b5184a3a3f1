import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Tx } from '../../database/client'

/** When the running period of the goods' limit began. */
const periodStart = (now: Date) => sql<Date>`case g.limit_period when 'ever' then '-infinity'
  else date_trunc(g.limit_period, ${now}::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' end`

/** Goods as a household sees them, or somebody without one; narrow them down and order them. */
function selectCatalogue(tx: Tx, villageId: string, householdId: string | null, now: Date) {
  return tx
    .selectFrom('goods as g')
    .leftJoin('wishes as w', (join) =>
      join.onRef('w.villageId', '=', 'g.villageId').onRef('w.goodsId', '=', 'g.id').on('w.householdId', '=', householdId))
    .select((eb) => [
      'g.id', 'g.name', 'g.category', 'g.stock', 'g.picturePhotoId', 'g.closedAt', 'g.limitPieces', 'g.limitPeriod', 'g.onSaleFrom',
      sql<number>`price_in_force(g.village_id, g.id, ${now})`.as('points'),
      sql<boolean>`w.household_id is not null`.as('wished'),
      jsonObjectFrom(
        eb.selectFrom('goodsPrices as p').select(['p.points', 'p.startsAt'])
          .whereRef('p.villageId', '=', 'g.villageId').whereRef('p.goodsId', '=', 'g.id').where('p.startsAt', '>', now)
          .orderBy('p.startsAt').limit(1)
      ).as('nextPrice'),
      eb.selectFrom('orderLines as l')
        .innerJoin('orders as o', (join) => join.onRef('o.villageId', '=', 'l.villageId').onRef('o.id', '=', 'l.orderId'))
        .select(sql<number>`coalesce(sum(l.quantity), 0)::int`.as('pieces'))
        .whereRef('o.villageId', '=', 'g.villageId')
        .where('o.householdId', '=', householdId)
        .where('o.status', 'in', ['held', 'handed_over'])
        .whereRef('l.goodsId', '=', 'g.id')
        .where('g.limitPieces', 'is not', null)
        .where('o.createdAt', '>=', periodStart(now))
        .as('redeemed')
    ])
    .where('g.villageId', '=', villageId)
}

export type CatalogueRow = Awaited<ReturnType<ReturnType<typeof selectCatalogue>['execute']>>[number]

/** In the order of the shelf. @param householdId null for somebody without one */
export async function listOpenGoods(tx: Tx, villageId: string, householdId: string | null, now: Date): Promise<CatalogueRow[]> {
  return selectCatalogue(tx, villageId, householdId, now).where('g.closedAt', 'is', null).orderBy('g.position').execute()
}

/** The latest wish first. */
export async function listWishedGoods(tx: Tx, villageId: string, householdId: string, now: Date): Promise<CatalogueRow[]> {
  return selectCatalogue(tx, villageId, householdId, now)
    .where('w.householdId', 'is not', null)
    .orderBy('w.createdAt', 'desc')
    .orderBy('g.position')
    .execute()
}

import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { OrderStatus } from '../../../types/contract/orders'
import type { Tx } from '../../database/client'
import type { Cursor } from '../../shared/cursor'

/** Orders with all that is shown of them; narrow them down and order them. */
export function selectOrders(tx: Tx, villageId: string) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .innerJoin('accounts as a', (join) => join.onRef('a.villageId', '=', 'o.villageId').onRef('a.id', '=', 'o.orderedBy'))
    .leftJoin('cardRedemptions as r', (join) => join.onRef('r.villageId', '=', 'o.villageId').onRef('r.orderId', '=', 'o.id'))
    .leftJoin('accounts as w', (join) => join.onRef('w.villageId', '=', 'r.villageId').onRef('w.id', '=', 'r.witnessId'))
    .leftJoin('accounts as c', (join) => join.onRef('c.villageId', '=', 'o.villageId').onRef('c.id', '=', 'o.closedBy'))
    .leftJoin('vouchers as v', (join) =>
      join.onRef('v.villageId', '=', 'o.villageId').onRef('v.orderId', '=', 'o.id').on('v.revokedAt', 'is', null))
    .select((eb) => [
      'o.id', 'o.villageId', 'o.householdId', 'o.status', 'o.points', 'o.pickUpAttempt', 'o.createdAt', 'o.expiresAt', 'o.closedAt',
      'o.closeReason', 'o.fetchedBy', 'o.version', 'h.label as householdLabel', 'c.name as closedByName',
      'v.fetcherName', 'r.memberName', 'w.name as witnessName',
      // with a card it is the keeper's hand, for somebody of the household
      eb.fn.coalesce('r.memberName', 'a.name').as('orderedByName'),
      jsonArrayFrom(
        eb.selectFrom('orderLines as l')
          .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
          .select(['l.goodsId', 'g.name', 'g.picturePhotoId', 'l.quantity', 'l.points'])
          .whereRef('l.villageId', '=', 'o.villageId')
          .whereRef('l.orderId', '=', 'o.id')
          .orderBy('g.position')
      ).as('lines')
    ])
    .where('o.villageId', '=', villageId)
}

export type OrderRow = Awaited<ReturnType<ReturnType<typeof selectOrders>['execute']>>[number]

export async function findOrder(tx: Tx, villageId: string, id: string): Promise<OrderRow | null> {
  return (await selectOrders(tx, villageId).where('o.id', '=', id).executeTakeFirst()) ?? null
}

/** By their households, in which order balances are locked. */
export async function findOrders(tx: Tx, villageId: string, ids: readonly string[]): Promise<OrderRow[]> {
  return selectOrders(tx, villageId)
    .where(sql<boolean>`o.id = any(${ids}::uuid[])`)
    .orderBy('o.householdId')
    .orderBy('o.id')
    .execute()
}

/** Newest first. */
export async function listOfHousehold(
  tx: Tx,
  villageId: string,
  { householdId, status, before, limit }: { householdId: string; status: OrderStatus | null; before: Cursor | null; limit: number }
) {
  let query = selectOrders(tx, villageId)
    .where('o.householdId', '=', householdId)
    .orderBy('o.createdAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit)
  if (status) query = query.where('o.status', '=', status)
  if (before) query = query.where((eb) => eb(eb.refTuple('o.createdAt', 'o.id'), '<', eb.tuple(before.createdAt, before.id)))
  return query.execute()
}

export interface Closing {
  status: 'handed_over' | 'cancelled'
  closedBy: string
  closedAt: Date
  /** Why the shop cancelled it. */
  closeReason?: string
  /** Name of who took the goods, where the shop knows it. */
  fetchedBy?: string | null
}

/** Closes an order that is still held at `version`; false otherwise. */
export async function closeOrder(tx: Tx, villageId: string, id: string, version: number, closing: Closing): Promise<boolean> {
  const result = await tx
    .updateTable('orders')
    .set({ ...closing, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('status', '=', 'held')
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

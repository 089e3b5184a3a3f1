import type { Tx } from '../../database/client'

/** A household as it stands, closed or not, with its free points and what it became part of. */
export async function findHousehold(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('households as h')
    .innerJoin('pointBalances as b', (join) => join.onRef('b.villageId', '=', 'h.villageId').onRef('b.householdId', '=', 'h.id'))
    .leftJoin('households as heir', (join) => join.onRef('heir.villageId', '=', 'h.villageId').onRef('heir.id', '=', 'h.mergedInto'))
    .select(['h.id', 'h.label', 'h.closedAt', 'heir.label as heirLabel', 'b.free'])
    .where('h.villageId', '=', villageId)
    .where('h.id', '=', id)
    .executeTakeFirst()
}

/** Names on the roster, in its order. */
export async function listPeople(tx: Tx, villageId: string, householdId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('rosterEntries')
    .select('name')
    .where('villageId', '=', villageId)
    .where('householdId', '=', householdId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ name }) => name)
}

export interface NewCardRedemption {
  villageId: string
  orderId: string
  memberName: string
  proof: 'pin' | 'witness'
  witnessId: string | null
}

export async function insertCardRedemption(tx: Tx, redemption: NewCardRedemption): Promise<void> {
  await tx.insertInto('cardRedemptions').values(redemption).execute()
}

/** What the order came to, with who redeemed it and, where somebody else is to fetch it, who. */
export async function findRedeemed(tx: Tx, villageId: string, id: string) {
  const order = await tx
    .selectFrom('cardRedemptions as c')
    .innerJoin('orders as o', (join) => join.onRef('o.villageId', '=', 'c.villageId').onRef('o.id', '=', 'c.orderId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'o.villageId').onRef('h.id', '=', 'o.householdId'))
    .leftJoin('vouchers as v', (join) =>
      join.onRef('v.villageId', '=', 'o.villageId').onRef('v.orderId', '=', 'o.id').on('v.revokedAt', 'is', null))
    .select(['o.status', 'o.points', 'o.expiresAt', 'o.closedAt', 'o.pickUpAttempt', 'h.label', 'c.memberName', 'v.fetcherName'])
    .where('c.villageId', '=', villageId)
    .where('c.orderId', '=', id)
    .executeTakeFirst()
  return order && { ...order, lines: await listLines(tx, villageId, id) }
}

/** In the order of the shelf. */
async function listLines(tx: Tx, villageId: string, id: string) {
  return tx
    .selectFrom('orderLines as l')
    .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
    .select(['g.name', 'l.quantity'])
    .where('l.villageId', '=', villageId)
    .where('l.orderId', '=', id)
    .orderBy('g.position')
    .execute()
}

import { sql } from 'kysely'
import type { Tx } from '../../database/client'

export interface NewVoucher {
  villageId: string
  id: string
  orderId: string
  fetcherName: string
  madeBy: string
  createdAt: Date
}

export async function insertVoucher(tx: Tx, voucher: NewVoucher): Promise<void> {
  await tx.insertInto('vouchers').values(voucher).execute()
}

/** @returns whether the order had one */
export async function revokeVoucher(tx: Tx, villageId: string, orderId: string, revokedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vouchers')
    .set({ revokedAt })
    .where('villageId', '=', villageId)
    .where('orderId', '=', orderId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether another open order of the village has these digits. */
export async function areDigitsTaken(tx: Tx, villageId: string, digitsHash: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom('orders')
    .select('id')
    .where('villageId', '=', villageId)
    .where('pickUpDigitsHash', '=', digitsHash)
    .where('status', '=', sql.lit('held' as const))
    .executeTakeFirst()
  return row !== undefined
}

interface Code {
  pickUpAttempt: number
  pickUpTokenHash: Buffer
  pickUpDigitsHash: Buffer
}

/** Gives an order that is still held at `version` another code; false otherwise. */
export async function renewCode(tx: Tx, villageId: string, id: string, version: number, code: Code): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('orders')
    .set({ ...code, version: version + 1 })
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('status', '=', 'held')
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

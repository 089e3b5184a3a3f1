import { sql } from 'kysely'
import type { Tx } from '../../database/client'

export { villageIds } from '../housekeeping/housekeeping.repository'

/** Whether this transaction is the one that does the task here; another server process may be at it. */
export async function mayDo(tx: Tx, villageId: string, task: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`shopkeeping ${task} ${villageId}`}, 0)) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

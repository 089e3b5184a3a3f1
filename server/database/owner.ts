import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { Tx } from './client'
import type { Tables } from './tables'

/**
 * One transaction of the tables' owner, who may set up villages and is not held by row-level security. For provisioning
 * from the operator's shell and for demo data, never for a request.
 */
export async function asOwner<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: url, max: 1, application_name: 'village-points provisioning' })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  try {
    return await kysely.transaction().execute(work)
  } finally {
    await kysely.destroy()
  }
}

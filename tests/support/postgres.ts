import { randomBytes } from 'node:crypto'
import { withConnection } from '../../server/database/connection'

/** Set by the global set-up for every test process. */
export const serverUrlVariable = 'TEST_POSTGRES_URL'
export const templateDatabase = 'village_points_template'

export interface TestDatabase {
  /** Connects as the owner of the tables. */
  readonly url: string
  drop(): Promise<void>
}

/** A database of one's own with every migration applied and no rows, copied from a template in some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE ${templateDatabase}`)
}

/** A database with nothing in it. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create('')
}

/** `url` with another database in it. */
export function inDatabase(url: string, database: string): string {
  return url.replace(/[^/]*$/, database)
}

async function create(source: string): Promise<TestDatabase> {
  const serverUrl = process.env[serverUrlVariable]
  if (!serverUrl) throw new Error(`${serverUrlVariable} is not set: run the tests through jest.config.js`)
  const name = `test_${randomBytes(6).toString('hex')}`
  await execute(serverUrl, `CREATE DATABASE ${name} ${source}`)
  return {
    url: inDatabase(serverUrl, name),
    drop: () => execute(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}

/** Runs one statement on a connection of its own. */
export async function execute(url: string, statement: string): Promise<void> {
  await withConnection(url, (client) => client.query(statement))
}

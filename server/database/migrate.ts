import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { StartError } from '../start-error'
import type { Log } from '../log'
import { placeOf, withConnection } from './connection'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const oldestMajor = 14
const role = 'village_points_app'
const ownMigrations = join(__dirname, 'migrations')
/** Any number will do, as long as every server takes the same one. */
const lockKey = 4_811_200_701

/**
 * Brings the database at `url` up to date. Several servers may do so at once: each migration runs once.
 * The user in the url becomes the owner of the tables; the server itself works as the role village_points_app.
 * @param folder holds the migrations, NNN-name.sql, applied in the order of their numbers
 * @throws StartError when the database is unreachable, too old or from a newer program, when the user lacks a right,
 *   or when an applied migration was edited
 */
export async function migrate(url: string, { log, folder = ownMigrations }: { log: Log; folder?: string }) {
  const migrations = readMigrations(folder)
  await withConnection(url, async (client) => {
    await checkVersion(client)
    await inTransaction(client, () => prepare(client, migrations))
    for (const migration of migrations) {
      await inTransaction(client, () => applyOnce(client, migration, log))
    }
  })
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  return names.map((name) => {
    const number = /^(\d{3})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw new StartError(`${join(folder, name)}: a migration is named like 007-what-it-does.sql`)
    if (numbers.has(number)) throw new StartError(`${join(folder, name)}: another migration has the same number`)
    numbers.add(number)
    // Line ends differ between checkouts on Windows and elsewhere.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  const version = rows[0]?.server_version ?? ''
  if (parseInt(version, 10) >= oldestMajor) return
  throw new StartError(
    `The database at ${placeOf(client)} is PostgreSQL ${version}; Village Points needs ${oldestMajor} or newer`
  )
}

/** The lock ends with the transaction, so that it also holds through a connection pooler. */
async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function prepare(client: Client, migrations: readonly Migration[]): Promise<void> {
  await ensureRole(client)
  await client.query(
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       name text PRIMARY KEY,
       checksum text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`
  )
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...(await readApplied(client)).keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new StartError(`The database was migrated by a newer program (${unknown.join(', ')}): start that one`)
  }
}

/** Roles belong to the whole server, so databases migrated side by side may compete for this one. */
async function ensureRole(client: Client): Promise<void> {
  if (await succeeds(client, `SET LOCAL ROLE ${role}`)) {
    await client.query('RESET ROLE')
    return
  }
  await succeeds(client, `CREATE ROLE ${role} NOLOGIN`)
  await succeeds(client, `GRANT ${role} TO CURRENT_USER`)
  if (!(await succeeds(client, `SET LOCAL ROLE ${role}`))) {
    const user = client.escapeIdentifier(client.user ?? '')
    throw new StartError(
      `The database user ${client.user} may neither create the role ${role} nor act as it. ` +
        `Ask the administrator of the database to run:\n  CREATE ROLE ${role} NOLOGIN;\n  GRANT ${role} TO ${user};`
    )
  }
  await client.query('RESET ROLE')
}

async function succeeds(client: Client, statement: string): Promise<boolean> {
  await client.query('SAVEPOINT attempt')
  try {
    await client.query(statement)
    return true
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT attempt')
    return false
  }
}

async function applyOnce(client: Client, migration: Migration, log: Log): Promise<void> {
  const applied = await readApplied(client)
  const checksum = applied.get(migration.name)
  if (checksum === migration.checksum) return
  if (checksum !== undefined) {
    throw new StartError(
      `The migration ${migration.name} was edited after this database had applied it. ` +
        'Restore the file and put the change into a new migration.'
    )
  }
  const later = [...applied.keys()].filter((name) => name > migration.name)
  if (later.length > 0) {
    throw new StartError(`The migration ${migration.name} comes after ${later.join(', ')} was applied: renumber it`)
  }
  await runMigration(client, migration)
  log.info({ migration: migration.name }, `Migrated the database: ${migration.name}`)
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  type Row = Pick<Migration, 'name' | 'checksum'>
  const { rows } = await client.query<Row>('SELECT name, checksum FROM schema_migrations')
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

async function runMigration(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    const { message, position } = error as Error & { position?: string }
    const line = position ? ` on line ${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new StartError(`The migration ${name} failed${line}: ${message}`, { cause: error })
  }
  await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum])
}

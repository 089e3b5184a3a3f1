import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withConnection } from '../../server/database/connection'
import { migrate } from '../../server/database/migrate'
import { createEmptyDatabase, execute, type TestDatabase } from '../support/postgres'
import { silentLog } from '../support/silent-log'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createEmptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'village-points-migrations-'))
  write('001-first.sql', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1)')
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

const run = () => migrate(database.url, { log: silentLog, folder })

async function rows(text: string): Promise<unknown[]> {
  return withConnection(database.url, async (client) => (await client.query(text)).rows as unknown[])
}

const applied = () => rows('SELECT name FROM schema_migrations ORDER BY name')

test('applies each migration once, in order', async () => {
  await run()
  write('002-second.sql', 'INSERT INTO first VALUES (2)')
  await run()
  await run()
  expect(await rows('SELECT id FROM first ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }])
  expect(await applied()).toEqual([{ name: '001-first.sql' }, { name: '002-second.sql' }])
})

test('several servers may migrate at once', async () => {
  write('002-second.sql', 'SELECT pg_sleep(0.2); INSERT INTO first VALUES (2)')
  await Promise.all(Array.from({ length: 5 }, run))
  expect(await rows('SELECT id FROM first ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }])
})

test('a migration that fails leaves nothing behind and is named with its line', async () => {
  write('002-second.sql', 'CREATE TABLE second (id int);\nINSERT INTO nowhere VALUES (1)')
  await expect(run()).rejects.toThrow(/002-second\.sql failed on line 2: relation "nowhere" does not exist/)
  expect(await rows("SELECT to_regclass('second') AS second")).toEqual([{ second: null }])
  expect(await applied()).toEqual([{ name: '001-first.sql' }])
})

test('an applied migration may not be edited, but its line ends may differ', async () => {
  write('002-second.sql', 'INSERT INTO first\nVALUES (2)')
  await run()
  write('002-second.sql', 'INSERT INTO first\r\nVALUES (2)')
  await run()
  write('002-second.sql', 'INSERT INTO first\nVALUES (3)')
  await expect(run()).rejects.toThrow(/002-second\.sql was edited/)
})

test('a database from a newer program is left alone', async () => {
  write('002-second.sql', 'INSERT INTO first VALUES (2)')
  await run()
  rmSync(join(folder, '002-second.sql'))
  await expect(run()).rejects.toThrow(/newer program \(002-second\.sql\)/)
})

test.each([
  ['002-late.sql', /renumber it/],
  ['003-twice.sql', /the same number/],
  ['4-short.sql', /is named like/]
])('a badly numbered migration is refused: %s', async (name, reason) => {
  write('003-third.sql', 'SELECT 1')
  await run()
  write(name, 'SELECT 1')
  await expect(run()).rejects.toThrow(reason)
})

test('the user who migrated can act as the role of the server', async () => {
  await run()
  await expect(execute(database.url, 'SET ROLE village_points_app')).resolves.toBeUndefined()
})

test('who may not act as the role learns what the administrator has to run', async () => {
  await execute(database.url, "CREATE ROLE \"plain user\" LOGIN PASSWORD 'plain'")
  const url = new URL(database.url)
  const plain = `postgresql://plain%20user:plain@${url.host}${url.pathname}`
  try {
    await run()
    await expect(migrate(plain, { log: silentLog, folder })).rejects.toThrow(
      'CREATE ROLE village_points_app NOLOGIN;\n  GRANT village_points_app TO "plain user";'
    )
  } finally {
    await execute(database.url, 'DROP ROLE "plain user"')
  }
})

test('an unreachable database is named without its password', async () => {
  const attempt = migrate('postgresql://someone:secret@127.0.0.1:4299/points', { log: silentLog, folder })
  await expect(attempt).rejects.toThrow(/someone@127\.0\.0\.1:4299\/points: connect ECONNREFUSED/)
  await expect(attempt).rejects.not.toThrow(/secret/)
})

test('the real migrations make a schema', async () => {
  await migrate(database.url, { log: silentLog })
  expect(await rows("SELECT to_regclass('point_entries') IS NOT NULL AS there")).toEqual([{ there: true }])
})

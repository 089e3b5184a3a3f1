import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngine, type Engine } from '../../server/database/engine'
import { migrate } from '../../server/database/migrate'
import { execute, inDatabase, serverUrlVariable, templateDatabase } from './postgres'
import { silentLog } from './silent-log'

declare global {
  var testEngine: { engine: Engine; dataDir: string } | undefined
}

/** One bundled PostgreSQL for the whole run, whichever projects ask for it, with a migrated database to copy. */
export default async function setUp(): Promise<void> {
  if (globalThis.testEngine) return
  await removeAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), prefix))
  const engine = await startEngine({ dataDir, address: 'a test run', log: silentLog, durable: false })
  globalThis.testEngine = { engine, dataDir }
  // Without a handler a signal ends the run before anybody can stop PostgreSQL.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1))
  process.env[serverUrlVariable] = engine.url
  await execute(engine.url, `CREATE DATABASE ${templateDatabase}`)
  await migrate(inDatabase(engine.url, templateDatabase), { log: silentLog })
}

const prefix = 'village-points-test-'

/** A run that was killed leaves its PostgreSQL running; starting on its folder and stopping ends that too. */
async function removeAbandoned(): Promise<void> {
  const anHourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name)
    if (statSync(dataDir).mtimeMs > anHourAgo) continue
    const leftover = await startEngine({ dataDir, address: 'a test run', log: silentLog }).catch(() => null)
    await leftover?.stop()
    if (leftover) rmSync(dataDir, { recursive: true, force: true })
  }
}

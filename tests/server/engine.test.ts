import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withConnection } from '../../server/database/connection'
import { borrowEngine, startEngine, type Engine } from '../../server/database/engine'
import { commandLine, waitUntilGone } from '../../server/database/processes'
import { silentLog } from '../support/silent-log'

const home = mkdtempSync(join(tmpdir(), 'village-points-engine-'))
const asRoot = process.getuid?.() === 0
const holders: ChildProcess[] = []
const engines: Engine[] = []

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  for (const engine of engines.splice(0)) await engine.stop()
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

async function start(dataDir: string): Promise<Engine> {
  const engine = await startEngine({ dataDir, address: 'http://localhost:4211', log: silentLog })
  engines.push(engine)
  return engine
}

/** Another process that runs the engine, as another server would. */
async function startElsewhere(dataDir: string): Promise<{ holder: ChildProcess & { pid: number }; url: string }> {
  const script = join(__dirname, '../support/hold-engine.ts')
  const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.push(holder)
  const [url] = (await once(holder.stdout, 'data')) as [Buffer]
  return { holder: holder as typeof holder & { pid: number }, url: url.toString().trim() }
}

async function query<T>(url: string, text: string): Promise<T[]> {
  return withConnection(url, async (client) => (await client.query(text)).rows as T[])
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

async function kill(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL')
  await once(process, 'exit')
}

describe('on one data folder', () => {
  const dataDir = join(home, 'data')

  test('the first start makes a database that keeps what it acknowledges, owned by nobody special', async () => {
    const { url } = await start(dataDir)
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'listen_addresses']
    const values = await query<{ setting: string }>(
      url,
      `SELECT setting FROM unnest(array['${settings.join("','")}']) WITH ORDINALITY AS wanted (name, position)
       JOIN pg_settings USING (name) ORDER BY position`
    )
    expect(values.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', 'UTF8', ''])
    expect(await query(url, 'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false, rolbypassrls: false }
    ])
    await query(url, "CREATE TABLE notes AS SELECT '永安寨村' AS text")
  })

  test('stopping leaves no process, and the next start finds the data', async () => {
    const first = await start(dataDir)
    const pid = postmasterPid(dataDir)
    await first.stop()
    expect(await waitUntilGone(pid, 0)).toBe(true)
    expect(existsSync(join(dataDir, 'server.lock'))).toBe(false)
    const { url } = await start(dataDir)
    expect(await query(url, 'SELECT text FROM notes')).toEqual([{ text: '永安寨村' }])
  })

  test('a second start is refused with the process and address of the first, whose data can be borrowed', async () => {
    const { holder, url } = await startElsewhere(dataDir)
    await expect(start(dataDir)).rejects.toThrow(new RegExp(`process ${holder.pid}, http://localhost:4210`))
    const borrowed = await borrowEngine({ dataDir, address: '', log: silentLog })
    expect(borrowed.url).toBe(url)
    await borrowed.stop()
    expect(await query(url, 'SELECT text FROM notes')).toHaveLength(1)
  })

  test('after the server was killed, its PostgreSQL is taken over with everything acknowledged', async () => {
    const { holder, url } = await startElsewhere(dataDir)
    await query(url, "INSERT INTO notes VALUES ('acknowledged')")
    const orphan = postmasterPid(dataDir)
    await kill(holder)
    expect(commandLine(orphan)).toContain('postgres -D')
    const engine = await start(dataDir)
    expect(postmasterPid(dataDir)).not.toBe(orphan)
    expect(await query(engine.url, "SELECT text FROM notes WHERE text = 'acknowledged'")).toHaveLength(1)
  })

  test('after server and PostgreSQL were killed together, the next start recovers', async () => {
    const { holder, url } = await startElsewhere(dataDir)
    await query(url, "INSERT INTO notes VALUES ('before the crash')")
    process.kill(postmasterPid(dataDir), 'SIGKILL')
    await kill(holder)
    const engine = await start(dataDir)
    expect(await query(engine.url, "SELECT text FROM notes WHERE text = 'before the crash'")).toHaveLength(1)
  })

  test('a pid file that names a stranger is no obstacle, and the stranger lives on', async () => {
    const stranger = spawn('sleep', ['60'])
    holders.push(stranger)
    const socketFolder = join(home, 'nowhere')
    const pidFile = [stranger.pid, join(dataDir, 'postgres'), 0, 5432, socketFolder, '', '', ''].join('\n')
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), pidFile)
    const { url } = await start(dataDir)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })

  test('a lock whose process number now belongs to another process is stale', async () => {
    const holder = { pid: process.pid, mark: 'an earlier boot', address: 'http://localhost:1', since: '2020-01-01' }
    writeFileSync(join(dataDir, 'server.lock'), JSON.stringify(holder))
    await expect(start(dataDir)).resolves.toBeDefined()
  })

  test('a PostgreSQL that dies comes back under the same url, even if the temporary folder was emptied', async () => {
    const { url } = await start(dataDir)
    rmSync(decodeURIComponent(new URL(url).host), { recursive: true })
    const pid = postmasterPid(dataDir)
    process.kill(pid, 'SIGKILL')
    const deadline = Date.now() + 20_000
    let rows: unknown[] = []
    while (rows.length === 0 && Date.now() < deadline) {
      rows = await query(url, 'SELECT 1 AS one').catch(() => [])
    }
    expect(rows).toEqual([{ one: 1 }])
    expect(postmasterPid(dataDir)).not.toBe(pid)
  })

  test('the password and the logs are for the owner alone, and errors leave no personal data in the log', async () => {
    const { url } = await start(dataDir)
    await expect(query(url, "SELECT '13800001111'::uuid")).rejects.toThrow('13800001111')
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('13800001111')
    for (const file of ['postgres-password', 'postgres.log']) {
      expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0)
    }
  })

  test('a database of another PostgreSQL version is refused by name', async () => {
    const file = join(dataDir, 'postgres/PG_VERSION')
    const version = readFileSync(file, 'utf8')
    writeFileSync(file, '13\n')
    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 13, and this program brings 18/)
    writeFileSync(file, version)
  })

  test('a lost password is named', async () => {
    const copy = join(home, 'copy')
    cpSync(dataDir, copy, { recursive: true })
    rmSync(join(copy, 'postgres-password'))
    await expect(start(copy)).rejects.toThrow(/postgres-password is missing/)
  })

  test('a folder that cannot be used is named', async () => {
    const file = join(home, 'a-file')
    writeFileSync(file, '')
    await expect(start(file)).rejects.toThrow(new RegExp(`${file} cannot be used.*Set DATA_DIR`))
  })
})

const rootTest = asRoot && process.platform === 'linux' ? test : test.skip

describe('started by root', () => {
  rootTest('PostgreSQL runs as somebody else, even under a folder that is closed to everybody', async () => {
    const closed = join(home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = join(closed, 'data')
    const { url } = await start(dataDir)
    const { uid } = statSync(`/proc/${postmasterPid(dataDir)}`)
    expect(uid).not.toBe(0)
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(uid)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  rootTest('a database that root copied back is given over again', async () => {
    const dataDir = join(home, 'closed', 'data')
    expect(spawnSync('chown', ['-R', '0:0', dataDir]).status).toBe(0)
    chmodSync(join(dataDir, 'postgres'), 0o755)
    const { url } = await start(dataDir)
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  rootTest('the owner of the surroundings is preferred', async () => {
    const theirs = join(home, 'theirs')
    const uid = Number(spawnSync('id', ['-u', 'daemon'], { encoding: 'utf8' }).stdout)
    mkdirSync(theirs)
    spawnSync('chown', [String(uid), theirs])
    await start(join(theirs, 'data'))
    expect(statSync(join(theirs, 'data/postgres')).uid).toBe(uid)
  })
})

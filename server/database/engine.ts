import { accessSync, constants, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error'
import type { Log } from '../log'
import { findBinaries } from './binaries'
import { clusterIn, prepareCluster, prepareSocketFolder, superuser, type Cluster } from './cluster'
import { withConnection } from './connection'
import { DataFolderInUse, lockDataFolder } from './data-lock'
import { Postmaster } from './postmaster'
import { chooseAccount, spawnAs } from './system-account'

/** The bundled PostgreSQL, running. */
export interface Engine {
  /** Connects as the owner of the application's database, who is no superuser but may create roles and databases. */
  readonly url: string
  /** Stops PostgreSQL and gives the data folder free; safe to call twice. */
  stop(): Promise<void>
}

export interface EngineOptions {
  readonly dataDir: string
  /** Where the server will answer: shown to whoever starts a second one on the same folder. */
  readonly address: string
  readonly log: Log
  /** False gives up durability for speed: for tests alone. */
  readonly durable?: boolean
}

const owner = 'village_points'

/**
 * Starts PostgreSQL on `dataDir/postgres`, creating it the first time, and starts it again if it dies.
 * What a killed server left running there is stopped first.
 * @throws DataFolderInUse when another living server uses the folder; StartError with advice for everything else
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const cluster = clusterIn(openDataFolder(options.dataDir))
  const lock = lockDataFolder(cluster.dataDir, options.address)
  let postmaster: Postmaster | null = null
  const stop = async () => {
    await postmaster?.stop()
    rmSync(cluster.socketFolder, { recursive: true, force: true })
    lock.release()
  }
  try {
    postmaster = await preparePostmaster(cluster, options)
    await postmaster.start()
    await ensureDatabase(cluster)
    return { url: urlFor(cluster, owner, owner), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * For the operator's shell: the database of the server that is running on the folder, or else one started for a while.
 * Stopping leaves the running server's database alone.
 */
export async function borrowEngine(options: EngineOptions): Promise<Engine> {
  try {
    return await startEngine(options)
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    const cluster = clusterIn(realpathSync(options.dataDir))
    // The running server may have another TMPDIR, so PostgreSQL itself says where it listens.
    const socketFolder = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
    return { url: urlFor({ ...cluster, socketFolder }, owner, owner), stop: async () => undefined }
  }
}

function openDataFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    const { message } = error as Error
    throw new StartError(`The data folder ${dataDir} cannot be used: ${message}. Set DATA_DIR to a folder of yours.`)
  }
}

async function preparePostmaster(cluster: Cluster, { log, durable = true }: EngineOptions): Promise<Postmaster> {
  const binaries = findBinaries()
  const account = chooseAccount(cluster.folder, [cluster.dataDir, dirname(binaries.postgres)])
  await prepareCluster(cluster, binaries, account, log)
  const flags = Object.entries(settings(cluster, durable)).map(([key, value]) => `--${key}=${value}`)
  const args = ['-D', cluster.folder, ...flags]
  // A process group of its own: Ctrl-C in the terminal reaches the server alone, which drains and then stops us.
  const spawnPostgres = (logFile: number) => {
    prepareSocketFolder(cluster, account)
    return spawnAs(account, binaries.postgres, args, { stdio: ['ignore', logFile, logFile], detached: true })
  }
  return new Postmaster(cluster, spawnPostgres, urlFor(cluster, superuser, 'postgres'), log)
}

function settings({ socketFolder }: Cluster, durable: boolean): Record<string, string> {
  const safety = durable ? 'on' : 'off'
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    // without safety there is nothing worth tending, and a worker of the superuser keeps an owner from dropping a database
    autovacuum: safety,
    // a table that fills for the first time is looked at before plans made for an empty one read all of it again and again
    autovacuum_naptime: '10s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and their errors carry people's names and phone numbers, which no log may hold.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse'
  }
}

/** Runs at every start, because the first one may have been cut short after any step. */
async function ensureDatabase(cluster: Cluster): Promise<void> {
  await withConnection(urlFor(cluster, superuser, 'postgres'), async (client) => {
    const roles = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [owner])
    if (roles.rowCount === 0) {
      const password = client.escapeLiteral(readPassword(cluster))
      await client.query(`CREATE ROLE ${owner} LOGIN CREATEDB CREATEROLE PASSWORD ${password}`)
    }
    const databases = await client.query('SELECT FROM pg_database WHERE datname = $1', [owner])
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${owner} OWNER ${owner}`)
  })
}

function urlFor(cluster: Cluster, user: string, database: string): string {
  const password = encodeURIComponent(readPassword(cluster))
  return `postgresql://${user}:${password}@${encodeURIComponent(cluster.socketFolder)}/${database}`
}

function readPassword(cluster: Cluster): string {
  return readFileSync(cluster.passwordFile, 'utf8').trim()
}

import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../start-error'
import type { Log } from '../log'
import type { Binaries } from './binaries'
import { spawnAs, type SystemAccount } from './system-account'

/** Where one bundled database keeps its things. */
export interface Cluster {
  readonly dataDir: string
  /** PostgreSQL's own data folder. */
  readonly folder: string
  readonly socketFolder: string
  readonly logFile: string
  readonly passwordFile: string
}

export const superuser = 'postgres'

export function clusterIn(dataDir: string): Cluster {
  const folder = join(dataDir, 'postgres')
  return {
    dataDir,
    folder,
    socketFolder: socketFolderFor(folder),
    logFile: join(dataDir, 'postgres.log'),
    passwordFile: join(dataDir, 'postgres-password')
  }
}

/**
 * Creates the database files unless they exist, and checks those that do.
 * @throws StartError when they were made by another PostgreSQL, belong to somebody else or lack their password
 */
export async function prepareCluster(cluster: Cluster, binaries: Binaries, account: SystemAccount, log: Log) {
  if (!existsSync(cluster.folder)) await createCluster(cluster, binaries, account, log)
  checkVersion(cluster, binaries)
  if (!existsSync(cluster.passwordFile)) {
    throw new StartError(`${cluster.passwordFile} is missing: put back the one that belongs to ${cluster.folder}`)
  }
  settleOwner(cluster, account)
}

/** Everything is made aside and renamed, so that a start cut short leaves no half a database behind. */
async function createCluster(cluster: Cluster, binaries: Binaries, account: SystemAccount, log: Log): Promise<void> {
  log.info({ folder: cluster.folder }, 'Creating the database (first start only)')
  const staging = `${cluster.folder}.new`
  const folder = join(staging, 'cluster')
  const passwordFile = join(staging, 'password')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { mode: 0o700 })
  if (!existsSync(cluster.passwordFile)) {
    writeFileSync(cluster.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  }
  writeFileSync(passwordFile, readFileSync(cluster.passwordFile), { mode: 0o600 })
  if (account.owner) {
    for (const path of [staging, passwordFile]) chownSync(path, account.owner.uid, account.owner.gid)
  }
  // PostgreSQL's own C.UTF-8 sorts alike on every machine and does not change with the system's libraries.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
  const args = [`--pgdata=${folder}`, ...locale, ...access]
  const initdb = spawnAs(account, binaries.initdb, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: false })
  const stop = () => initdb.kill()
  process.once('exit', stop)
  let output = ''
  for (const stream of [initdb.stdout, initdb.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const [status] = (await once(initdb, 'close')) as [number | null]
  process.off('exit', stop)
  if (status !== 0) throw new StartError(`The database could not be created in ${cluster.dataDir}:\n${output.trim()}`)
  renameSync(folder, cluster.folder)
  rmSync(staging, { recursive: true })
}

function checkVersion(cluster: Cluster, binaries: Binaries): void {
  const file = join(cluster.folder, 'PG_VERSION')
  if (!existsSync(file)) throw new StartError(`${cluster.folder} holds no database. Move it away, or set DATA_DIR.`)
  const version = readFileSync(file, 'utf8').trim()
  if (version === String(binaries.major)) return
  throw new StartError(
    `The database in ${cluster.folder} was made by PostgreSQL ${version}, and this program brings ${binaries.major}. ` +
      `Go back to the program that brought PostgreSQL ${version}, write a dump there with pg_dump, ` +
      'and load it into a new DATA_DIR.'
  )
}

function settleOwner(cluster: Cluster, account: SystemAccount): void {
  const { uid } = lstatSync(cluster.folder)
  if (account.owner && uid !== account.owner.uid) {
    // Copied back by root, as from a backup.
    spawnSync('chown', ['-R', `${account.owner.uid}:${account.owner.gid}`, cluster.folder])
  }
  const expected = account.owner?.uid ?? process.getuid?.()
  if (lstatSync(cluster.folder).uid !== expected) {
    throw new StartError(
      `${cluster.folder} belongs to user ${uid}, and the server runs as user ${expected}. ` +
        `Start it as that user or as root, or give the folder over: chown -R ${expected} ${cluster.dataDir}`
    )
  }
  chmodSync(cluster.folder, 0o700)
}

/** A socket's path may have about 100 characters, fewer than many data folders need, so it lies apart from them. */
function socketFolderFor(folder: string): string {
  const name = `village-points-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const own = join(tmpdir(), name)
  return process.getuid?.() !== 0 && own.length <= 85 ? own : join('/tmp', name)
}

/** The parent is open to everybody, so a folder that somebody else put there first is not used. */
export function prepareSocketFolder({ socketFolder }: Cluster, account: SystemAccount): void {
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(socketFolder)
  const expected = account.owner?.uid ?? process.getuid?.()
  const ours = uid === expected || uid === process.getuid?.()
  if (!lstatSync(socketFolder).isDirectory() || !ours || (mode & 0o022) !== 0) {
    throw new StartError(`${socketFolder} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`)
  }
  chmodSync(socketFolder, 0o700)
  if (account.owner) chownSync(socketFolder, account.owner.uid, account.owner.gid)
}

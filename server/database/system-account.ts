import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../start-error'

/** Who PostgreSQL runs as. It refuses to run as root, so root hands it to somebody else. */
export interface SystemAccount {
  /** Null: the user this process already is. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
  /** A capability kept while dropping root, for folders that the owner cannot reach, such as those under /root. */
  readonly capability: string | null
}

/**
 * Chooses the account: oneself, or as root whoever owns the data, or else `nobody`.
 * @param folders every folder that the account has to reach
 * @throws StartError saying which folder cannot be reached and what to do
 */
export function chooseAccount(cluster: string, folders: readonly string[]): SystemAccount {
  if (process.getuid?.() !== 0) return { owner: null, capability: null }
  const owner = ownerOf(cluster) ?? nobody()
  const capabilities = [null, ...(process.platform === 'linux' ? ['dac_read_search', 'dac_override'] : [])]
  for (const capability of capabilities) {
    const account = { owner, capability }
    if (folders.every((folder) => reaches(account, folder))) return account
  }
  const closed = folders.find((folder) => !reaches({ owner, capability: null }, folder))
  throw new StartError(
    `PostgreSQL cannot run as root, and user ${owner.uid} may not enter ${closed}. Start the server as an ordinary ` +
      'user, or move the data (DATA_DIR) and the program to folders that others may enter, such as /srv.'
  )
}

/** Starts a program as the account, with a bare environment: the server's secrets are none of its business. */
export function spawnAs(
  account: SystemAccount,
  program: string,
  args: readonly string[],
  options: { stdio: StdioOptions; detached: boolean }
): ChildProcess {
  const { command, ...identity } = asAccount(account, program, args)
  return spawn(command[0], command.slice(1), { ...options, ...identity, cwd: '/', env: bareEnvironment() })
}

function reaches(account: SystemAccount, folder: string): boolean {
  const { command, ...identity } = asAccount(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])
  const { status } = spawnSync(command[0], command.slice(1), { ...identity, cwd: '/', env: bareEnvironment() })
  return status === 0
}

type Command = [string, ...string[]]

function asAccount({ owner, capability }: SystemAccount, program: string, args: readonly string[]) {
  if (owner === null) return { command: [program, ...args] as Command }
  if (capability === null) return { command: [program, ...args] as Command, uid: owner.uid, gid: owner.gid }
  const only = `-all,+${capability}`
  const drop = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  // Without no_setuid_fixup access(2), which PostgreSQL asks about its own files, leaves the capability out.
  const keep = [`--inh-caps=${only}`, `--ambient-caps=${only}`, '--securebits=+no_setuid_fixup', '--no-new-privs']
  return { command: ['setpriv', ...drop, ...keep, program, ...args] as Command }
}

function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/** The nearest owner that is not root, going up from the data: the one for whom the folders are open anyway. */
function ownerOf(folder: string): SystemAccount['owner'] {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat && stat.uid !== 0 && isKnown(stat.uid)) return { uid: stat.uid, gid: stat.gid }
  const parent = dirname(folder)
  return parent === folder ? null : ownerOf(parent)
}

/** initdb insists on a user with a name. */
function isKnown(uid: number): boolean {
  return spawnSync('id', ['-nu', String(uid)]).status === 0
}

function nobody(): { uid: number; gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout))
  return { uid: uid || 65534, gid: gid || 65534 }
}

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Tells one process from a later one that was given the same number, as happens after a reboot or in a container
 * that starts again. Null when no such process lives; a zombie counts as gone.
 */
export function processMark(pid: number): string | null {
  if (process.platform !== 'linux') return ps(pid, 'lstart')
  const stat = readProcFile(pid, 'stat')
  if (stat === null) return null
  // The second field is the program's name in parentheses and may hold spaces; the state follows it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  const startTicks = fields[19] ?? ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`
}

/** The words a process was started with, or null when it is gone. */
export function commandLine(pid: number): string | null {
  if (process.platform !== 'linux') return ps(pid, 'command')
  return readProcFile(pid, 'cmdline')?.replaceAll('\0', ' ') ?? null
}

/** Resolves to false when the process is still there after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (processMark(pid) !== null) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function readProcFile(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}

function ps(pid: number, column: string): string | null {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null
}

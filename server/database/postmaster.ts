import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error'
import type { Log } from '../log'
import type { Cluster } from './cluster'
import { withConnection } from './connection'
import { commandLine, signal, waitUntilGone } from './processes'

const logFileLimit = 10 * 1024 * 1024

/** Runs PostgreSQL's main process: waits until it answers, starts it again when it dies, stops it. */
export class Postmaster {
  private child: ChildProcess | null = null
  private stopping = false
  /** The last resort of a server that exits without having stopped us. */
  private readonly interrupt = () => {
    if (isRunning(this.child)) this.child.kill('SIGINT')
  }

  /**
   * @param spawnPostgres starts the program, writing to the given file descriptor
   * @param url where a superuser reaches it once it answers
   */
  constructor(
    private readonly cluster: Cluster,
    private readonly spawnPostgres: (logFile: number) => ChildProcess,
    private readonly url: string,
    private readonly log: Log
  ) {}

  /** Resolves when PostgreSQL answers. */
  async start(): Promise<void> {
    await stopLeftover(this.cluster, this.log)
    keepLogSmall(this.cluster.logFile)
    process.once('exit', this.interrupt)
    const deadline = Date.now() + 10_000
    for (;;) {
      try {
        return await this.launch()
      } catch (error) {
        // Children of a killed PostgreSQL need a moment to notice that it is gone.
        if (!String(error).includes('shared memory block') || Date.now() > deadline) throw error
        await sleep(200)
      }
    }
  }

  /** Lets running transactions go, writes everything out and waits for the end. */
  async stop(): Promise<void> {
    this.stopping = true
    process.off('exit', this.interrupt)
    if (isRunning(this.child)) await shutDown(this.child.pid)
  }

  private async launch(): Promise<void> {
    const logFile = openSync(this.cluster.logFile, 'a', 0o600)
    const logStart = statSync(this.cluster.logFile).size
    const child = this.spawnPostgres(logFile)
    closeSync(logFile)
    this.child = child
    let failure = ''
    let ready = false
    child.once('error', (error) => (failure = error.message))
    child.once('exit', () => {
      if (ready && !this.stopping) void this.revive()
    })
    for (let attempt = 1; !(await answers(this.url)); attempt++) {
      if (!isRunning(child)) {
        const words = readFileSync(this.cluster.logFile).subarray(logStart).toString().trim()
        throw new StartError(`PostgreSQL did not start on ${this.cluster.folder}: ${failure}${words}`)
      }
      if (attempt % 250 === 0) this.log.info({}, 'PostgreSQL is still recovering from a hard stop')
      await sleep(20)
    }
    ready = true
  }

  private async revive(): Promise<void> {
    const { exitCode, signalCode } = this.child ?? {}
    this.log.error({ exitCode, signalCode }, 'PostgreSQL died; starting it again')
    for (let pause = 100; !this.stopping; pause = Math.min(2 * pause, 5_000)) {
      try {
        await this.launch()
        this.log.info({}, 'PostgreSQL answers again')
        return
      } catch (error) {
        this.log.error({ err: error }, 'PostgreSQL could not be started again yet')
        await sleep(pause)
      }
    }
  }
}

/** A server that was killed leaves PostgreSQL running, or lock files that may by now name some other process. */
async function stopLeftover({ folder, socketFolder }: Cluster, log: Log): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid')
  const content = readIfThere(pidFile)
  const pid = Number(content?.split('\n')[0])
  if (pid && commandLine(pid)?.includes(`postgres -D ${folder}`)) {
    log.warn({ pid }, 'Stopping a PostgreSQL that a killed server left running')
    await shutDown(pid)
  }
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  // PostgreSQL refuses to start while the number it reads there exists, be it a zombie's or a stranger's. Its parent's
  // number it takes for stale, and still makes sure that no child of the old one uses the old shared memory.
  if (content && existsSync(pidFile)) writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)))
}

async function shutDown(pid: number): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [['SIGINT', 8_000], ['SIGQUIT', 2_000], ['SIGKILL', 2_000]]
  for (const [name, milliseconds] of steps) {
    signal(pid, name)
    if (await waitUntilGone(pid, milliseconds)) return
  }
  throw new StartError(`PostgreSQL (process ${pid}) does not stop`)
}

async function answers(url: string): Promise<boolean> {
  try {
    return await withConnection(url, async () => true)
  } catch (error) {
    const { code = '' } = (error as Error).cause as NodeJS.ErrnoException
    const notYet = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']
    if (notYet.includes(code)) return false
    throw error
  }
}

function isRunning(child: ChildProcess | null): child is ChildProcess & { pid: number } {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function keepLogSmall(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > logFileLimit) renameSync(file, `${file}.1`)
}

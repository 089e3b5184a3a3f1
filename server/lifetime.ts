import type { Log } from './log'

/**
 * What the process holds open and how it ends: a first SIGINT, SIGTERM or SIGHUP closes everything in order;
 * a second one, or one during the start, exits at once.
 */
export class Lifetime {
  private readonly closers: (() => Promise<void>)[] = []
  private settled = false
  private ending = false

  constructor(private readonly log: Log) {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => this.signalled(name))
    }
    this.watchNpm()
    // whoever read what is said has gone: no reason to stop, and nobody is left to say it to
    for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
    process.on('uncaughtException', (error) => {
      log.error({ err: error }, `Stopping because of an error nobody handled: ${error.stack}`)
      this.end(1, 'Stopping')
    })
  }

  /** Remembers to close something; what was opened last is closed first. */
  closeAtEnd(close: () => Promise<void>): void {
    this.closers.push(close)
  }

  /** The start is over: from now on there is something to bring to an orderly end. */
  settle(): void {
    this.settled = true
  }

  /** Closes each thing even if another one fails. */
  async close(): Promise<void> {
    for (let close = this.closers.pop(); close; close = this.closers.pop()) {
      await close().catch((error: unknown) => {
        this.log.error({ err: error }, `Something did not close: ${String(error)}`)
      })
    }
  }

  private signalled(name: NodeJS.Signals): void {
    if (this.ending || !this.settled) process.exit(130)
    this.end(0, `Stopping (${name})`)
  }

  /** npm hands SIGTERM to the shell between us, which dies of it without telling us. */
  private watchNpm(): void {
    if (!process.env.npm_lifecycle_event) return
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && this.end(0, 'Stopping (npm is gone)'), 200).unref()
  }

  private end(exitCode: number, message: string): void {
    if (this.ending) return
    this.ending = true
    this.log.info({}, message)
    void this.close().then(() => process.exit(exitCode))
  }
}

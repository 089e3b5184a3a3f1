import { fork, type ChildProcess } from 'node:child_process'
import { extname, join } from 'node:path'
import { AppError } from '../shared/app-error'
import type { ProcessedPhoto } from './pipeline'
import type { PhotoJob, PhotoJobResult } from './pipeline-process'

export interface Renderer {
  /**
   * @throws AppError a refusal of the picture, or `photo_service_busy` when too many wait
   */
  render(path: string): Promise<ProcessedPhoto>
  close(): Promise<void>
}

interface Job extends PhotoJob {
  resolve(photo: ProcessedPhoto): void
  reject(error: Error): void
  /** Was in flight when the process died: tried once more, by itself. */
  suspect: boolean
  timer?: NodeJS.Timeout
}

/** Far beyond what the pipeline allows itself, for a decoder that never looks at the clock. */
const hangAfterMs = 45_000

/**
 * Decodes pictures in a process of its own. Decoders are C code fed by strangers: one that crashes, hangs or eats
 * memory costs that picture and never the server, which also keeps its thread pool for itself. The process starts with
 * the first photo and gets none of the server's secrets.
 *
 * @param concurrency photos in flight
 * @param maxWaiting photos waiting beyond those
 */
export function createRenderer({ concurrency, maxWaiting }: { concurrency: number; maxWaiting: number }): Renderer {
  const waiting: Job[] = []
  const inFlight = new Map<number, Job>()
  let child: ChildProcess | undefined
  let lastId = 0
  let closed = false

  function start(): ChildProcess {
    const started = forkPipeline(concurrency)
    started.on('message', (result: PhotoJobResult) => settle(result))
    started.on('error', (error) => lost(started, error))
    // A decoder that crashes ends by a signal; an exit by itself is our own mistake and no picture's fault.
    started.on('exit', (code, signal) =>
      lost(
        started,
        signal ? new AppError('photo_unreadable', `decoder: ${signal}`) : new Error(`photo process: ${code}`)
      )
    )
    return started
  }

  function settle(result: PhotoJobResult) {
    const job = inFlight.get(result.id)
    if (!job) return
    release(job)
    if ('photo' in result) job.resolve(result.photo)
    else if ('refusal' in result) {
      job.reject(new AppError(result.refusal.code, result.refusal.detail, result.refusal.fields))
    } else job.reject(new Error(result.failure))
    pump()
  }

  function release(job: Job) {
    clearTimeout(job.timer)
    inFlight.delete(job.id)
  }

  function lost(gone: ChildProcess, error: Error) {
    if (gone !== child) return
    child = undefined
    gone.kill('SIGKILL')
    const jobs = [...inFlight.values()]
    jobs.forEach(release)
    for (const job of jobs.reverse()) {
      if (job.suspect) job.reject(error)
      else waiting.unshift({ ...job, suspect: true })
    }
    pump()
  }

  function pump() {
    for (let next = waiting[0]; next && mayStart(next); next = waiting[0]) {
      waiting.shift()
      run(next)
    }
  }

  function mayStart(next: Job) {
    if (closed || inFlight.size >= concurrency) return false
    return inFlight.size === 0 || ![next, ...inFlight.values()].some((job) => job.suspect)
  }

  function run(job: Job) {
    const at = (child ??= start())
    inFlight.set(job.id, job)
    job.timer = setTimeout(() => {
      job.suspect = true
      at.kill('SIGKILL')
    }, hangAfterMs)
    at.send({ id: job.id, path: job.path } satisfies PhotoJob)
  }

  return {
    render: (path) =>
      new Promise((resolve, reject) => {
        if (closed || waiting.length >= maxWaiting) {
          reject(new AppError('photo_service_busy', 'too many photos wait to be processed'))
          return
        }
        waiting.push({ id: ++lastId, path, resolve, reject, suspect: false })
        pump()
      }),

    async close() {
      closed = true
      const ending = child
      child = undefined
      for (const job of [...waiting.splice(0), ...inFlight.values()]) {
        release(job)
        job.reject(new AppError('photo_service_busy', 'the server is stopping'))
      }
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill('SIGKILL')
      await ended
    }
  }
}

function forkPipeline(concurrency: number) {
  const extension = extname(__filename)
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return fork(join(__dirname, `pipeline-process${extension}`), [], {
    execArgv: extension === '.ts' ? ['--require', require.resolve('tsx/cjs')] : [],
    env: {
      ...Object.fromEntries(inherited),
      UV_THREADPOOL_SIZE: String(concurrency + 1),
      // glibc keeps one heap per thread and gives little of them back after large pictures.
      MALLOC_ARENA_MAX: '2'
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
}

import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../shared/app-error'

export interface ReceivedPhoto {
  /** A temporary file; whoever received it must have it processed or discarded. */
  path: string
  /** Of the bytes as they came. */
  sha256: Buffer
  bytes: number
}

export interface Intake {
  /**
   * Streams an upload to a temporary file; nothing is left of it on failure.
   *
   * @throws AppError `photo_too_large`, `photo_empty`, `invalid_request` for an upload that breaks off
   */
  receive(source: Readable & { truncated?: boolean }): Promise<ReceivedPhoto>
  discard(path: string): Promise<void>
}

const leftoverAfterMs = 60 * 60 * 1000

/** Makes the folder and clears it of what a killed server left there. */
export function createIntake(folder: string, maxBytes: number): Intake {
  mkdirSync(folder, { recursive: true })
  sweep(folder)

  return {
    async receive(source) {
      const path = join(folder, randomUUID())
      const hash = createHash('sha256')
      let bytes = 0
      const tooLarge = () => new AppError('photo_too_large', `more than ${maxBytes} bytes`, { maxBytes })
      try {
        await pipeline(
          whole(source),
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              bytes += chunk.length
              if (bytes > maxBytes) throw tooLarge()
              hash.update(chunk)
              yield chunk
            }
          },
          createWriteStream(path, { flags: 'wx', mode: 0o600 })
        )
        // A multipart parser with a limit of its own ends the stream early instead of failing it.
        if (source.truncated) throw tooLarge()
        if (bytes === 0) throw new AppError('photo_empty')
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      return { path, sha256: hash.digest(), bytes }
    },

    discard: (path) => rm(path, { force: true })
  }
}

/** What the sender's side does wrong is no failure of the disk. */
async function* whole(source: Readable): AsyncGenerator<Buffer> {
  try {
    yield* source
  } catch (error) {
    throw new AppError('invalid_request', `the upload broke off: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Younger files may belong to a server that shares the folder. */
function sweep(folder: string) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity)
    if (age > leftoverAfterMs) rmSync(path, { recursive: true, force: true })
  }
}

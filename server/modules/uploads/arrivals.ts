import { finished, type Readable } from 'node:stream'

export interface Arrivals {
  /** Whether any bytes come at all; waits for the first of them, or for the end. */
  any(): Promise<boolean>
  /**
   * What came, in pieces to be kept: full ones from a fast sender, a second's worth from a slow one, and the rest when
   * the sender has ended or was cut off.
   */
  pieces(): AsyncGenerator<Buffer>
  /** Lets what is still to come pass by, so that the sender gets to read the answer. */
  discard(): void
}

const pieceBytes = 256 * 1024
const pieceMilliseconds = 1000

/**
 * Takes in what a connection brings from the first moment on, so that a break costs nothing that had come. Holds about
 * one piece in memory; a sender that is faster than the pieces are kept has to wait.
 */
export function arrivalsOf(body: Readable): Arrivals {
  let held: Buffer[] = []
  let bytes = 0
  let over = false
  let wake: () => void = () => undefined

  const take = (chunk: Buffer) => {
    held.push(chunk)
    bytes += chunk.length
    if (bytes >= pieceBytes) body.pause()
    wake()
  }
  body.on('data', take)
  finished(body, { writable: false }, () => {
    over = true
    wake()
  })

  /** Resolves when it holds so many bytes, when all is over, or when the time is up. */
  function until(enough: number, milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
      wake = () => {
        if (!over && bytes < enough) return
        clearTimeout(timer)
        resolve()
      }
      wake()
    })
  }

  return {
    async any() {
      await until(1)
      return bytes > 0
    },

    async *pieces() {
      while (!over || bytes > 0) {
        await until(pieceBytes, pieceMilliseconds)
        const piece = Buffer.concat(held)
        held = []
        bytes = 0
        body.resume()
        if (piece.length > 0) yield piece
      }
    },

    discard() {
      body.off('data', take).resume()
    }
  }
}

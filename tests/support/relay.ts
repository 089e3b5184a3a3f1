import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'

/** Stands between the server and the bundled database, so that a test can pull the cable. */
export interface Relay {
  /** `url`, which leads to a socket folder, by way of the relay. */
  via(url: string): string
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function createRelay(): Promise<Relay> {
  const sockets = new Set<Socket>()
  let target = ''
  const server = createServer((near) => {
    const far = connect(target)
    for (const [socket, other] of [
      [near, far],
      [far, near]
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    via(url) {
      target = join(decodeURIComponent(new URL(url).hostname), '.s.PGSQL.5432')
      return url.replace(/@[^/]*/, `@127.0.0.1:${port}`)
    },
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async mend() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    }
  }
}

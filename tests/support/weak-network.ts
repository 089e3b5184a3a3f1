import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How bad the network is; what is left out is as good as it gets. */
export interface Conditions {
  /** In each direction, all connections together. */
  bytesPerSecond?: number
  /** Breaks every connection so often. */
  cutEverySeconds?: number
  /** Breaks a connection once it has carried so many bytes from client to server. */
  cutEveryBytes?: number
  /** Takes no connections and breaks those there are. */
  offline?: boolean
}

/** Stands between a client and the server and behaves like the network of a village in the hills. */
export interface WeakNetwork {
  /** Where the client finds the server: http://127.0.0.1:<port>, the same for its life. */
  readonly url: string
  /** Replaces the conditions at once, for open connections too; {} is a perfect network. */
  set(conditions: Conditions): void
  /** So far: bytes are those delivered. */
  readonly traffic: { connections: number; cuts: number; sent: number; received: number }
  close(): Promise<void>
}

/** Small enough for an even flow at 10 KB/s. */
const sliceBytes = 2048

export async function createWeakNetwork(serverUrl: string, initially: Conditions = {}): Promise<WeakNetwork> {
  const { hostname, port: target } = new URL(serverUrl)
  const traffic = { connections: 0, cuts: 0, sent: 0, received: 0 }
  const open = new Map<Socket, Socket>()
  const freeAt = { sent: 0, received: 0 }
  let conditions: Conditions = {}
  let timer: NodeJS.Timeout | undefined

  function cut(near: Socket) {
    const far = open.get(near)
    if (!far) return
    open.delete(near)
    traffic.cuts++
    near.resetAndDestroy()
    far.resetAndDestroy()
  }

  const cutAll = () => [...open.keys()].forEach(cut)

  /** Waits for the bytes' turn on a line that all connections share. */
  async function take(direction: 'sent' | 'received', bytes: number) {
    const now = performance.now()
    const { bytesPerSecond = Infinity } = conditions
    freeAt[direction] = Math.max(now, freeAt[direction]) + (bytes / bytesPerSecond) * 1000
    if (freeAt[direction] > now) await sleep(freeAt[direction] - now)
  }

  async function carry(from: Socket, to: Socket, direction: 'sent' | 'received', delivered: (total: number) => boolean) {
    let total = 0
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += sliceBytes) {
        const slice = chunk.subarray(at, at + sliceBytes)
        await take(direction, slice.length)
        if (to.destroyed) return
        if (!to.write(slice)) await Promise.race([once(to, 'drain'), once(to, 'close')])
        traffic[direction] += slice.length
        total += slice.length
        if (!delivered(total)) return
      }
    }
    to.end()
  }

  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on('error', () => undefined)
    if (conditions.offline) {
      near.resetAndDestroy()
      return
    }
    traffic.connections++
    const far = connect({ host: hostname, port: Number(target), allowHalfOpen: true })
    far.on('error', () => undefined)
    open.set(near, far)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      socket.setNoDelay(true)
      socket.on('close', () => {
        open.delete(near)
        other.destroy()
      })
    }
    const gone = () => undefined
    carry(near, far, 'sent', (total) => {
      if (total < (conditions.cutEveryBytes ?? Infinity)) return true
      cut(near)
      return false
    }).catch(gone)
    carry(far, near, 'received', () => true).catch(gone)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function set(next: Conditions) {
    conditions = next
    freeAt.sent = freeAt.received = 0
    clearInterval(timer)
    if (next.cutEverySeconds !== undefined) timer = setInterval(cutAll, next.cutEverySeconds * 1000)
    if (next.offline) cutAll()
  }
  set(initially)

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set,
    traffic,
    async close() {
      clearInterval(timer)
      const closed = once(server, 'close')
      server.close()
      for (const [near, far] of open) [near, far].forEach((socket) => socket.destroy())
      await closed
    }
  }
}

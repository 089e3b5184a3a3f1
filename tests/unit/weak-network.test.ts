import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createWeakNetwork, type WeakNetwork } from '../support/weak-network'

let server: Server
let network: WeakNetwork
let arrived = 0

/** Answers with what it got. */
beforeAll(async () => {
  server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (arrived += chunk.length))
    buffer(request).then((content) => response.end(content), () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  network = await createWeakNetwork(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await network.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  network.set({})
  arrived = 0
})

const content = Buffer.alloc(60_000, 'some words ')
const send = () => fetch(network.url, { method: 'POST', body: content, headers: { connection: 'close' } }).then(async (answer) => Buffer.from(await answer.arrayBuffer()))

test('a perfect network changes nothing and counts what goes by', async () => {
  const { sent } = network.traffic
  expect((await send()).equals(content)).toBe(true)
  expect(network.traffic.sent - sent).toBeGreaterThanOrEqual(content.length)
})

test('a slow one lets through so many bytes a second, each way, for all together', async () => {
  network.set({ bytesPerSecond: 120_000 })
  const start = performance.now()
  const answers = await Promise.all([send(), send()])
  const seconds = (performance.now() - start) / 1000
  expect(answers.every((answer) => answer.equals(content))).toBe(true)
  expect(seconds).toBeGreaterThan(1)
  expect(seconds).toBeLessThan(5)
})

test('it breaks connections every so many bytes, which have arrived by then', async () => {
  const { cuts } = network.traffic
  network.set({ cutEveryBytes: 20_000 })
  await expect(send()).rejects.toThrow()
  expect(network.traffic.cuts).toBe(cuts + 1)
  expect(arrived).toBeLessThan(22_048)
})

test('it breaks connections every so often', async () => {
  const { cuts } = network.traffic
  network.set({ bytesPerSecond: 10_000, cutEverySeconds: 0.3 })
  const start = performance.now()
  await expect(send()).rejects.toThrow()
  expect(performance.now() - start).toBeLessThan(2000)
  expect(network.traffic.cuts).toBeGreaterThan(cuts)
})

test('offline nobody gets through, and afterwards everybody does', async () => {
  network.set({ bytesPerSecond: 10_000 })
  const underWay = send()
  network.set({ offline: true })
  await expect(underWay).rejects.toThrow()
  await expect(send()).rejects.toThrow()
  network.set({})
  expect((await send()).equals(content)).toBe(true)
})

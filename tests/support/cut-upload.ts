import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Upload } from '../../types/contract/uploads'
import type { Problem } from '../../types/contract/problem'
import { uploadRequest, type Person } from './person'

/** Where the server listens, on a port of its own from the first call on. */
async function portOf(app: FastifyInstance): Promise<number> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

interface Beginning {
  app: FastifyInstance
  id: string
  file: Buffer
  offset: number
  /** Announced as the length of the body. */
  length: number
  /** What of it is sent before the line goes dead. */
  sent: number
}

/** Sends the beginning of a piece over a real connection, and nothing more. */
export async function beginToSend(person: Person, { app, id, file, offset, length, sent }: Beginning): Promise<Socket> {
  const { url, headers } = uploadRequest(id, file, { offset })
  const authorization = `Bearer ${await person.token()}`
  const fields = Object.entries({ ...headers, authorization, host: 'localhost', 'content-length': String(length) })
  const socket = connect(await portOf(app), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`PUT ${url} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  socket.write(file.subarray(offset, offset + sent))
  return socket.resume()
}

/** Begins to send a piece and breaks the connection in the middle. Resolves once it is gone. */
export async function sendAndBreak(person: Person, { how, ...beginning }: Beginning & { how: 'end' | 'reset' }): Promise<void> {
  const socket = await beginToSend(person, beginning)
  // a reset takes along what the system of the sender still holds
  await sleep(15)
  const closed = once(socket, 'close')
  if (how === 'reset') socket.resetAndDestroy()
  else socket.end()
  await closed
}

/** Sends a piece of a file, or with no length asks how far it has come. */
export async function sendPiece(
  person: Person,
  { id, file, offset = 0, length = 0, kind }: { id: string; file: Buffer; offset?: number; length?: number; kind?: 'voice_note' }
) {
  const request = uploadRequest(id, file, { offset, kind })
  return person.send<Upload & Problem>({ method: 'PUT', ...request, payload: file.subarray(offset, offset + length) })
}

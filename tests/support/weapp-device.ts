import * as files from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'

/** A telephone: what an app stores on it outlives the app, and its link to the server can be cut. */
export interface WeappDevice {
  /** WeChat's storage. */
  stored: Map<string, unknown>
  /** Where an app's own files lie. */
  folder: string
  /** Origin of a running server; null without a network. */
  server: string | null
  /** Bytes of a request's body that get through before the connection breaks. */
  carries: () => number
  remove(): void
}

export function createDevice(server: string | null): WeappDevice {
  const folder = files.mkdtempSync(path.join(tmpdir(), 'village-points-device-'))
  return { stored: new Map(), folder, server, carries: () => Infinity, remove: () => files.rmSync(folder, { recursive: true }) }
}

/** As wx.request gives it. */
interface Answer {
  statusCode: number
  data: string
  header: object
}

interface Sending {
  url: string
  method: string
  headers: Record<string, string>
  body: Buffer
}

/**
 * Sends a request whose body breaks off after so many bytes; what arrived by then the server has. Resolves only if the
 * server answers before the break.
 */
export function sendBroken({ url, method, headers, body }: Sending, arrives: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers: { ...headers, 'content-length': body.length } }, (response) => {
      text(response).then((data) => resolve({ statusCode: response.statusCode ?? 0, data, header: response.headers }), reject)
    })
    call.on('error', reject)
    call.on('close', () => reject(new Error('the connection broke')))
    call.write(body.subarray(0, arrives), () => setTimeout(() => call.destroy(), 50))
  })
}

interface FileCall {
  filePath: string
  data?: ArrayBuffer
  success?(answer: object): void
  fail?(failure: { errMsg: string }): void
  complete?(): void
}

/** In the callback style of wx, later. */
const later = (name: string, work: (call: FileCall) => object) => (call: FileCall) =>
  void setImmediate(() => {
    try {
      const answer = work(call)
      call.success?.(answer)
    } catch (cause) {
      call.fail?.({ errMsg: `${name}:fail ${(cause as Error).message.replace('ENOENT: ', '')}` })
    }
    call.complete?.()
  })

/** As much of WeChat's FileSystemManager as the app uses. */
export const fileSystem = {
  accessSync: (target: string) => files.accessSync(target),
  mkdirSync: (target: string, recursive: boolean) => void files.mkdirSync(target, { recursive }),
  readdirSync: (target: string) => files.readdirSync(target),
  statSync: (target: string) => ({ lastModifiedTime: Math.floor(files.statSync(target).mtimeMs / 1000) }),
  writeFile: later('writeFile', ({ filePath, data }) => {
    files.writeFileSync(filePath, Buffer.from(data ?? new ArrayBuffer(0)))
    return {}
  }),
  readFile: later('readFile', ({ filePath }) => {
    const { buffer, byteOffset, byteLength } = files.readFileSync(filePath)
    return { data: buffer.slice(byteOffset, byteOffset + byteLength) }
  }),
  unlink: later('unlink', ({ filePath }) => {
    files.unlinkSync(filePath)
    return {}
  })
}

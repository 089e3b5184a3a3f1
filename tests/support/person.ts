import { createHash, randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Created } from '../../types/contract/common'
import type { ErrorCode, Problem } from '../../types/contract/problem'
import { errorStatus } from '../../types/contract/problem'
import type { Upload, UploadKind } from '../../types/contract/uploads'
import type { Account } from './village'

export interface Answer<Body = Problem> {
  status: number
  headers: Record<string, unknown>
  body: Body
  text: string
}

/** A server, in this process or in another one. */
export interface Reachable {
  inject(request: InjectOptions): Promise<{ statusCode: number; headers: Record<string, unknown>; payload: string }>
}

interface Extra {
  /** Idempotency-Key; null sends none, left out makes a new one. */
  key?: string | null
  headers?: Record<string, string>
}

/** Somebody who talks to the API; paths are relative to /api. */
export interface Person {
  readonly name: string
  readonly account: Account | null
  readonly villageId: string | null
  /** Of the session, opened with the first request; null for somebody without one. */
  token(): Promise<string | null>
  get<Body = Problem>(path: string): Promise<Answer<Body>>
  post<Body = Problem>(path: string, body?: object, extra?: Extra): Promise<Answer<Body>>
  delete(path: string): Promise<Answer>
  /** Sends a file whole; `key` is the upload's id. Answered like other creations, with the id of what it became. */
  upload(file: Buffer, options?: { kind?: UploadKind; key?: string }): Promise<Answer<Created>>
  /** Any request with this person's session. */
  send<Body = Problem>(request: InjectOptions): Promise<Answer<Body>>
  /** The same person at another process of the server. */
  at(server: Reachable): Person
}

type Identity = Pick<Person, 'name' | 'account' | 'villageId'> & { signIn: () => Promise<string | null> }

export function createPerson(server: Reachable, { signIn, ...identity }: Identity): Person {
  let session: Promise<string | null> | undefined
  const token = () => (session ??= signIn())

  async function send<Body>(request: InjectOptions): Promise<Answer<Body>> {
    const bearer = await token()
    const authorization = bearer === null ? {} : { authorization: `Bearer ${bearer}` }
    const answer = await server.inject({ ...request, headers: { ...authorization, ...request.headers } })
    const { statusCode: status, headers, payload: text } = answer
    const json = String(headers['content-type']).includes('json')
    return { status, headers, text, body: (json ? JSON.parse(text) : undefined) as Body }
  }

  const keyHeader = ({ key = randomUUID(), headers }: Extra) => ({
    ...(key !== null && { 'idempotency-key': key }),
    ...headers
  })

  return {
    ...identity,
    token,
    send,
    get: (path) => send({ method: 'GET', url: `/api${path}` }),
    post: (path, body, extra = {}) =>
      send({ method: 'POST', url: `/api${path}`, payload: body, headers: keyHeader(extra) }),
    delete: (path) => send({ method: 'DELETE', url: `/api${path}` }),
    async upload(file, { kind = 'photo', key = randomUUID() } = {}) {
      const { url, headers } = uploadRequest(key, file, { kind })
      const { body, status, ...answer } = await send<Upload & Problem>({ method: 'PUT', url, payload: file, headers })
      if (status !== 200 || body.resourceId === null) return { ...answer, status, body }
      return { ...answer, status: 201, body: { ...body, id: body.resourceId } }
    },
    at: (other) => createPerson(other, { ...identity, signIn: token })
  }
}

/** What is beside the bytes in a request that sends a file, or a piece of it from `offset` on. */
export function uploadRequest(id: string, file: Buffer, { kind = 'photo' as UploadKind, offset = 0 } = {}) {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const query = new URLSearchParams({ kind, sha256, bytes: String(file.length), offset: String(offset) })
  return { url: `/api/uploads/${id}?${query}`, headers: { 'content-type': 'application/octet-stream' } }
}

/** The body of an answer that has to have the status. */
export async function okay<Body>(pending: Promise<Answer<Body>>, status = 200): Promise<Body> {
  const answer = await pending
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`)
  return answer.body
}

export const created = async (pending: Promise<Answer<Created>>): Promise<string> => (await okay(pending, 201)).id

/** Asserts a problem document with this code and its status; gives it for its fields. */
export async function refusal(pending: Promise<Answer<unknown>>, code: ErrorCode): Promise<Problem> {
  const { status, headers, body } = await pending
  const problem = body as Problem
  expect({ code: problem?.code, status, type: headers['content-type'] }).toEqual({
    code,
    status: errorStatus[code],
    type: expect.stringMatching(/^application\/problem\+json/)
  })
  expect(problem).toMatchObject({
    type: `/problems/${code}`,
    status,
    title: expect.any(String),
    requestId: expect.any(String)
  })
  return problem
}

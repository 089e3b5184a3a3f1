import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Created } from '../../types/contract/common'
import type { ErrorCode, Problem } from '../../types/contract/problem'
import { errorStatus } from '../../types/contract/problem'
import type { Account } from './village'

export interface Answer<Body = Problem> {
  status: number
  headers: Record<string, unknown>
  body: Body
  text: string
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
  upload(file: Buffer, extra?: Extra): Promise<Answer<Created>>
  /** Any request with this person's session. */
  send<Body = Problem>(request: InjectOptions): Promise<Answer<Body>>
  /** The same person at another process of the server. */
  at(app: FastifyInstance): Person
}

type Identity = Pick<Person, 'name' | 'account' | 'villageId'> & { signIn: () => Promise<string | null> }

export function createPerson(app: FastifyInstance, { signIn, ...identity }: Identity): Person {
  let session: Promise<string | null> | undefined
  const token = () => (session ??= signIn())

  async function send<Body>(request: InjectOptions): Promise<Answer<Body>> {
    const bearer = await token()
    const authorization = bearer === null ? {} : { authorization: `Bearer ${bearer}` }
    const answer = await app.inject({ ...request, headers: { ...authorization, ...request.headers } })
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
    async upload(file, extra = {}) {
      const { payload, headers } = await formOf(file)
      return send({ method: 'POST', url: '/api/photos', payload, headers: { ...headers, ...keyHeader(extra) } })
    },
    at: (other) => createPerson(other, { ...identity, signIn: token })
  }
}

/** A file as a browser's form sends it. */
async function formOf(file: Buffer) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'photo.jpg')
  const encoded = new Response(form)
  const payload = Buffer.from(await encoded.arrayBuffer())
  return { payload, headers: { 'content-type': encoded.headers.get('content-type') ?? '' } }
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

import { errorStatus } from '@contract/problem'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import { request } from '@/platform/request'

interface Options {
  params?: Record<string, string | number | boolean | undefined>
  idempotencyKey?: string
}

interface Call {
  body?: unknown
  options?: Options
}

/** A refusal as the server words it; `fields` are the facts the sentence needs. */
export function refusal(code: keyof typeof errorStatus, status: number = errorStatus[code], fields?: Record<string, unknown>) {
  return new ApiError(code, status, code, { type: `/problems/${code}`, title: code, status, code, ...(fields && { fields }) })
}

/** A failure on the way to the server. */
export const failure = (code: Extract<ApiErrorCode, 'network' | 'timeout'>) => new ApiError(code)

/**
 * Answers for src/platform/request, which the test has mocked, by method and path, e.g. 'GET /rules'.
 * An Error is thrown, a function is asked with the call; change `answers` whenever the server should.
 */
export function fakeApi(answers: Record<string, unknown>) {
  const made: (Call & { to: string })[] = []

  async function send(to: string, call: Call): Promise<unknown> {
    made.push({ to, ...call })
    if (!(to in answers)) throw new ApiError('not_found', 404, `the test has no answer to ${to}`)
    const given = answers[to]
    const answer: unknown = await (typeof given === 'function' ? given(call) : given)
    if (answer instanceof Error) throw answer
    return answer
  }

  const fake = jest.mocked(request) as unknown as Record<keyof typeof request, jest.Mock>
  fake.get.mockImplementation((url: string, options?: Options) => send(`GET ${url}`, { options }))
  fake.post.mockImplementation((url: string, body?: unknown, options?: Options) => send(`POST ${url}`, { body, options }))
  fake.postBytes.mockImplementation((url: string, body?: unknown, options?: Options) => send(`POST ${url}`, { body, options }))
  fake.put.mockImplementation((url: string, body?: unknown, options?: Options) => send(`PUT ${url}`, { body, options }))
  fake.delete.mockImplementation((url: string, options?: Options) => send(`DELETE ${url}`, { options }))

  return { answers, calls: (to: string) => made.filter((call) => call.to === to) }
}

import Taro from '@tarojs/taro'
import { apiBase, apiHeaders } from './api'
import { answerError, transportError } from './api-error'
import { takeEarlyAnswer } from './early-answers'

type Query = Record<string, string | number | boolean | undefined>

interface RequestOptions {
  /** The query; undefined values are left out. */
  params?: Query
  /** One per intent, kept over retries: the same key never acts twice. */
  idempotencyKey?: string
}

interface Call extends RequestOptions {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api. */
  url: string
  data?: unknown
}

const timeout = 15_000

function addressOf(url: string, params: Query = {}): string {
  const query = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]
  )
  return apiBase + url + (query.length ? `?${query.join('&')}` : '')
}

/** What the server said; a page of a proxy stays text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function ask({ method, url, params, data, idempotencyKey }: Call) {
  return Taro.request<string>({
    url: addressOf(url, params),
    method,
    header: { ...apiHeaders(idempotencyKey), ...(data !== undefined && { 'Content-Type': 'application/json' }) },
    ...(data !== undefined && { data: JSON.stringify(data) }),
    timeout,
    // parsed here: where a platform parses, it does so each in its own way
    dataType: 'text',
    responseType: 'text'
  }).catch((cause: unknown) => {
    throw transportError(cause)
  })
}

async function send<Answer>(call: Call): Promise<Answer> {
  const { method, url, params } = call
  const early = method === 'GET' ? await takeEarlyAnswer(addressOf(url, params), apiHeaders().Authorization) : undefined
  const answer = early ?? (await ask(call))
  const body = parse(answer.data)
  if (answer.statusCode >= 400) throw answerError(answer.statusCode, body)
  return body as Answer
}

/** Calls to the API, by paths below /api. Every failure is one ApiError; nothing is shown or redirected here. */
export const request = {
  get: <Answer>(url: string, options?: RequestOptions) => send<Answer>({ ...options, method: 'GET', url }),
  post: <Answer>(url: string, data?: unknown, options?: RequestOptions) =>
    send<Answer>({ ...options, method: 'POST', url, data }),
  put: <Answer>(url: string, data?: unknown, options?: RequestOptions) =>
    send<Answer>({ ...options, method: 'PUT', url, data }),
  delete: <Answer>(url: string, options?: RequestOptions & { data?: unknown }) =>
    send<Answer>({ ...options, method: 'DELETE', url })
}

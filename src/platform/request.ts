import Taro from '@tarojs/taro'
import axios, { type AxiosAdapter, type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios'
import { apiBase, apiHeaders } from './api'
import { answerError, transportError } from './api-error'
import { takeEarlyAnswer } from './early-answers'

interface RequestOptions {
  /** The query; undefined values are left out. */
  params?: Record<string, string | number | boolean | undefined>
  /** One per intent, kept over retries: the same key never acts twice. */
  idempotencyKey?: string
}

const timeout = 15_000
/** A file of a megabyte over a link of 20 KB per second. */
const bytesTimeout = 60_000

/** Asks by the platform's own request, unless the page has asked already. */
async function ask(config: InternalAxiosRequestConfig) {
  const url = axios.getUri(config)
  const header = config.headers.toJSON() as Record<string, string>
  const method = config.method?.toUpperCase() as keyof Taro.request.Method
  const early = method === 'GET' ? await takeEarlyAnswer(url, header.Authorization) : undefined
  if (early) return early
  return Taro.request<string>({
    url,
    method,
    data: config.data as string | ArrayBuffer | undefined,
    header,
    timeout: config.timeout,
    dataType: 'text',
    responseType: 'text'
  })
}

/** The answer stays text until axios parses it. */
const adapter: AxiosAdapter = async (config) => {
  const { data, statusCode } = await ask(config)
  return { data, status: statusCode, statusText: '', headers: {}, config }
}

const client = axios.create({ baseURL: apiBase, timeout, adapter, validateStatus: null })

async function send<Answer>(config: AxiosRequestConfig, { idempotencyKey, ...options }: RequestOptions = {}): Promise<Answer> {
  const headers = { ...config.headers, ...apiHeaders(idempotencyKey) }
  const answer = await client.request<Answer>({ ...config, ...options, headers }).catch((cause: unknown) => {
    throw transportError(cause)
  })
  if (answer.status >= 400) throw answerError(answer.status, answer.data)
  return answer.data
}

/** What a write says that has nothing more to say: of no body at all each platform makes a content type of its own, which is refused. */
const nothing = {}

/** Calls to the API, by paths below /api. Every failure is one ApiError; nothing is shown or redirected here. */
export const request = {
  get: <Answer>(url: string, options?: RequestOptions) => send<Answer>({ method: 'GET', url }, options),
  post: <Answer>(url: string, data: unknown = nothing, options?: RequestOptions) => send<Answer>({ method: 'POST', url, data }, options),
  put: <Answer>(url: string, data: unknown = nothing, options?: RequestOptions) => send<Answer>({ method: 'PUT', url, data }, options),
  /** Sends a file; for those the server reads at once and keeps nothing of. */
  postBytes: <Answer>(url: string, data: ArrayBuffer, options?: RequestOptions) =>
    send<Answer>({ method: 'POST', url, data, timeout: bytesTimeout, headers: { 'Content-Type': 'application/octet-stream' } }, options),
  delete: <Answer>(url: string, { data = nothing, ...options }: RequestOptions & { data?: unknown } = {}) =>
    send<Answer>({ method: 'DELETE', url, data }, options)
}

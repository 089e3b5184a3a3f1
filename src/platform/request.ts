import Taro from '@tarojs/taro'
import axios, { type AxiosAdapter, type AxiosRequestConfig } from 'axios'
import { answerError, transportError } from './api-error'
import { apiBase, apiHeaders } from './api'

interface RequestOptions {
  /** The query; undefined values are left out. */
  params?: Record<string, string | number | boolean | undefined>
  /** One per intent, kept over retries: the same key never acts twice. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const timeout = 15_000
/** A file of a megabyte over a link of 20 KB per second. */
const bytesTimeout = 60_000

/** axios over the platform's own request; the answer stays text until axios parses it. */
const adapter: AxiosAdapter = (config) =>
  new Promise((resolve, reject) => {
    const task = Taro.request<string>({
      url: axios.getUri(config),
      method: config.method?.toUpperCase() as keyof Taro.request.Method,
      data: config.data as string | ArrayBuffer | undefined,
      header: config.headers.toJSON(),
      timeout: config.timeout,
      dataType: 'text',
      responseType: 'text'
    })
    config.signal?.addEventListener?.('abort', () => {
      task.abort?.()
      reject(transportError(new Error('aborted by the caller')))
    })
    task.then(({ data, statusCode, header }) => {
      resolve({ data, status: statusCode, statusText: '', headers: header as Record<string, string>, config })
    }, reject)
  })

const client = axios.create({ baseURL: apiBase, timeout, adapter, validateStatus: null })

async function send<Answer>(config: AxiosRequestConfig, { idempotencyKey, ...options }: RequestOptions = {}): Promise<Answer> {
  const headers = { ...config.headers, ...apiHeaders(idempotencyKey) }
  const answer = await client.request<Answer>({ ...config, ...options, headers }).catch((cause: unknown) => {
    throw transportError(cause)
  })
  if (answer.status >= 400) throw answerError(answer.status, answer.data)
  return answer.data
}

/** Calls to the API, by paths below /api. Every failure is one ApiError; nothing is shown or redirected here. */
export const request = {
  get: <Answer>(url: string, options?: RequestOptions) => send<Answer>({ method: 'GET', url }, options),
  post: <Answer>(url: string, data?: unknown, options?: RequestOptions) => send<Answer>({ method: 'POST', url, data }, options),
  put: <Answer>(url: string, data?: unknown, options?: RequestOptions) => send<Answer>({ method: 'PUT', url, data }, options),
  /** Sends a file; for those the server reads at once and keeps nothing of. */
  postBytes: <Answer>(url: string, data: ArrayBuffer, options?: RequestOptions) =>
    send<Answer>({ method: 'POST', url, data, timeout: bytesTimeout, headers: { 'Content-Type': 'application/octet-stream' } }, options),
  delete: <Answer>(url: string, { data, ...options }: RequestOptions & { data?: unknown } = {}) =>
    send<Answer>({ method: 'DELETE', url, data }, options)
}

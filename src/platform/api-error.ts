import type { ErrorCode, Problem } from '@contract/problem'

/** Failures that never reached the server or that it did not explain. `file_unreadable`: this device's own file, for now. */
export type ClientErrorCode = 'network' | 'timeout' | 'unexpected' | 'file_unreadable'

export type ApiErrorCode = ErrorCode | ClientErrorCode

/** The one shape of everything that can go wrong with the API. `words.explain(error)` is its sentence. */
export class ApiError extends Error {
  override name = 'ApiError'

  constructor(
    readonly code: ApiErrorCode,
    /** HTTP status, 0 when there was no answer. */
    readonly status = 0,
    /** English, for developers. */
    readonly detail: string = code,
    readonly problem?: Problem
  ) {
    super(detail)
  }

  /** What the sentence needs to know, e.g. how many points are missing. */
  get facts(): Record<string, unknown> {
    return this.problem?.fields ?? {}
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body
}

/** The error of an answer with a status of 400 and above; `body` parsed. */
export function answerError(status: number, body: unknown): ApiError {
  return isProblem(body)
    ? new ApiError(body.code, status, body.detail ?? body.title, body)
    : new ApiError(status === 503 || status === 502 ? 'service_unavailable' : 'unexpected', status)
}

/** The error of a request without an answer, from whatever the platform threw. */
export function transportError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause
  const { errMsg, message, name } = (cause ?? {}) as { errMsg?: string; message?: string; name?: string }
  const detail = errMsg ?? message ?? String(cause)
  return new ApiError(name === 'AbortError' || /time ?out/i.test(detail) ? 'timeout' : 'network', 0, detail)
}

import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { errorStatus, Problem, type ErrorCode } from '../../types/contract/problem'
import { AppError } from '../shared/app-error'

/** Every refusal of every route: part of each route's response schemas. */
export const refusals = { '4xx': Problem, '5xx': Problem } as const

const codesByStatus: Partial<Record<number, ErrorCode>> = {
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  503: 'service_unavailable'
}

/** Makes a problem document of everything thrown; only what nobody foresaw is logged as an error. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
    const refusal = error instanceof AppError ? error : fromFastify(error)
    if (refusal.status >= 500 && refusal.code !== 'photo_service_busy') request.log.error({ err: error }, 'request failed')
    const retryAfter = refusal.fields?.['retryAfter'] ?? (retryLater.has(refusal.status) ? 2 : null)
    if (retryAfter !== null) reply.header('retry-after', Number(retryAfter))
    return reply.code(refusal.status).type('application/problem+json').send(problemOf(refusal, request))
  })
  app.setNotFoundHandler((request, reply) => {
    const refusal = new AppError('not_found', `no ${request.method} ${request.url.split('?')[0]}`)
    return reply.code(404).type('application/problem+json').send(problemOf(refusal, request))
  })
}

const retryLater = new Set([429, 503])

function fromFastify(error: FastifyError): AppError {
  if (error.validation) return new AppError('invalid_request', error.message)
  const status = error.statusCode ?? 500
  if (status >= 500 && status !== 503) return new AppError('internal_error')
  return new AppError(codesByStatus[status] ?? 'invalid_request', error.message)
}

function problemOf({ code, detail, fields }: AppError, request: FastifyRequest): Problem {
  return {
    type: `/problems/${code}`,
    title: code.replace(/_/g, ' '),
    status: errorStatus[code],
    code,
    ...(detail !== undefined && { detail }),
    requestId: request.id,
    ...(fields && { fields })
  }
}

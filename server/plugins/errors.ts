import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorStatus, Problem, type ErrorCode } from '../../types/contract/problem'
import { AppError } from '../shared/app-error'

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } })

/** Every refusal of every route: part of each route's response schemas. */
export const refusals = { '4xx': problem('Refused'), '5xx': problem('Cannot be answered now') }

const codesByStatus: Partial<Record<number, ErrorCode>> = {
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  503: 'service_unavailable'
}

/** Makes a problem document of whatever is thrown and of whatever is not there. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler(refuse)
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    // somebody who typed or kept a wrong address is led to the app
    const page = request.method === 'GET' && path !== '/' && !path.startsWith('/api') && request.headers.accept?.includes('text/html')
    return page ? reply.redirect('/') : refuse(new AppError('not_found', `no ${request.method} ${path}`), request, reply)
  })
}

/** Answers with the problem document of an error; only what nobody foresaw is logged as one. */
export function refuse(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof AppError ? error : fromFastify(error)
  if (refusal.status >= 500 && refusal.code !== 'photo_service_busy') request.log.error({ err: error }, 'request failed')
  const retryAfter = refusal.fields?.['retryAfter'] ?? (retryLater.has(refusal.status) ? 2 : null)
  if (retryAfter !== null) reply.header('retry-after', Number(retryAfter))
  return reply.code(refusal.status).type('application/problem+json').send(problemOf(refusal, request))
}

const retryLater = new Set([429, 503])

function fromFastify(error: FastifyError): AppError {
  // an address that names nothing, such as an id that is none
  if (error.validationContext === 'params') return new AppError('not_found', error.message)
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

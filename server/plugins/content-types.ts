import type { FastifyInstance } from 'fastify'

/** The API takes JSON, where nothing at all is no body; routes that take plain bytes say so themselves. */
export function registerContentTypes(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain', 'application/json'])
  const parse = app.getDefaultJsonParser('error', 'error')
  // phones name the type of a body they do not send
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}

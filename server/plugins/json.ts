import fastJsonStringify from 'fast-json-stringify'
import type { FastifyInstance } from 'fastify'

/** By schema. Every operation refuses alike, and to compile that anew for each would take most of the start. */
const serializers = new WeakMap<object, ReturnType<typeof fastJsonStringify>>()

/**
 * The API takes JSON, where nothing at all is no body; routes that take plain bytes say so themselves. It answers by the
 * schemas of its operations: what they do not name is left out.
 */
export function registerJson(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain', 'application/json'])
  const parse = app.getDefaultJsonParser('error', 'error')
  // phones name the type of a body they do not send
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
  app.setSerializerCompiler(({ schema }) => {
    const serialize = serializers.get(schema) ?? fastJsonStringify(schema)
    serializers.set(schema, serialize)
    return serialize
  })
}

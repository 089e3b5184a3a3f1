import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdempotencyHeaders } from '../../../types/contract/common'
import { ImportPreview, ImportQuery } from '../../../types/contract/roster'
import { WorkbookAnswer, workbookHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { RosterImportsService } from './import.service'

/** Ten thousand people and room to spare. */
const maxBytes = 2 * 1024 * 1024
const File = Type.Unsafe<Buffer | undefined>(Type.Any({ description: 'An .xlsx file' }))
const empty = Buffer.alloc(0)

export const rosterImportRoutes = (imports: RosterImportsService): FastifyPluginAsyncTypebox => async (app) => {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: maxBytes }, (_, body, done) => done(null, body))
  const takesFile = { consumes: ['application/octet-stream'], body: File }

  app.get('/roster/template', {
    schema: { summary: 'An empty roster as an Excel file', response: { 200: WorkbookAnswer, ...refusals } }
  }, async (request, reply) => {
    const { name, content } = await imports.template(request.actor)
    return reply.headers(workbookHeaders(name)).send(content)
  })

  app.get('/roster/export', {
    schema: { summary: 'The roster as an Excel file', response: { 200: WorkbookAnswer, ...refusals } }
  }, async (request, reply) => {
    const { name, content } = await imports.export(request.actor)
    return reply.headers(workbookHeaders(name)).send(content)
  })

  app.post('/roster/import-preview', {
    bodyLimit: maxBytes,
    schema: { summary: 'What an Excel file would do to the roster', ...takesFile, response: { 200: ImportPreview, ...refusals } }
  }, async (request) => imports.preview(request.actor, request.body ?? empty))

  app.post('/roster/imports', {
    bodyLimit: maxBytes,
    schema: {
      summary: 'Write an Excel file into the roster, all of it or nothing',
      ...takesFile, querystring: ImportQuery, headers: IdempotencyHeaders, response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await imports.apply(request.actor, request.body ?? empty, request.query, idempotencyKey(request)) }))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AuditFileQuery, AuditPage, AuditQuery } from '../../../types/contract/audit'
import { WorkbookAnswer, workbookHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import type { AuditService } from './audit.service'

export const auditRoutes = (audit: AuditService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/audit', {
    schema: { summary: 'Administrative acts, newest first', querystring: AuditQuery, response: { 200: AuditPage, ...refusals } }
  }, async (request) => audit.list(request.actor, request.query))

  app.get('/audit/file', {
    schema: { summary: 'Administrative acts as an Excel file', querystring: AuditFileQuery, response: { 200: WorkbookAnswer, ...refusals } }
  }, async (request, reply) => {
    const { name, content } = await audit.file(request.actor, request.query)
    return reply.headers(workbookHeaders(name)).send(content)
  })
}

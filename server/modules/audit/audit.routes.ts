import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AuditPage, AuditQuery } from '../../../types/contract/audit'
import { refusals } from '../../plugins/errors'
import type { AuditService } from './audit.service'

export const auditRoutes = (audit: AuditService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/audit', {
    schema: { summary: 'Administrative acts, newest first', querystring: AuditQuery, response: { 200: AuditPage, ...refusals } }
  }, async (request) => audit.list(request.actor, request.query))
}

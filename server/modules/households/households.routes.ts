import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdempotencyHeaders, PageQuery } from '../../../types/contract/common'
import { HouseholdPage, Invitation, InvitationCreate } from '../../../types/contract/households'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { HouseholdsService } from './households.service'
import type { InvitationsService } from './invitations.service'

export const householdsRoutes = (
  households: HouseholdsService,
  invitations: InvitationsService
): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/households', {
    schema: { summary: 'All households of the village', querystring: PageQuery, response: { 200: HouseholdPage, ...refusals } }
  }, async (request) => households.list(request.actor, request.query))

  app.post('/invitations', {
    schema: {
      summary: 'Invite somebody into a household or an office of the village',
      headers: IdempotencyHeaders,
      body: InvitationCreate,
      response: { 201: Invitation, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send(await invitations.create(request.actor, request.body, idempotencyKey(request))))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdempotencyHeaders, IdParams } from '../../../types/contract/common'
import {
  GridList, HouseholdLabelList, HouseholdPage, HouseholdQuery, HouseholdSettings, Invitation, InvitationCreate, OwnHousehold
} from '../../../types/contract/households'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { HouseholdsService } from './households.service'
import type { InvitationsService } from './invitations.service'

export const householdsRoutes = (
  households: HouseholdsService,
  invitations: InvitationsService
): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/households', {
    schema: { summary: 'All households of the village', querystring: HouseholdQuery, response: { 200: HouseholdPage, ...refusals } }
  }, async (request) => households.list(request.actor, request.query))

  app.get('/households/own', {
    schema: { summary: 'One\'s own household: its members and who earned what', response: { 200: OwnHousehold, ...refusals } }
  }, async (request) => households.own(request.actor))

  app.put('/households/own', {
    schema: { summary: 'Change what one\'s own household decides', body: HouseholdSettings, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await households.settle(request.actor, request.body)
    return reply.code(204).send(null)
  })

  app.get('/grids', {
    schema: { summary: 'The grids of the village with their heads', response: { 200: GridList, ...refusals } }
  }, async (request) => ({ items: await households.grids(request.actor) }))

  app.get('/grids/:id/households', {
    schema: { summary: 'Door numbers of a grid', params: IdParams, response: { 200: HouseholdLabelList, ...refusals } }
  }, async (request) => ({ items: await households.labels(request.actor, request.params.id) }))

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

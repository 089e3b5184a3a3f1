import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdParams, IdempotencyHeaders, PageQuery } from '../../../types/contract/common'
import { AwardedHonourPage, HonourCreate, HonourPage } from '../../../types/contract/honours'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { HonoursService } from './honours.service'

export const honoursRoutes = (honours: HonoursService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/honours', {
    schema: { summary: 'Honours the village has given, the latest first', querystring: PageQuery, response: { 200: HonourPage, ...refusals } }
  }, async (request) => honours.list(request.actor, request.query))

  app.get('/honours/awarded', {
    schema: {
      summary: 'The same with names and with what was revoked, for those who give them', querystring: PageQuery,
      response: { 200: AwardedHonourPage, ...refusals }
    }
  }, async (request) => honours.awarded(request.actor, request.query))

  app.post('/honours', {
    schema: {
      summary: 'Give a household or one of its people an honour', headers: IdempotencyHeaders, body: HonourCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await honours.award(request.actor, request.body, idempotencyKey(request)) }))

  app.post('/honours/:id/revoke', {
    schema: { summary: 'Take an honour from the wall', params: IdParams, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await honours.revoke(request.actor, request.params.id)
    return reply.code(204).send(null)
  })
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CardLookUp, CardRedemptionCreate, CardSlip, CounterHousehold } from '../../../types/contract/card-redemptions'
import { Created, IdParams, IdempotencyHeaders } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { CardRedemptionsService } from './card-redemptions.service'

export const cardRedemptionsRoutes = (redemptions: CardRedemptionsService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/card-redemptions/look-up', {
    schema: { summary: 'Which household stands at the counter', body: CardLookUp, response: { 200: CounterHousehold, ...refusals } }
  }, async (request) => redemptions.lookUp(request.actor, request.body))

  app.post('/card-redemptions', {
    schema: {
      summary: 'Redeem for a household without a phone', headers: IdempotencyHeaders, body: CardRedemptionCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await redemptions.create(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/card-redemptions/:id/slip', {
    schema: { summary: 'What to print for who fetches kept goods', params: IdParams, response: { 200: CardSlip, ...refusals } }
  }, async (request) => redemptions.slip(request.actor, request.params.id))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../../types/contract/common'
import { CounterOrder, CounterOrderPage, CounterQuery, HandOver, PickUpCode, ShopCancellation } from '../../../types/contract/orders'
import { refusals } from '../../plugins/errors'
import type { CounterService } from './counter.service'

export const counterRoutes = (counter: CounterService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/orders/counter', {
    schema: { summary: 'What waits at the counter, or left it today', querystring: CounterQuery, response: { 200: CounterOrderPage, ...refusals } }
  }, async (request) => counter.list(request.actor, request.query))

  app.get('/orders/counter/:id', {
    schema: { summary: 'One of any household, as the counter sees it', params: IdParams, response: { 200: CounterOrder, ...refusals } }
  }, async (request) => counter.find(request.actor, request.params.id))

  app.post('/orders/look-up', {
    schema: { summary: 'What a pick-up code is for, at the counter', body: PickUpCode, response: { 200: CounterOrder, ...refusals } }
  }, async (request) => counter.lookUp(request.actor, request.body))

  app.post('/orders/:id/hand-over', {
    schema: { summary: 'Hand the goods over', params: IdParams, body: HandOver, response: { 200: CounterOrder, ...refusals } }
  }, async (request) => counter.handOver(request.actor, request.params.id, request.body))

  app.post('/orders/:id/cancel-by-shop', {
    schema: { summary: 'Give points and stock back and say why', params: IdParams, body: ShopCancellation, response: { 200: CounterOrder, ...refusals } }
  }, async (request) => counter.cancel(request.actor, request.params.id, request.body))
}

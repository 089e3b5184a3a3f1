import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdParams, IdempotencyHeaders, VersionBody } from '../../../types/contract/common'
import { Order, OrderCreate, OrderPage, OrderQuery } from '../../../types/contract/orders'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { OrdersService } from './orders.service'

export const ordersRoutes = (orders: OrdersService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/orders', {
    schema: { summary: 'Redeem points for goods', headers: IdempotencyHeaders, body: OrderCreate, response: { 201: Created, ...refusals } }
  }, async (request, reply) =>
    reply.code(201).send({ id: await orders.create(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/orders', {
    schema: { summary: 'Orders of the own household, newest first', querystring: OrderQuery, response: { 200: OrderPage, ...refusals } }
  }, async (request) => orders.list(request.actor, request.query))

  app.get('/orders/:id', {
    schema: { summary: 'One of the own household, with its pick-up code', params: IdParams, response: { 200: Order, ...refusals } }
  }, async (request) => orders.find(request.actor, request.params.id))

  app.post('/orders/:id/cancel', {
    schema: { summary: 'Give points and stock back', params: IdParams, body: VersionBody, response: { 200: Order, ...refusals } }
  }, async (request) => orders.cancel(request.actor, request.params.id, request.body))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdParams, IdempotencyHeaders, VersionBody } from '../../../types/contract/common'
import {
  GoodsChange, GoodsCreate, GoodsDetail, GoodsOrder, ManagedGoodsList, PriceDraft, PriceStart
} from '../../../types/contract/goods-desk'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { GoodsDeskService } from './goods-desk.service'

const done = { 204: Type.Null(), ...refusals }

export const goodsDeskRoutes = (desk: GoodsDeskService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/goods/all', {
    schema: { summary: 'Everything on the shelf and what was taken from it, for those who keep the shop', response: { 200: ManagedGoodsList, ...refusals } }
  }, async (request) => desk.list(request.actor))

  app.get('/goods/:id', {
    schema: { summary: 'One kind of goods with its prices, for those who keep the shop', params: IdParams, response: { 200: GoodsDetail, ...refusals } }
  }, async (request) => desk.find(request.actor, request.params.id))

  app.post('/goods', {
    schema: { summary: 'Put new goods on the shelf', headers: IdempotencyHeaders, body: GoodsCreate, response: { 201: Created, ...refusals } }
  }, async (request, reply) =>
    reply.code(201).send({ id: await desk.create(request.actor, request.body, idempotencyKey(request)) }))

  app.put('/goods/order', {
    schema: { summary: 'Put the goods in the order of the shelf', body: GoodsOrder, response: done }
  }, async (request, reply) => {
    await desk.order(request.actor, request.body)
    return reply.code(204).send(null)
  })

  app.put('/goods/:id', {
    schema: { summary: 'Change what goods are called, how they look and who may redeem how many', params: IdParams, body: GoodsChange, response: done }
  }, async (request, reply) => {
    await desk.change(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/goods/:id/close', {
    schema: { summary: 'Offer goods no more', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await desk.close(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/goods/:id/reopen', {
    schema: { summary: 'Offer closed goods again', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await desk.reopen(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/goods/:id/prices', {
    schema: {
      summary: 'Set the price of goods, at once or from a later day on', params: IdParams, headers: IdempotencyHeaders, body: PriceDraft,
      response: done
    }
  }, async (request, reply) => {
    await desk.setPrice(request.actor, request.params.id, request.body, idempotencyKey(request))
    return reply.code(204).send(null)
  })

  app.post('/goods/:id/prices/take-back', {
    schema: { summary: 'Take back a price that has not started', params: IdParams, body: PriceStart, response: done }
  }, async (request, reply) => {
    await desk.takeBackPrice(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })
}

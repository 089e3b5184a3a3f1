import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdempotencyHeaders, IdParams, VersionBody } from '../../../types/contract/common'
import {
  StockTake, StockTakeCount, StockTakeLineParams, StockTakePage, StockTakeQuery, StockTakeReason
} from '../../../types/contract/stock-takes'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { StockTakesService } from './stock-takes.service'

const done = { 204: Type.Null(), ...refusals }

export const stockTakesRoutes = (stockTakes: StockTakesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/stock-takes', {
    schema: { summary: 'Finished stock takes, the latest first, and the open one', querystring: StockTakeQuery, response: { 200: StockTakePage, ...refusals } }
  }, async (request) => stockTakes.list(request.actor, request.query))

  app.post('/stock-takes', {
    schema: { summary: 'Open a count sheet', headers: IdempotencyHeaders, response: { 201: Created, ...refusals } }
  }, async (request, reply) => reply.code(201).send({ id: await stockTakes.start(request.actor, idempotencyKey(request)) }))

  app.get('/stock-takes/:id', {
    schema: { summary: 'A count sheet with its lines', params: IdParams, response: { 200: StockTake, ...refusals } }
  }, async (request) => stockTakes.find(request.actor, request.params.id))

  app.put('/stock-takes/:id/lines/:goodsId', {
    schema: { summary: 'Write down how many there are', params: StockTakeLineParams, body: StockTakeCount, response: done }
  }, async (request, reply) => {
    await stockTakes.count(request.actor, request.params.id, request.params.goodsId, request.body)
    return reply.code(204).send(null)
  })

  app.delete('/stock-takes/:id/lines/:goodsId', {
    schema: { summary: 'Take back what was counted', params: StockTakeLineParams, response: done }
  }, async (request, reply) => {
    await stockTakes.forget(request.actor, request.params.id, request.params.goodsId)
    return reply.code(204).send(null)
  })

  app.put('/stock-takes/:id/lines/:goodsId/reason', {
    schema: { summary: 'Say why there are more or fewer', params: StockTakeLineParams, body: StockTakeReason, response: done }
  }, async (request, reply) => {
    await stockTakes.explain(request.actor, request.params.id, request.params.goodsId, request.body)
    return reply.code(204).send(null)
  })

  app.post('/stock-takes/:id/finish', {
    schema: { summary: 'Book the differences', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await stockTakes.finish(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/stock-takes/:id/discard', {
    schema: { summary: 'Give a count sheet up', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await stockTakes.discard(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })
}

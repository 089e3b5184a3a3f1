import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdempotencyHeaders } from '../../../types/contract/common'
import { NewStockMovement, StockMovementPage, StockMovementQuery } from '../../../types/contract/stock'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { StockService } from './stock.service'

export const stockRoutes = (stock: StockService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/stock-movements', {
    schema: { summary: 'What came to the shelf and left it, newest first', querystring: StockMovementQuery, response: { 200: StockMovementPage, ...refusals } }
  }, async (request) => stock.list(request.actor, request.query))

  app.post('/stock-movements', {
    schema: {
      summary: 'Book what came in, was taken out or is broken', headers: IdempotencyHeaders, body: NewStockMovement,
      response: { 204: Type.Null(), ...refusals }
    }
  }, async (request, reply) => {
    await stock.move(request.actor, request.body, idempotencyKey(request))
    return reply.code(204).send(null)
  })
}

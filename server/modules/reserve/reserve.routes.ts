import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdempotencyHeaders, IdParams } from '../../../types/contract/common'
import { BudgetCreate, BudgetPage, BudgetQuery, BudgetReversal, Reserve } from '../../../types/contract/reserve'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { ReserveService } from './reserve.service'

export const reserveRoutes = (reserve: ReserveService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/reserve', {
    schema: { summary: 'Whether stock and budget cover all points', response: { 200: Reserve, ...refusals } }
  }, async (request) => reserve.find(request.actor))

  app.get('/budget-entries', {
    schema: { summary: 'Money set aside for goods, newest first', querystring: BudgetQuery, response: { 200: BudgetPage, ...refusals } }
  }, async (request) => reserve.budget(request.actor, request.query))

  app.post('/budget-entries', {
    schema: { summary: 'Set money aside for goods', headers: IdempotencyHeaders, body: BudgetCreate, response: { 201: Created, ...refusals } }
  }, async (request, reply) =>
    reply.code(201).send({ id: await reserve.book(request.actor, request.body, idempotencyKey(request)) }))

  app.post('/budget-entries/:id/reverse', {
    schema: {
      summary: 'Take an entry back by another one', params: IdParams, headers: IdempotencyHeaders, body: BudgetReversal,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await reserve.reverse(request.actor, request.params.id, request.body, idempotencyKey(request)) }))
}

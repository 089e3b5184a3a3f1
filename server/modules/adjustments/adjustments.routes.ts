import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { AdjustmentCreate, AdjustmentPage, AdjustmentQuery, AdjustmentRefusal } from '../../../types/contract/adjustments'
import { Created, IdempotencyHeaders, IdParams, VersionBody } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { AdjustmentsService } from './adjustments.service'

export const adjustmentsRoutes = (adjustments: AdjustmentsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/adjustments', {
    schema: { summary: 'Adjustments by hand, newest first', querystring: AdjustmentQuery, response: { 200: AdjustmentPage, ...refusals } }
  }, async (request) => adjustments.list(request.actor, request.query))

  app.post('/adjustments', {
    schema: {
      summary: 'Give points to a household or take them, or ask a second person to',
      headers: IdempotencyHeaders,
      body: AdjustmentCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) => {
    const id = await adjustments.create(request.actor, request.body, idempotencyKey(request))
    return reply.code(201).send({ id })
  })

  app.post('/adjustments/:id/confirm', {
    schema: {
      summary: 'Agree, as the second person',
      params: IdParams, body: VersionBody, response: { 204: Type.Null(), ...refusals }
    }
  }, async (request, reply) => {
    await adjustments.confirm(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/adjustments/:id/refuse', {
    schema: {
      summary: 'Do not agree, as the second person',
      params: IdParams, body: AdjustmentRefusal, response: { 204: Type.Null(), ...refusals }
    }
  }, async (request, reply) => {
    await adjustments.refuse(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdempotencyHeaders } from '../../../types/contract/common'
import { ShopDay, ShopDayClose, ShopDayPage, ShopDayParams, ShopDayQuery } from '../../../types/contract/shop-days'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { ShopDaysService } from './shop-days.service'

export const shopDaysRoutes = (shopDays: ShopDaysService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/shop-days', {
    schema: { summary: 'Days that were signed, the latest first, and those that are not', querystring: ShopDayQuery, response: { 200: ShopDayPage, ...refusals } }
  }, async (request) => shopDays.list(request.actor, request.query))

  app.get('/shop-days/:day', {
    schema: { summary: 'What a day came to', params: ShopDayParams, response: { 200: ShopDay, ...refusals } }
  }, async (request) => shopDays.find(request.actor, request.params.day))

  app.post('/shop-days', {
    schema: { summary: 'Sign a day', headers: IdempotencyHeaders, body: ShopDayClose, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await shopDays.close(request.actor, request.body, idempotencyKey(request))
    return reply.code(204).send(null)
  })
}

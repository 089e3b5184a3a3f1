import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Shop } from '../../../types/contract/shops'
import { refusals } from '../../plugins/errors'
import type { ShopsService } from './shops.service'

export const shopsRoutes = (shops: ShopsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/shop', {
    schema: { summary: 'Where the shop is and when it is open', response: { 200: Shop, ...refusals } }
  }, async (request) => shops.get(request.actor))

  app.put('/shop', {
    schema: { summary: 'Change place, hours, closure or pick-up days', body: Shop, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await shops.change(request.actor, request.body)
    return reply.code(204).send(null)
  })
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams } from '../../../types/contract/common'
import { WishList } from '../../../types/contract/goods'
import { refusals } from '../../plugins/errors'
import type { WishesService } from './wishes.service'

export const wishesRoutes = (wishes: WishesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/wishes', {
    schema: { summary: 'Goods the own household wishes for', response: { 200: WishList, ...refusals } }
  }, async (request) => wishes.list(request.actor))

  app.put('/goods/:id/wish', {
    schema: { summary: 'Be told when the goods can be had', params: IdParams, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await wishes.wish(request.actor, request.params.id)
    return reply.code(204).send(null)
  })

  app.delete('/goods/:id/wish', {
    schema: { summary: 'Wish for them no longer', params: IdParams, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await wishes.unwish(request.actor, request.params.id)
    return reply.code(204).send(null)
  })
}

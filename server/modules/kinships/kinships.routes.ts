import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams } from '../../../types/contract/common'
import { KinshipList, KinshipParams } from '../../../types/contract/people'
import { refusals } from '../../plugins/errors'
import type { KinshipsService } from './kinships.service'

const done = { 204: Type.Null(), ...refusals }

export const kinshipsRoutes = (kinships: KinshipsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/people/:id/kinships', {
    schema: { summary: 'Households somebody has kin in', params: IdParams, response: { 200: KinshipList, ...refusals } }
  }, async (request) => ({ items: await kinships.list(request.actor, request.params.id) }))

  app.put('/people/:id/kinships/:householdId', {
    schema: { summary: 'Declare that somebody has kin in a household', params: KinshipParams, response: done }
  }, async (request, reply) => {
    await kinships.declare(request.actor, request.params)
    return reply.code(204).send(null)
  })

  app.delete('/people/:id/kinships/:householdId', {
    schema: { summary: 'Take somebody else\'s declaration back', params: KinshipParams, response: done }
  }, async (request, reply) => {
    await kinships.remove(request.actor, request.params)
    return reply.code(204).send(null)
  })
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams } from '../../../types/contract/common'
import { SecondLookPage, SecondLookQuery, SecondLookResult, SecondLookSummary } from '../../../types/contract/second-looks'
import { refusals } from '../../plugins/errors'
import type { SecondLooksService } from './second-looks.service'

export const secondLooksRoutes = (secondLooks: SecondLooksService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/second-looks', {
    schema: {
      summary: 'Approvals drawn by lot for a second look', querystring: SecondLookQuery, response: { 200: SecondLookPage, ...refusals }
    }
  }, async (request) => secondLooks.list(request.actor, request.query))

  app.get('/second-looks/summary', {
    schema: { summary: 'How many are open', response: { 200: SecondLookSummary, ...refusals } }
  }, async (request) => secondLooks.summary(request.actor))

  app.post('/submissions/:id/second-look', {
    schema: {
      summary: 'Say whether an approval was right',
      params: IdParams,
      body: SecondLookResult,
      response: { 204: Type.Null(), ...refusals }
    }
  }, async (request, reply) => {
    await secondLooks.finish(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })
}

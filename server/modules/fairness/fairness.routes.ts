import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Fairness } from '../../../types/contract/fairness'
import { refusals } from '../../plugins/errors'
import type { FairnessService } from './fairness.service'

export const fairnessRoutes = (fairness: FairnessService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/fairness', {
    schema: { summary: 'How fast and how fairly the village reviews', response: { 200: Fairness, ...refusals } }
  }, async (request) => fairness.figures(request.actor))
}

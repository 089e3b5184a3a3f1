import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ActivityList } from '../../../types/contract/activities'
import { refusals } from '../../plugins/errors'
import type { ActivitiesService } from './activities.service'

export const activitiesRoutes = (activities: ActivitiesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/activities', {
    schema: { summary: 'What the village does together: running and coming', response: { 200: ActivityList, ...refusals } }
  }, async (request) => ({ items: await activities.list(request.actor) }))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { VillageList, VillageOverviewList } from '../../../types/contract/villages'
import { refusals } from '../../plugins/errors'
import type { VillagesService } from './villages.service'

export const villagesRoutes = (villages: VillagesService, { demo }: { demo: boolean }): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/villages', {
      config: { public: true },
      schema: { summary: 'The villages of this server', response: { 200: VillageList, ...refusals } }
    }, async () => ({ items: await villages.list(), demo }))

    app.get('/overview', {
      schema: { summary: 'All villages side by side, for the supervisor', response: { 200: VillageOverviewList, ...refusals } }
    }, async (request) => ({ items: await villages.overview(request.actor) }))
  }

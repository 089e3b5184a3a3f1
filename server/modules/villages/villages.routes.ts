import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Id } from '../../../types/contract/common'
import { VillageList, VillageShowcase } from '../../../types/contract/villages'
import { refusals } from '../../plugins/errors'
import type { VillagesService } from './villages.service'

export const villagesRoutes = (villages: VillagesService, { demo }: { demo: boolean }): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/villages', {
      config: { public: true },
      schema: { summary: 'The villages of this server', response: { 200: VillageList, ...refusals } }
    }, async () => ({ items: await villages.list(), demo }))

    app.get('/villages/:villageId/showcase', {
      config: { public: true },
      schema: {
        summary: 'What a village gives points for and what they are worth',
        params: Type.Object({ villageId: Id }, { additionalProperties: false }),
        response: { 200: VillageShowcase, ...refusals }
      }
    }, async (request) => villages.showcase(request.params.villageId))
  }

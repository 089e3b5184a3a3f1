import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { VillageNumbers, VillageOverviewList } from '../../../types/contract/numbers'
import { WorkbookAnswer, workbookHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import type { NumbersService } from './numbers.service'

export const numbersRoutes = (numbers: NumbersService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/numbers', {
    schema: { summary: 'One\'s own village in figures', response: { 200: VillageNumbers, ...refusals } }
  }, async (request) => numbers.own(request.actor))

  app.get('/overview', {
    schema: { summary: 'All villages side by side and over time, for the supervisor', response: { 200: VillageOverviewList, ...refusals } }
  }, async (request) => ({ items: await numbers.overview(request.actor) }))

  app.get('/overview/file', {
    schema: { summary: 'The same as an Excel file', response: { 200: WorkbookAnswer, ...refusals } }
  }, async (request, reply) => {
    const { name, content } = await numbers.overviewFile(request.actor)
    return reply.headers(workbookHeaders(name)).send(content)
  })
}

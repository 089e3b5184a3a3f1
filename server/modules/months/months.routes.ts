import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { HouseholdMonth, MonthQuery } from '../../../types/contract/months'
import { refusals } from '../../plugins/errors'
import type { MonthsService } from './months.service'

export const monthsRoutes = (months: MonthsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/households/own/month', {
    schema: { summary: 'A month of the own household in figures', querystring: MonthQuery, response: { 200: HouseholdMonth, ...refusals } }
  }, async (request) => months.own(request.actor, request.query))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery } from '../../../types/contract/common'
import { PointBalance, PointEntryPage, PointMonthList } from '../../../types/contract/points'
import { refusals } from '../../plugins/errors'
import type { PointsService } from './points.service'

export const pointsRoutes = (points: PointsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/points/balance', {
    schema: { summary: 'Points of the own household', response: { 200: PointBalance, ...refusals } }
  }, async (request) => points.balance(request.actor))

  app.get('/points/entries', {
    schema: { summary: 'Ledger of the own household, newest first', querystring: PageQuery, response: { 200: PointEntryPage, ...refusals } }
  }, async (request) => points.entries(request.actor, request.query))

  app.get('/points/months', {
    schema: { summary: 'Ledger of the own household summed by month', response: { 200: PointMonthList, ...refusals } }
  }, async (request) => points.months(request.actor))
}

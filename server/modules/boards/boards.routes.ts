import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Board, BoardQuery } from '../../../types/contract/boards'
import { refusals } from '../../plugins/errors'
import type { BoardsService } from './boards.service'

export const boardsRoutes = (boards: BoardsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/boards/households', {
    schema: { summary: 'Points earned by household', querystring: BoardQuery, response: { 200: Board, ...refusals } }
  }, async (request) => boards.households(request.actor, request.query))
}

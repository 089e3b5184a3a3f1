import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Board, BoardQuery, GridBoard } from '../../../types/contract/boards'
import { refusals } from '../../plugins/errors'
import type { BoardsService } from './boards.service'

export const boardsRoutes = (boards: BoardsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/boards/households', {
    schema: { summary: 'Points earned by household', querystring: BoardQuery, response: { 200: Board, ...refusals } }
  }, async (request) => boards.households(request.actor, request.query))

  app.get('/boards/grids', {
    schema: { summary: 'Points earned by grid, per household', querystring: BoardQuery, response: { 200: GridBoard, ...refusals } }
  }, async (request) => boards.grids(request.actor, request.query))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { GoodsList } from '../../../types/contract/goods'
import { refusals } from '../../plugins/errors'
import type { GoodsService } from './goods.service'

export const goodsRoutes = (goods: GoodsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/goods', {
    schema: { summary: 'What the shop offers', response: { 200: GoodsList, ...refusals } }
  }, async (request) => goods.list(request.actor))
}

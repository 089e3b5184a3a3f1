import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RuleList } from '../../../types/contract/rules'
import { refusals } from '../../plugins/errors'
import type { RulesService } from './rules.service'

export const rulesRoutes = (rules: RulesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/rules', {
    schema: { summary: 'What the village gives points for', response: { 200: RuleList, ...refusals } }
  }, async (request) => ({ items: await rules.list(request.actor) }))
}

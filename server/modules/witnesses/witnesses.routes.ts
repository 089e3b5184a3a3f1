import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { WitnessCode } from '../../../types/contract/card-redemptions'
import { refusals } from '../../plugins/errors'
import type { WitnessesService } from './witnesses.service'

export const witnessesRoutes = (witnesses: WitnessesService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/witness-codes', {
    schema: { summary: 'A code to show when standing witness, good for one use', response: { 200: WitnessCode, ...refusals } }
  }, async (request) => witnesses.show(request.actor))
}

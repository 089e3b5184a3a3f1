import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { VillageSettings } from '../../../types/contract/settings'
import { refusals } from '../../plugins/errors'
import type { SettingsService } from './settings.service'

export const settingsRoutes = (settings: SettingsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/settings', {
    schema: { summary: 'The terms the village works by', response: { 200: VillageSettings, ...refusals } }
  }, async (request) => settings.get(request.actor))

  app.put('/settings', {
    schema: { summary: 'Change the terms the village works by', body: VillageSettings, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await settings.change(request.actor, request.body)
    return reply.code(204).send(null)
  })
}

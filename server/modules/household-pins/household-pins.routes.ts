import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { CounterPin, HouseholdPin, HouseholdPinChange } from '../../../types/contract/household-pins'
import { refusals } from '../../plugins/errors'
import type { HouseholdPinsService } from './household-pins.service'

const done = { 204: Type.Null(), ...refusals }

export const householdPinsRoutes = (pins: HouseholdPinsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/household-pins/own', {
    schema: { summary: 'Whether the own household has a PIN', response: { 200: HouseholdPin, ...refusals } }
  }, async (request) => pins.find(request.actor))

  app.put('/household-pins/own', {
    schema: { summary: 'Set or change the PIN of the own household', body: HouseholdPinChange, response: done }
  }, async (request, reply) => {
    await pins.set(request.actor, request.body)
    return reply.code(204).send(null)
  })

  app.delete('/household-pins/own', {
    schema: { summary: 'Do without a PIN', response: done }
  }, async (request, reply) => {
    await pins.remove(request.actor)
    return reply.code(204).send(null)
  })

  app.put('/household-pins/at-counter', {
    schema: { summary: 'Set the PIN of a household with its card and a witness', body: CounterPin, response: done }
  }, async (request, reply) => {
    await pins.setAtCounter(request.actor, request.body)
    return reply.code(204).send(null)
  })
}

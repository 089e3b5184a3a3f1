import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams, VersionBody } from '../../../types/contract/common'
import { OfficesChange, PeoplePage, PeopleQuery, VillagePerson } from '../../../types/contract/people'
import { refusals } from '../../plugins/errors'
import type { PeopleService } from './people.service'

const done = { 204: Type.Null(), ...refusals }

export const peopleRoutes = (people: PeopleService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/people', {
    schema: { summary: 'Everybody with an account in the village', querystring: PeopleQuery, response: { 200: PeoplePage, ...refusals } }
  }, async (request) => people.list(request.actor, request.query))

  app.get('/people/:id', {
    schema: { summary: 'One of them', params: IdParams, response: { 200: VillagePerson, ...refusals } }
  }, async (request) => people.find(request.actor, request.params.id))

  app.put('/people/:id/offices', {
    schema: { summary: 'Give and take offices; the person\'s sessions end', params: IdParams, body: OfficesChange, response: done }
  }, async (request, reply) => {
    await people.changeOffices(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/people/:id/disable', {
    schema: { summary: 'Shut somebody out at once', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await people.disable(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/people/:id/enable', {
    schema: { summary: 'Let somebody in again who was shut out', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await people.enable(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })
}

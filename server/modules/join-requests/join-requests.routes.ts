import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams } from '../../../types/contract/common'
import {
  JoinApproval, JoinRefusal, JoinRequestCreate, JoinRequestPage, JoinRequestQuery, JoinRequestSummary
} from '../../../types/contract/join-requests'
import { refusals } from '../../plugins/errors'
import type { JoinRequestsService } from './join-requests.service'

const done = { 204: Type.Null(), ...refusals }

export const joinRequestsRoutes = (requests: JoinRequestsService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/join-requests', {
    config: { public: true },
    schema: { summary: 'Ask a village to be let in', body: JoinRequestCreate, response: done }
  }, async (request, reply) => {
    await requests.ask(request.body, request.ip)
    return reply.code(204).send(null)
  })

  app.get('/join-requests', {
    schema: { summary: 'Who asks to be let in', querystring: JoinRequestQuery, response: { 200: JoinRequestPage, ...refusals } }
  }, async (request) => requests.list(request.actor, request.query))

  app.get('/join-requests/summary', {
    schema: { summary: 'How many wait', response: { 200: JoinRequestSummary, ...refusals } }
  }, async (request) => requests.summary(request.actor))

  app.post('/join-requests/:id/approve', {
    schema: { summary: 'Let somebody into a household', params: IdParams, body: JoinApproval, response: done }
  }, async (request, reply) => {
    await requests.approve(request.actor, request.params.id, request.body.householdId)
    return reply.code(204).send(null)
  })

  app.post('/join-requests/:id/refuse', {
    schema: { summary: 'Refuse somebody, with a reason', params: IdParams, body: JoinRefusal, response: done }
  }, async (request, reply) => {
    await requests.refuse(request.actor, request.params.id, request.body.reason)
    return reply.code(204).send(null)
  })
}

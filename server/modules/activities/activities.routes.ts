import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import {
  Activity, ActivityChange, ActivityCreate, ActivityPage, ActivityQuery, AttendanceCreate, CandidateQuery, Candidates, CheckIn,
  CheckInCode, PointsRound, Roll
} from '../../../types/contract/activities'
import { Created, Id, IdParams, IdempotencyHeaders, VersionBody } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { ActivitiesService } from './activities.service'
import type { AttendancesService } from './attendances.service'

const done = { 204: Type.Null(), ...refusals }
const AttendanceParams = Type.Object({ id: Id, attendanceId: Id }, { additionalProperties: false })

export const activitiesRoutes = (
  activities: ActivitiesService,
  attendances: AttendancesService
): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/activities', {
    schema: {
      summary: 'What the village does together: running and coming, or past', querystring: ActivityQuery,
      response: { 200: ActivityPage, ...refusals }
    }
  }, async (request) => activities.list(request.actor, request.query))

  app.post('/activities', {
    schema: {
      summary: 'Publish an activity; everybody is told', headers: IdempotencyHeaders, body: ActivityCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await activities.publish(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/activities/:id', {
    schema: { summary: 'One of the village', params: IdParams, response: { 200: Activity, ...refusals } }
  }, async (request) => activities.find(request.actor, request.params.id))

  app.put('/activities/:id', {
    schema: { summary: 'Change an activity', params: IdParams, body: ActivityChange, response: done }
  }, async (request, reply) => {
    await activities.change(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.post('/activities/:id/cancel', {
    schema: { summary: 'Call an activity off; those who meant to come are told', params: IdParams, body: VersionBody, response: done }
  }, async (request, reply) => {
    await activities.cancel(request.actor, request.params.id, request.body)
    return reply.code(204).send(null)
  })

  app.put('/activities/:id/sign-up', {
    schema: { summary: 'Sign up oneself', params: IdParams, response: done }
  }, async (request, reply) => {
    await activities.signUp(request.actor, request.params.id)
    return reply.code(204).send(null)
  })

  app.delete('/activities/:id/sign-up', {
    schema: { summary: 'Give one\'s place up', params: IdParams, response: done }
  }, async (request, reply) => {
    await activities.giveUp(request.actor, request.params.id)
    return reply.code(204).send(null)
  })

  app.get('/activities/:id/code', {
    schema: { summary: 'The code to check in with now, for the wall', params: IdParams, response: { 200: CheckInCode, ...refusals } }
  }, async (request) => attendances.code(request.actor, request.params.id))

  app.post('/activities/:id/check-in', {
    schema: { summary: 'Record that one came, by the code on the wall', params: IdParams, body: CheckIn, response: done }
  }, async (request, reply) => {
    await attendances.checkIn(request.actor, request.params.id, request.body.code)
    return reply.code(204).send(null)
  })

  app.get('/activities/:id/roll', {
    schema: { summary: 'Who signed up and who came', params: IdParams, response: { 200: Roll, ...refusals } }
  }, async (request) => attendances.roll(request.actor, request.params.id))

  app.get('/activities/:id/candidates', {
    schema: {
      summary: 'Households and their people, for calling the roll', params: IdParams, querystring: CandidateQuery,
      response: { 200: Candidates, ...refusals }
    }
  }, async (request) => attendances.candidates(request.actor, request.params.id, request.query.search))

  app.post('/activities/:id/attendances', {
    schema: {
      summary: 'Record that somebody came', params: IdParams, headers: IdempotencyHeaders, body: AttendanceCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await attendances.record(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.delete('/activities/:id/attendances/:attendanceId', {
    schema: { summary: 'Take a wrong line of the roll call back', params: AttendanceParams, response: done }
  }, async (request, reply) => {
    await attendances.undo(request.actor, request.params.id, request.params.attendanceId)
    return reply.code(204).send(null)
  })

  app.post('/activities/:id/points', {
    schema: {
      summary: 'Give everybody who came and has none yet their points', params: IdParams, body: VersionBody,
      response: { 200: PointsRound, ...refusals }
    }
  }, async (request) => attendances.givePoints(request.actor, request.params.id, request.body))
}

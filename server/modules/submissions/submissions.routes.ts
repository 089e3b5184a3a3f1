import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdParams, IdempotencyHeaders, VersionBody } from '../../../types/contract/common'
import { AppealCreate, Submission, SubmissionCreate, SubmissionPage, SubmissionQuery } from '../../../types/contract/submissions'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { SubmissionsService } from './submissions.service'

export const submissionsRoutes = (submissions: SubmissionsService): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/submissions', {
    schema: {
      summary: 'Send photos in for points',
      headers: IdempotencyHeaders,
      body: SubmissionCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await submissions.create(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/submissions', {
    schema: {
      summary: 'Submissions of the own household, or what one sent in for others, newest first',
      querystring: SubmissionQuery,
      response: { 200: SubmissionPage, ...refusals }
    }
  }, async (request) => submissions.list(request.actor, request.query))

  app.get('/submissions/:id', {
    schema: { summary: 'One of the own household, or sent in by oneself', params: IdParams, response: { 200: Submission, ...refusals } }
  }, async (request) => submissions.find(request.actor, request.params.id))

  app.post('/submissions/:id/withdraw', {
    schema: { summary: 'Take a waiting one back', params: IdParams, body: VersionBody, response: { 200: Submission, ...refusals } }
  }, async (request) => submissions.withdraw(request.actor, request.params.id, request.body))

  app.post('/submissions/:id/appeal', {
    schema: {
      summary: 'Ask another reviewer to look at a rejected one, once',
      params: IdParams,
      body: AppealCreate,
      response: { 200: Submission, ...refusals }
    }
  }, async (request) => submissions.appeal(request.actor, request.params.id, request.body))
}

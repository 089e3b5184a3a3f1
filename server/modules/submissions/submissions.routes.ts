import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdParams, IdempotencyHeaders } from '../../../types/contract/common'
import { Submission, SubmissionCreate, SubmissionPage, SubmissionQuery } from '../../../types/contract/submissions'
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
      summary: 'Submissions of the own household, newest first',
      querystring: SubmissionQuery,
      response: { 200: SubmissionPage, ...refusals }
    }
  }, async (request) => submissions.list(request.actor, request.query))

  app.get('/submissions/:id', {
    schema: { summary: 'One of the own household', params: IdParams, response: { 200: Submission, ...refusals } }
  }, async (request) => submissions.find(request.actor, request.params.id))
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../../types/contract/common'
import { Approval, Rejection, ReviewPage, ReviewQuery, ReviewSummary } from '../../../types/contract/reviews'
import { Submission } from '../../../types/contract/submissions'
import { refusals } from '../../plugins/errors'
import type { ReviewsService } from './reviews.service'

export const reviewsRoutes = (reviews: ReviewsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/reviews', {
    schema: { summary: 'What waits for a decision, oldest first', querystring: ReviewQuery, response: { 200: ReviewPage, ...refusals } }
  }, async (request) => reviews.list(request.actor, request.query))

  app.get('/reviews/summary', {
    schema: { summary: 'How much waits, and since when', response: { 200: ReviewSummary, ...refusals } }
  }, async (request) => reviews.summary(request.actor))

  app.post('/submissions/:id/approve', {
    schema: { summary: 'Approve and award the points', params: IdParams, body: Approval, response: { 200: Submission, ...refusals } }
  }, async (request) => reviews.approve(request.actor, request.params.id, request.body))

  app.post('/submissions/:id/reject', {
    schema: { summary: 'Reject with a reason', params: IdParams, body: Rejection, response: { 200: Submission, ...refusals } }
  }, async (request) => reviews.reject(request.actor, request.params.id, request.body))
}

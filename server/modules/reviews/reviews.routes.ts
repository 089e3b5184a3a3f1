import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, VersionBody } from '../../../types/contract/common'
import {
  Approval, BatchApproval, BatchResult, PreviousList, RecentDecisionList, Rejection, ReviewPage, ReviewQuery, ReviewSummary
} from '../../../types/contract/reviews'
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

  app.get('/reviews/decided', {
    schema: { summary: 'Own decisions that can still be taken back, the last one first', response: { 200: RecentDecisionList, ...refusals } }
  }, async (request) => reviews.decided(request.actor))

  app.get('/reviews/:id/previous', {
    schema: {
      summary: 'What the household sent in before under the same rule, newest first', params: IdParams,
      response: { 200: PreviousList, ...refusals }
    }
  }, async (request) => reviews.previous(request.actor, request.params.id))

  app.post('/reviews/approve', {
    schema: { summary: 'Approve several, each for itself', body: BatchApproval, response: { 200: BatchResult, ...refusals } }
  }, async (request) => reviews.approveMany(request.actor, request.body))

  app.post('/submissions/:id/approve', {
    schema: { summary: 'Approve and award the points', params: IdParams, body: Approval, response: { 200: Submission, ...refusals } }
  }, async (request) => reviews.approve(request.actor, request.params.id, request.body))

  app.post('/submissions/:id/reject', {
    schema: { summary: 'Reject with a reason', params: IdParams, body: Rejection, response: { 200: Submission, ...refusals } }
  }, async (request) => reviews.reject(request.actor, request.params.id, request.body))

  app.post('/submissions/:id/undo', {
    schema: { summary: 'Take one\'s own decision back', params: IdParams, body: VersionBody, response: { 200: Submission, ...refusals } }
  }, async (request) => reviews.undo(request.actor, request.params.id, request.body))
}

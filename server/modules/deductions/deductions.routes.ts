import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdParams, IdempotencyHeaders } from '../../../types/contract/common'
import {
  Deduction, DeductionAppeal, DeductionCreate, DeductionDecision, DeductionPage, DeductionQuery, DeductionRuleList, DeductionSummary
} from '../../../types/contract/deductions'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { DeductionsService } from './deductions.service'

export const deductionsRoutes = (deductions: DeductionsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/deductions', {
    schema: { summary: 'Points taken, newest first, or appeals that wait', querystring: DeductionQuery, response: { 200: DeductionPage, ...refusals } }
  }, async (request) => deductions.list(request.actor, request.query))

  app.get('/deductions/summary', {
    schema: { summary: 'How many appeals wait', response: { 200: DeductionSummary, ...refusals } }
  }, async (request) => deductions.summary(request.actor))

  app.get('/deductions/rules', {
    schema: { summary: 'What the village takes points for', response: { 200: DeductionRuleList, ...refusals } }
  }, async (request) => ({ items: await deductions.rules(request.actor) }))

  app.get('/deductions/:id', {
    schema: { summary: 'One of the own household, or of the village', params: IdParams, response: { 200: Deduction, ...refusals } }
  }, async (request) => deductions.find(request.actor, request.params.id))

  app.post('/deductions', {
    schema: {
      summary: 'Take points from a household, with photos for evidence',
      headers: IdempotencyHeaders,
      body: DeductionCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await deductions.create(request.actor, request.body, idempotencyKey(request)) }))

  app.post('/deductions/:id/appeal', {
    schema: { summary: 'Ask another person to look at it, once', params: IdParams, body: DeductionAppeal, response: { 200: Deduction, ...refusals } }
  }, async (request) => deductions.appeal(request.actor, request.params.id, request.body))

  app.post('/deductions/:id/decide', {
    schema: { summary: 'Decide on the appeal', params: IdParams, body: DeductionDecision, response: { 200: Deduction, ...refusals } }
  }, async (request) => deductions.decide(request.actor, request.params.id, request.body))
}

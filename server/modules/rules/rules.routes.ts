import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdParams, IdempotencyHeaders } from '../../../types/contract/common'
import {
  DryRun, DryRunRequest, RuleDraft, RuleList, RuleOrder, RuleReopening, RuleSeriesList
} from '../../../types/contract/rules'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { DryRunService } from './dry-run.service'
import type { RuleChangesService } from './rule-changes.service'
import type { RulesService } from './rules.service'

const done = { 204: Type.Null(), ...refusals }
const creation = { headers: IdempotencyHeaders, response: { 201: Created, ...refusals } }

export const rulesRoutes = (
  rules: RulesService,
  changes: RuleChangesService,
  dryRun: DryRunService
): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/rules', {
    schema: { summary: 'What the village gives points for', response: { 200: RuleList, ...refusals } }
  }, async (request) => ({ items: await rules.list(request.actor) }))

  app.get('/rules/all', {
    schema: { summary: 'Every rule with its versions', response: { 200: RuleSeriesList, ...refusals } }
  }, async (request) => ({ items: await rules.listAll(request.actor) }))

  app.post('/rules', {
    schema: { summary: 'Lay a new rule down', body: RuleDraft, ...creation }
  }, async (request, reply) =>
    reply.code(201).send({ id: await changes.create(request.actor, request.body, idempotencyKey(request)) }))

  app.put('/rules/order', {
    schema: { summary: 'Put all rules of a kind in order', body: RuleOrder, response: done }
  }, async (request, reply) => {
    await changes.order(request.actor, request.body)
    return reply.code(204).send(null)
  })

  app.post('/rules/dry-run', {
    schema: { summary: 'What last month would have given under these terms', body: DryRunRequest, response: { 200: DryRun, ...refusals } }
  }, async (request) => dryRun.run(request.actor, request.body))

  app.post('/rules/:id/versions', {
    schema: { summary: 'Lay down what follows the last version of a rule', params: IdParams, body: RuleDraft, ...creation }
  }, async (request, reply) =>
    reply.code(201).send({ id: await changes.change(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.post('/rules/:id/reopen', {
    schema: { summary: 'Bring a closed rule back', params: IdParams, body: RuleReopening, ...creation }
  }, async (request, reply) =>
    reply.code(201).send({ id: await changes.reopen(request.actor, request.params.id, request.body, idempotencyKey(request)) }))

  app.post('/rules/:id/take-back', {
    schema: { summary: 'Take a version back that has not begun', params: IdParams, response: done }
  }, async (request, reply) => {
    await changes.takeBack(request.actor, request.params.id)
    return reply.code(204).send(null)
  })

  app.post('/rules/:id/close', {
    schema: { summary: 'End a rule now', params: IdParams, response: done }
  }, async (request, reply) => {
    await changes.close(request.actor, request.params.id)
    return reply.code(204).send(null)
  })
}

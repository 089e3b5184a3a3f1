import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Created, IdempotencyHeaders, IdParams } from '../../../types/contract/common'
import {
  Statement, StatementCreate, StatementLinePage, StatementLineQuery, StatementList, StatementProofs
} from '../../../types/contract/statements'
import { WorkbookAnswer, workbookHeaders } from '../../plugins/download'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { StatementsService } from './statements.service'

export const statementsRoutes = (statements: StatementsService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/statements', {
    schema: { summary: 'Published months', response: { 200: StatementList, ...refusals } }
  }, async (request) => statements.list(request.actor))

  app.post('/statements', {
    schema: {
      summary: 'Publish a finished month',
      headers: IdempotencyHeaders,
      body: StatementCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) => {
    const id = await statements.publish(request.actor, request.body.month, idempotencyKey(request))
    return reply.code(201).send({ id })
  })

  app.get('/statements/:id', {
    schema: { summary: 'A published month', params: IdParams, response: { 200: Statement, ...refusals } }
  }, async (request) => statements.find(request.actor, request.params.id))

  app.get('/statements/:id/lines', {
    schema: {
      summary: 'Lines of a published month',
      params: IdParams,
      querystring: StatementLineQuery,
      response: { 200: StatementLinePage, ...refusals }
    }
  }, async (request) => statements.lines(request.actor, request.params.id, request.query))

  app.get('/statements/:id/proofs', {
    schema: { summary: 'Proof of the own lines of a published month', params: IdParams, response: { 200: StatementProofs, ...refusals } }
  }, async (request) => statements.proofs(request.actor, request.params.id))

  app.get('/statements/:id/file', {
    schema: { summary: 'A published month as an Excel file', params: IdParams, response: { 200: WorkbookAnswer, ...refusals } }
  }, async (request, reply) => {
    const { name, content } = await statements.file(request.actor, request.params.id)
    return reply.headers(workbookHeaders(name)).send(content)
  })
}

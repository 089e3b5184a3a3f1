import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, IdParams, IdempotencyHeaders, PageQuery } from '../../../types/contract/common'
import {
  Notice, NoticeCreate, NoticePage, NoticeSummary, PublishedNotice, PublishedNoticePage, UnreadHouseholdPage
} from '../../../types/contract/notices'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import type { NoticesService } from './notices.service'

const done = { 204: Type.Null(), ...refusals }

export const noticesRoutes = (notices: NoticesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/notices', {
    schema: { summary: 'What the village tells the one who asks', querystring: PageQuery, response: { 200: NoticePage, ...refusals } }
  }, async (request) => notices.list(request.actor, request.query))

  app.post('/notices', {
    schema: {
      summary: 'Tell the village, grids or households something', headers: IdempotencyHeaders, body: NoticeCreate,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) =>
    reply.code(201).send({ id: await notices.publish(request.actor, request.body, idempotencyKey(request)) }))

  app.get('/notices/summary', {
    schema: { summary: 'How much of it is unread', response: { 200: NoticeSummary, ...refusals } }
  }, async (request) => notices.summary(request.actor))

  app.get('/notices/published', {
    schema: {
      summary: 'All notices of the village, with how many households have read them', querystring: PageQuery,
      response: { 200: PublishedNoticePage, ...refusals }
    }
  }, async (request) => notices.published(request.actor, request.query))

  app.get('/notices/published/:id', {
    schema: { summary: 'One of those', params: IdParams, response: { 200: PublishedNotice, ...refusals } }
  }, async (request) => notices.findPublished(request.actor, request.params.id))

  app.get('/notices/:id', {
    schema: { summary: 'One notice for the one who asks', params: IdParams, response: { 200: Notice, ...refusals } }
  }, async (request) => notices.find(request.actor, request.params.id))

  app.put('/notices/:id/receipt', {
    schema: { summary: 'Note down that one has read it', params: IdParams, response: done }
  }, async (request, reply) => {
    await notices.read(request.actor, request.params.id)
    return reply.code(204).send(null)
  })

  app.get('/notices/:id/unread', {
    schema: {
      summary: 'Households that have not read it, with whom to call', params: IdParams, querystring: PageQuery,
      response: { 200: UnreadHouseholdPage, ...refusals }
    }
  }, async (request) => notices.unread(request.actor, request.params.id, request.query))

  app.post('/notices/:id/withdraw', {
    schema: { summary: 'Take a notice back', params: IdParams, response: done }
  }, async (request, reply) => {
    await notices.withdraw(request.actor, request.params.id)
    return reply.code(204).send(null)
  })
}

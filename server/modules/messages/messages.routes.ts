import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { PageQuery } from '../../../types/contract/common'
import { MessagePage, MessagesSeen, MessageSummary } from '../../../types/contract/messages'
import { refusals } from '../../plugins/errors'
import type { MessagesService } from './messages.service'

export const messagesRoutes = (messages: MessagesService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/messages', {
    schema: { summary: 'One\'s own messages, newest first', querystring: PageQuery, response: { 200: MessagePage, ...refusals } }
  }, async (request) => messages.list(request.actor, request.query))

  app.get('/messages/summary', {
    schema: { summary: 'How many messages are unread', response: { 200: MessageSummary, ...refusals } }
  }, async (request) => messages.summary(request.actor))

  app.post('/messages/seen', {
    schema: { summary: 'Take messages as read', body: MessagesSeen, response: { 204: Type.Null(), ...refusals } }
  }, async (request, reply) => {
    await messages.see(request.actor, request.body)
    return reply.code(204).send(null)
  })
}

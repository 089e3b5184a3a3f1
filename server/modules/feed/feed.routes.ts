import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../../types/contract/common'
import { FeedPage, FeedQuery, Likes } from '../../../types/contract/feed'
import { refusals } from '../../plugins/errors'
import type { FeedService } from './feed.service'

export const feedRoutes = (feed: FeedService): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/feed', {
    schema: { summary: 'What the village has approved, newest first', querystring: FeedQuery, response: { 200: FeedPage, ...refusals } }
  }, async (request) => feed.list(request.actor, request.query))

  app.put('/feed/:id/like', {
    schema: { summary: 'Like a submission of the feed', params: IdParams, response: { 200: Likes, ...refusals } }
  }, async (request) => feed.like(request.actor, request.params.id))

  app.delete('/feed/:id/like', {
    schema: { summary: 'Take a like back', params: IdParams, response: { 200: Likes, ...refusals } }
  }, async (request) => feed.unlike(request.actor, request.params.id))
}

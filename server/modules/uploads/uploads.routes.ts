import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { IdParams } from '../../../types/contract/common'
import { Upload, UploadPiece } from '../../../types/contract/uploads'
import { refusals } from '../../plugins/errors'
import type { UploadsService } from './uploads.service'

const Bytes = Type.Unsafe<Readable | undefined>(Type.Any({ description: 'From `offset` on; none to ask how far the file has come' }))

export const uploadsRoutes = (service: UploadsService): FastifyPluginAsyncTypebox => async (app) => {
  // kept while they come in, so nothing collects them first
  app.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))

  app.put('/uploads/:id', {
    schema: {
      summary: 'Send a photo or voice note, whole or a piece of it',
      consumes: ['application/octet-stream'],
      params: IdParams,
      querystring: UploadPiece,
      body: Bytes,
      response: { 200: Upload, ...refusals }
    }
  }, async (request) => service.take(request.actor, request.params.id, request.query, request.body ?? Readable.from([])))
}

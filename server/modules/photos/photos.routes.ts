import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Id } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import type { PhotosService } from './photos.service'

const PhotoParams = Type.Object({
  villageId: Id,
  photoId: Id,
  size: Type.Union([Type.Literal('large'), Type.Literal('small')])
})
const PhotoSignature = Type.Object({ expires: Type.Integer(), signature: Type.String({ maxLength: 100 }) })

const Picture = {
  description: 'JPEG without metadata',
  content: { 'image/jpeg': { schema: Type.Unsafe<Readable>(Type.String({ contentMediaType: 'image/jpeg' })) } }
}

export const photosRoutes = (service: PhotosService): FastifyPluginAsyncTypebox => async (app) => {
  // no session: the signature in the address is the right to see it, because a picture element can send no header
  app.get('/photos/:villageId/:photoId/:size.jpg', {
    config: { public: true },
    schema: {
      summary: 'A rendition of a photo',
      params: PhotoParams,
      querystring: PhotoSignature,
      response: { 200: Picture, ...refusals }
    }
  }, async (request, reply) => {
    const file = await service.open(request.params, request.query)
    return reply
      .type('image/jpeg')
      .header('content-length', file.bytes)
      .header('cache-control', 'private, max-age=43200, immutable')
      .send(file.stream)
  })
}

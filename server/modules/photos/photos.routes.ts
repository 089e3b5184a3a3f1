import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Created, Id, IdempotencyHeaders } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import { idempotencyKey } from '../../plugins/idempotency-key'
import { AppError } from '../../shared/app-error'
import { maxPhotoBytes, type PhotosService } from './photos.service'

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

/** The parser's plain errors are about the sender's form; those with a status of their own pass. */
function refuseForm(error: Error): never {
  throw 'statusCode' in error ? error : new AppError('invalid_request', error.message)
}

export const photosRoutes = (service: PhotosService): FastifyPluginAsyncTypebox => async (app) => {
  await app.register(multipart, {
    limits: { files: 1, fields: 5, fieldSize: 1000, parts: 6, fileSize: maxPhotoBytes + 1 },
    throwFileSizeLimit: false
  })

  app.post('/photos', {
    bodyLimit: maxPhotoBytes + 10_000,
    schema: {
      summary: 'Upload one photo, multipart field "file"',
      consumes: ['multipart/form-data'],
      headers: IdempotencyHeaders,
      response: { 201: Created, ...refusals }
    }
  }, async (request, reply) => {
    const key = idempotencyKey(request)
    if (!request.isMultipart()) throw new AppError('unsupported_media_type', 'send multipart/form-data')
    const part = await request.file().catch(refuseForm)
    if (!part) throw new AppError('photo_empty', 'no file in the request')
    return reply.code(201).send({ id: await service.create(request.actor, part.file, key) })
  })

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

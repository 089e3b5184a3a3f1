import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Id } from '../../../types/contract/common'
import { refusals } from '../../plugins/errors'
import type { VoiceNotesService } from './voice-notes.service'

const VoiceNoteParams = Type.Object({ villageId: Id, voiceNoteId: Id })
const VoiceNoteSignature = Type.Object({ expires: Type.Integer(), signature: Type.String({ maxLength: 100 }) })

const Sound = (description: string) => ({
  description,
  content: { 'audio/*': { schema: Type.Unsafe<Buffer>(Type.String({ contentMediaType: 'audio/*' })) } }
})

/** Players on iOS play nothing that they cannot ask for in parts. Null without a range, or with one nobody needs to heed. */
function rangeOf(header: string | undefined, length: number) {
  const [, first = '', last = ''] = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(header ?? '') ?? []
  const start = Number(first)
  const end = Math.min(last === '' ? length : Number(last) + 1, length)
  return first !== '' && start < end ? { start, end } : null
}

export const voiceNotesRoutes = (service: VoiceNotesService): FastifyPluginAsyncTypebox => async (app) => {
  // no session: the signature in the address is the right to hear it, because a player can send no header
  app.get('/voice-notes/:villageId/:voiceNoteId', {
    config: { public: true },
    schema: {
      summary: 'A voice note, whole or a range of its bytes',
      params: VoiceNoteParams,
      querystring: VoiceNoteSignature,
      response: { 200: Sound('The recording as it was sent'), 206: Sound('The range asked for'), ...refusals }
    }
  }, async (request, reply) => {
    const { mediaType, content } = await service.open(request.params, request.query)
    const range = rangeOf(request.headers.range, content.length)
    reply.type(mediaType).header('accept-ranges', 'bytes').header('cache-control', 'private, max-age=43200, immutable')
    if (!range) return reply.send(content)
    return reply
      .code(206)
      .header('content-range', `bytes ${range.start}-${range.end - 1}/${content.length}`)
      .send(content.subarray(range.start, range.end))
  })
}

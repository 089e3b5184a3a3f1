import { Type, type Static } from '@sinclair/typebox'
import { Id, oneOf } from './common'

export const uploadKinds = ['photo', 'voice_note'] as const
export type UploadKind = (typeof uploadKinds)[number]
export const UploadKind = oneOf(uploadKinds)

const Bytes = (description: string) => Type.Integer({ minimum: 0, maximum: 2_147_483_647, description })

/** The whole file as its sender knows it; the same with every piece. */
const file = {
  kind: UploadKind,
  bytes: Bytes('Length of the whole file: 10 MB at most for a photo, 1 MB for a voice note'),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the whole file' })
}

/** Where a piece belongs: its bytes follow as application/octet-stream. Without any, it asks how far the file has come. */
export const UploadPiece = Type.Object(
  { ...file, offset: Bytes('Bytes the server has already; of no account without a body') },
  { additionalProperties: false }
)
export type UploadPiece = Static<typeof UploadPiece>

/** A file on its way in, named by a UUID its sender made. */
export const Upload = Type.Object({
  id: Id,
  offset: Type.Integer({ description: 'Bytes the server has safely; go on from here' }),
  resourceId: Type.Union([Id, Type.Null()], { description: 'The photo or voice note it became; null until it is whole' })
})
export type Upload = Static<typeof Upload>

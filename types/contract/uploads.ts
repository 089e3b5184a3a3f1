import { Type, type Static } from '@sinclair/typebox'
import { Id, oneOf } from './common'

export const uploadKinds = ['photo', 'voice_note'] as const
export type UploadKind = (typeof uploadKinds)[number]
export const UploadKind = oneOf(uploadKinds)

/** The whole file as its sender knows it; the same with every piece. */
const file = {
  kind: UploadKind,
  bytes: Type.Integer({ minimum: 1, maximum: 10_485_760, description: 'Length of the whole file' }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the whole file' })
}

/** Where a piece belongs: its bytes follow as application/octet-stream. */
export const UploadPiece = Type.Object(
  { ...file, offset: Type.Integer({ minimum: 0, maximum: 10_485_760, description: 'Bytes the server has already' }) },
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

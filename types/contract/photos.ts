import { Type, type Static } from '@sinclair/typebox'
import { Id } from './common'

/** A stored photo: re-encoded JPEG without metadata. Both addresses are signed and run out within a day. */
export const Photo = Type.Object({
  id: Id,
  url: Type.String({ description: 'Longest edge at most 1600 px' }),
  thumbnailUrl: Type.String({ description: 'Longest edge at most 320 px' }),
  width: Type.Integer({ description: 'Pixels of the large rendition, rotation applied' }),
  height: Type.Integer()
})
export type Photo = Static<typeof Photo>

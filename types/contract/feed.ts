import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, pageOf } from './common'
import { Photo } from './photos'
import { Column } from './rules'

/** An approved submission as the whole village may see it: never one under an anonymous rule, never words. */
export const FeedItem = Type.Object({
  id: Id,
  rule: Type.Object({ name: Type.String(), column: Column }),
  household: Type.Union([Type.String(), Type.Null()], { description: 'Label; null for one that does not want to be named' }),
  photos: Type.Array(Photo),
  points: Type.Integer(),
  approvedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in Asia/Shanghai' }),
  likes: Type.Integer(),
  liked: Type.Boolean({ description: 'By the one who asks' })
})
export type FeedItem = Static<typeof FeedItem>
export const FeedPage = pageOf(FeedItem)
export type FeedPage = Static<typeof FeedPage>

export const FeedQuery = Type.Composite(
  [PageQuery, Type.Object({ column: Type.Optional(Column) })],
  { additionalProperties: false }
)
export type FeedQuery = Static<typeof FeedQuery>

export const Likes = Type.Object({ likes: Type.Integer(), liked: Type.Boolean() })
export type Likes = Static<typeof Likes>

import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, pageOf } from './common'

const labelled = Type.Object({ id: Id, label: Type.String() })

/** Whom a notice is for: with neither grids nor households the whole village. */
const audience = {
  grids: Type.Array(Type.String(), { description: 'Names' }),
  households: Type.Array(Type.String(), { description: 'Labels' })
}

/** As those see it whom it is for. */
export const Notice = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  by: Type.String({ description: 'Name; empty once they have left' }),
  grids: Type.Array(Type.String(), { description: 'Names of those it is for' }),
  toHousehold: Type.Boolean({ description: 'For the household of the one who asks by name; which others it is for is theirs to know' }),
  createdAt: Timestamp,
  read: Type.Boolean({ description: 'By the one who asks, or it is older than their account' })
})
export type Notice = Static<typeof Notice>
export const NoticePage = pageOf(Notice)
export type NoticePage = Static<typeof NoticePage>

export const NoticeSummary = Type.Object({
  unread: Type.Integer(),
  newest: Type.Union([Type.Object({ id: Id, title: Type.String() }), Type.Null()], { description: 'Of those unread' })
})
export type NoticeSummary = Static<typeof NoticeSummary>

export const NoticeCreate = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    body: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    gridIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
    householdIds: Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'With neither grids nor households: the whole village' })
  },
  { additionalProperties: false }
)
export type NoticeCreate = Static<typeof NoticeCreate>

/** As the village keeps track of it. */
export const PublishedNotice = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  by: Type.String({ description: 'Name; empty once they have left' }),
  ...audience,
  createdAt: Timestamp,
  withdrawnAt: Type.Union([Timestamp, Type.Null()]),
  reached: Type.Integer({ description: 'Households it is for' }),
  read: Type.Integer({ description: 'Of those: somebody of the household has read it' })
})
export type PublishedNotice = Static<typeof PublishedNotice>
export const PublishedNoticePage = pageOf(PublishedNotice)
export type PublishedNoticePage = Static<typeof PublishedNoticePage>

/** A household that has not read it, and whom to call. */
export const UnreadHousehold = Type.Object({
  household: labelled,
  grid: Type.String(),
  name: Type.Union([Type.String(), Type.Null()], { description: 'Whom to tell; null where the village knows nobody there' }),
  phone: Type.Union([Type.String(), Type.Null()], { description: 'Theirs; null where nobody of the household has one' })
})
export type UnreadHousehold = Static<typeof UnreadHousehold>
export const UnreadHouseholdPage = pageOf(UnreadHousehold)
export type UnreadHouseholdPage = Static<typeof UnreadHouseholdPage>

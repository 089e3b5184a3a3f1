import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, pageOf } from './common'
import { Photo } from './photos'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in Asia/Shanghai' })

const content = {
  title: Type.String({ minLength: 1, maxLength: 30, pattern: '\\S', description: 'E.g. 最美庭院' }),
  householdId: Id,
  name: Type.String({ maxLength: 20, description: 'Of one person of the household; empty: the household as a whole' }),
  note: Type.String({ maxLength: 200, description: 'What for; may be empty' }),
  awardedOn: Day,
  photoId: Type.Union([Id, Type.Null()], { description: 'Sent before, by the same person' })
}

export const HonourCreate = Type.Object(content, { additionalProperties: false })
export type HonourCreate = Static<typeof HonourCreate>

const shown = {
  id: Id,
  title: Type.String(),
  name: Type.String({ description: 'Empty: the household as a whole, or one that does not want to be named' }),
  note: Type.String(),
  awardedOn: Day,
  photo: Type.Union([Photo, Type.Null()])
}

/** Given by the village itself, for everybody to see. */
export const Honour = Type.Object({
  ...shown,
  household: Type.Union([Type.String(), Type.Null()], { description: 'Label; null for one that does not want to be named' })
})
export type Honour = Static<typeof Honour>
export const HonourPage = pageOf(Honour)
export type HonourPage = Static<typeof HonourPage>

/** The same for those who give them. */
export const AwardedHonour = Type.Object({
  ...shown,
  household: Type.String(),
  unlisted: Type.Boolean({ description: 'Hangs on the wall without a name, as the household wishes' }),
  by: Type.String({ description: 'Name; empty once they have left' }),
  createdAt: Timestamp,
  revokedAt: Type.Union([Timestamp, Type.Null()])
})
export type AwardedHonour = Static<typeof AwardedHonour>
export const AwardedHonourPage = pageOf(AwardedHonour)
export type AwardedHonourPage = Static<typeof AwardedHonourPage>

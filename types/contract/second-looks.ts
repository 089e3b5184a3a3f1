import { Type, type Static } from '@sinclair/typebox'
import { PageQuery, Timestamp, oneOf, pageOf } from './common'
import { PhotoMatch } from './photo-matches'
import { Submission } from './submissions'

/** 回避: why somebody else has to look. */
export const secondLookBars = ['own_household', 'relative_household', 'first_reviewer'] as const
export type SecondLookBar = (typeof secondLookBars)[number]

/** 抽查: an approval drawn by lot, looked at again by somebody else. Who approved it is not told before. */
export const SecondLook = Type.Object({
  submission: Submission,
  photoMatches: Type.Array(PhotoMatch),
  drawnAt: Timestamp,
  bar: Type.Union([oneOf(secondLookBars), Type.Null()], { description: 'Why the one who asks may not look; null once somebody has' }),
  result: Type.Union([
    Type.Object({
      agrees: Type.Boolean(),
      note: Type.String(),
      by: Type.String({ description: 'Empty once they have left' }),
      at: Timestamp
    }),
    Type.Null()
  ])
})
export type SecondLook = Static<typeof SecondLook>
export const SecondLookPage = pageOf(SecondLook)
export type SecondLookPage = Static<typeof SecondLookPage>

export const SecondLookQuery = Type.Composite(
  [PageQuery, Type.Object({ done: Type.Optional(Type.Boolean({ description: 'true: those looked at, newest first; else those open, oldest first' })) })],
  { additionalProperties: false }
)
export type SecondLookQuery = Static<typeof SecondLookQuery>

export const SecondLookSummary = Type.Object({
  open: Type.Integer({ description: 'Drawn and not looked at' }),
  forMe: Type.Integer({ description: 'Of them, those the one who asks may look at' })
})
export type SecondLookSummary = Static<typeof SecondLookSummary>

export const SecondLookResult = Type.Object(
  { agrees: Type.Boolean(), note: Type.Optional(Type.String({ description: 'At most 200 characters; needed when not agreeing' })) },
  { additionalProperties: false }
)
export type SecondLookResult = Static<typeof SecondLookResult>

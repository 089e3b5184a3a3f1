import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { activityColumns } from './rules'

/** `over`: its end has come; `cancelled`: it was called off, before or while it ran. */
const activityPhases = ['coming', 'running', 'over', 'cancelled'] as const
export type ActivityPhase = (typeof activityPhases)[number]

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema, description: string) =>
  Type.Union([schema, Type.Null()], { description })

/** Something the village does together, whose photos count under a column. */
export const Activity = Type.Object({
  id: Id,
  column: oneOf(activityColumns),
  title: Type.String(),
  description: Type.String({ description: 'What it is about and what to bring; may be empty' }),
  place: Type.String(),
  startsAt: Timestamp,
  endsAt: Timestamp,
  phase: oneOf(activityPhases),
  running: Type.Boolean({ description: 'Photos may be sent in for it now: from its start until a day after its end' }),
  points: nullable(Type.Integer({ minimum: 1, maximum: 1000 }), 'For everybody who comes; null: photos alone earn points'),
  capacity: nullable(Type.Integer({ minimum: 1 }), 'How many people may sign up; null: as many as like'),
  signUps: Type.Integer({ description: 'How many people have signed up' }),
  signUpUntil: Type.String({ format: 'date-time', description: 'Until when people sign up and give it up again' }),
  signUpOpen: Type.Boolean({ description: 'One may sign up now; whether there is room is another matter' }),
  signedUp: Type.Boolean({ description: 'The one who asks has signed up' }),
  checkInFrom: Timestamp,
  checkInOpen: Type.Boolean({ description: 'Whoever is there may check in now, signed up or not: from a quarter of an hour before its start until its end' }),
  came: Type.Integer({ description: 'How many people came, as far as it was recorded' }),
  present: Type.Boolean({ description: 'The one who asks came' }),
  pointsGivenAt: nullable(Timestamp, 'When those who came got their points; who is recorded later gets them in another round'),
  version: Version
})
export type Activity = Static<typeof Activity>
export const ActivityPage = pageOf(Activity)
export type ActivityPage = Static<typeof ActivityPage>

export const ActivityQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      past: Type.Optional(Type.Boolean({
        description: 'Those that are over or cancelled, the latest first, page by page; otherwise, on one page, what runs, ' +
          'is to come or ended less than a day ago, the soonest first'
      }))
    })
  ],
  { additionalProperties: false }
)
export type ActivityQuery = Static<typeof ActivityQuery>

const content = {
  column: oneOf(activityColumns),
  title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  description: Type.String({ maxLength: 500 }),
  place: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  startsAt: Timestamp,
  endsAt: Timestamp,
  capacity: Type.Union([Type.Integer({ minimum: 1, maximum: 5000 }), Type.Null()]),
  signUpUntil: Type.Union([Timestamp, Type.Null()], { description: 'null: until it starts' }),
  points: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()])
}

export const ActivityCreate = Type.Object(content, { additionalProperties: false })
export type ActivityCreate = Static<typeof ActivityCreate>
export const ActivityChange = Type.Object({ ...content, version: Version }, { additionalProperties: false })
export type ActivityChange = Static<typeof ActivityChange>

/** Good for this and the next half minute; the one before it still is. */
export const CheckInCode = Type.Object({
  code: Type.String({ pattern: '^\\d{6}$' }),
  secondsLeft: Type.Number({ minimum: 0, maximum: 30, description: 'Until the next code follows' }),
  came: Type.Integer()
})
export type CheckInCode = Static<typeof CheckInCode>

export const CheckIn = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 12, description: 'Six digits; spaces do not matter' }) },
  { additionalProperties: false }
)
export type CheckIn = Static<typeof CheckIn>

const attendanceWays = ['code', 'roll_call'] as const

/** Somebody on the list of an activity: who signed up, who came, or both. */
export const RollEntry = Type.Object({
  accountId: nullable(Id, 'null for somebody without an account'),
  name: Type.String({ description: 'Empty once they have left' }),
  household: Type.Object({ id: Id, label: Type.String() }),
  signedUp: Type.Boolean(),
  attendance: nullable(
    Type.Object({ id: Id, way: oneOf(attendanceWays), recordedAt: Timestamp, pointsGiven: Type.Boolean() }),
    'null until they came'
  )
})
export type RollEntry = Static<typeof RollEntry>
export const Roll = Type.Object({
  items: Type.Array(RollEntry, { description: 'All of them, by household' }),
  due: Type.Integer({ description: 'How many came and have no points for it yet' })
})
export type Roll = Static<typeof Roll>

/** Who could be called: the people of households, with or without an account. */
export const Candidates = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      label: Type.String(),
      people: Type.Array(Type.Object({ accountId: nullable(Id, 'null without an account'), name: Type.String(), present: Type.Boolean() }))
    }),
    { description: 'The first twenty households that fit, in the village\'s own order' }
  )
})
export type Candidates = Static<typeof Candidates>
export const CandidateQuery = Type.Object(
  { search: Type.String({ minLength: 1, maxLength: 30, pattern: '\\S', description: 'Part of a door number or of a name' }) },
  { additionalProperties: false }
)
export type CandidateQuery = Static<typeof CandidateQuery>

/** Calls one person: by account or, without one, by name. */
export const AttendanceCreate = Type.Object(
  {
    accountId: Type.Optional(Id),
    householdId: Type.Optional(Id),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }))
  },
  { additionalProperties: false }
)
export type AttendanceCreate = Static<typeof AttendanceCreate>

/** What a round of points came to. */
export const PointsRound = Type.Object({ people: Type.Integer(), points: Type.Integer({ description: 'All of them together' }) })
export type PointsRound = Static<typeof PointsRound>

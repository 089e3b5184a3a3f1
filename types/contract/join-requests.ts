import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, oneOf, pageOf } from './common'
import { Password, Phone } from './sessions'

/** Somebody without an invitation asks the village to be let in. */
export const JoinRequestCreate = Type.Object(
  {
    villageId: Id,
    name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
    phone: Phone,
    address: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: 'Where they live, in their own words' }),
    password: Password,
    consent: Type.Literal(true, { description: 'The person agreed to the privacy notice shown before this request' })
  },
  { additionalProperties: false }
)
export type JoinRequestCreate = Static<typeof JoinRequestCreate>

const labelled = Type.Object({ id: Id, label: Type.String() })
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema, description?: string) =>
  Type.Union([schema, Type.Null()], { description })

/** Somebody on the roster who may be the one who asks. */
export const JoinHint = Type.Object({
  household: labelled,
  name: Type.String(),
  samePhone: Type.Boolean(),
  sameName: Type.Boolean(),
  taken: Type.Boolean({ description: 'Belongs to an account already' })
})
export type JoinHint = Static<typeof JoinHint>

export const JoinRequest = Type.Object({
  id: Id,
  name: Type.String(),
  phone: nullable(Type.String(), 'null once the account has it'),
  address: Type.String(),
  status: oneOf(['waiting', 'approved', 'refused']),
  hints: Type.Array(JoinHint, { description: 'While it waits; the likeliest first' }),
  account: nullable(Type.String(), 'While it waits: name of whoever of the village signs in with this phone already'),
  household: nullable(labelled, 'Which they were let into'),
  reason: nullable(Type.String(), 'Why not'),
  decidedBy: nullable(Type.String(), 'Name; empty once they have left'),
  decidedAt: nullable(Timestamp),
  createdAt: Timestamp
})
export type JoinRequest = Static<typeof JoinRequest>
export const JoinRequestPage = pageOf(JoinRequest)
export type JoinRequestPage = Static<typeof JoinRequestPage>

export const JoinRequestQuery = Type.Composite(
  [PageQuery, Type.Object({ decided: Type.Optional(Type.Boolean({ description: 'Those decided, the latest first; otherwise those that wait, the oldest first' })) })],
  { additionalProperties: false }
)
export type JoinRequestQuery = Static<typeof JoinRequestQuery>

export const JoinRequestSummary = Type.Object({ waiting: Type.Integer() })
export type JoinRequestSummary = Static<typeof JoinRequestSummary>

export const JoinApproval = Type.Object({ householdId: Id }, { additionalProperties: false })
export type JoinApproval = Static<typeof JoinApproval>
export const JoinRefusal = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'Shown to the one who asked' }) },
  { additionalProperties: false }
)
export type JoinRefusal = Static<typeof JoinRefusal>

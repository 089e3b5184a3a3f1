import { Type, type SchemaOptions, type Static, type TSchema } from '@sinclair/typebox'
import { Id, Timestamp, oneOf } from './common'
import { deductionStatuses } from './deductions'
import { messageKinds } from './messages'
import { orderStatuses } from './orders'
import { Photo } from './photos'
import { PointEntry } from './points'
import { Password, Profile, Role } from './sessions'
import { consentWays, submissionStatuses } from './submissions'
import { UploadKind } from './uploads'
import { VoiceNote } from './voice-notes'

const nullable = <Schema extends TSchema>(schema: Schema, options: SchemaOptions = {}) => Type.Union([schema, Type.Null()], options)

/** Everything kept about a person, for the person. Addresses of photos and voice notes run out within a day. */
export const AccountExport = Type.Object({
  exportedAt: Timestamp,
  profile: Profile,
  joinedAt: Timestamp,
  consentedAt: nullable(Timestamp),
  signInWays: Type.Array(
    Type.Object({ provider: Type.String(), subject: Type.String({ description: 'The phone, of a password' }), createdAt: Timestamp })
  ),
  sessions: Type.Array(Type.Object({ createdAt: Timestamp, expiresAt: Timestamp, endedAt: nullable(Timestamp) })),
  rosterEntry: nullable(
    Type.Object({ name: Type.String(), phone: nullable(Type.String()), head: Type.Boolean(), createdAt: Timestamp }),
    { description: 'How the village\'s roster has this person' }
  ),
  joinRequest: nullable(
    Type.Object({ name: Type.String(), address: Type.String(), createdAt: Timestamp, decidedAt: nullable(Timestamp) }),
    { description: 'With what this person asked to be let in' }
  ),
  kinships: Type.Array(Type.Object({ household: Type.String(), createdAt: Timestamp }), { description: 'Where this person has kin' }),
  activities: Type.Array(
    Type.Object({ title: Type.String(), startsAt: Timestamp, signedUpAt: nullable(Timestamp), cameAt: nullable(Timestamp) }),
    { description: 'What this person signed up for or came to' }
  ),
  noticesRead: Type.Array(Type.Object({ title: Type.String(), readAt: Timestamp })),
  submissions: Type.Array(
    Type.Object({
      id: Id,
      rule: Type.String(),
      household: Type.String(),
      note: Type.String(),
      place: Type.String(),
      photos: Type.Array(Photo),
      consentBy: nullable(Type.String()),
      consentGiven: nullable(oneOf(consentWays)),
      status: oneOf(submissionStatuses),
      points: nullable(Type.Integer()),
      rejectReason: nullable(Type.String()),
      voiceNoteId: nullable(Id),
      activity: nullable(Type.String({ description: 'Its title' })),
      resubmissionOf: nullable(Id),
      createdAt: Timestamp,
      reviewedAt: nullable(Timestamp),
      withdrawnAt: nullable(Timestamp)
    }),
    { description: 'What this person sent in' }
  ),
  unusedPhotos: Type.Array(Photo, { description: 'Uploaded, but in no submission' }),
  unfinishedUploads: Type.Array(
    Type.Object({ kind: UploadKind, bytes: Type.Integer(), received: Type.Integer(), createdAt: Timestamp }),
    { description: 'On their way in' }
  ),
  appeals: Type.Array(
    Type.Object({
      submissionId: Id,
      words: Type.String(),
      firstReason: Type.String({ description: 'What it is against' }),
      upheld: nullable(Type.Boolean()),
      createdAt: Timestamp,
      decidedAt: nullable(Timestamp)
    })
  ),
  voiceNotes: Type.Array(Type.Composite([VoiceNote, Type.Object({ createdAt: Timestamp })])),
  ledger: Type.Array(PointEntry, { description: 'Of the household' }),
  orders: Type.Array(
    Type.Object({
      id: Id,
      status: oneOf(orderStatuses),
      points: Type.Integer(),
      lines: Type.Array(Type.Object({ name: Type.String(), quantity: Type.Integer(), points: Type.Integer() })),
      createdAt: Timestamp,
      closedAt: nullable(Timestamp)
    }),
    { description: 'What this person ordered' }
  ),
  messages: Type.Array(
    Type.Object({
      kind: oneOf(messageKinds),
      about: Type.String(),
      points: nullable(Type.Integer()),
      createdAt: Timestamp,
      readAt: nullable(Timestamp)
    })
  ),
  likes: Type.Array(Type.Object({ submissionId: Id, createdAt: Timestamp })),
  invitations: Type.Array(
    Type.Object({
      household: nullable(Type.String()), roles: Type.Array(Role), createdAt: Timestamp, expiresAt: Timestamp, usedAt: nullable(Timestamp)
    }),
    { description: 'Made by this person; codes are not kept' }
  ),
  deductions: Type.Array(
    Type.Object({
      id: Id,
      rule: Type.String(),
      household: Type.String(),
      reason: Type.String(),
      points: Type.Integer(),
      photos: Type.Array(Photo),
      status: oneOf(deductionStatuses),
      createdAt: Timestamp
    }),
    { description: 'Made by this person for the village; those against the household are in its ledger' }
  ),
  deductionAppeals: Type.Array(
    Type.Object({
      deductionId: Id,
      reason: Type.String({ description: 'What it is against' }),
      words: Type.String(),
      status: oneOf(deductionStatuses),
      decisionReason: nullable(Type.String()),
      createdAt: Timestamp,
      decidedAt: nullable(Timestamp)
    })
  ),
  secondLooks: Type.Array(
    Type.Object({ submissionId: Id, agrees: Type.Boolean(), note: Type.String(), createdAt: Timestamp }),
    { description: 'What this person said of approvals of others' }
  )
})
export type AccountExport = Static<typeof AccountExport>

export const PasswordChange = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 128 }), next: Password },
  { additionalProperties: false }
)
export type PasswordChange = Static<typeof PasswordChange>

/** Leaving for good has to be said twice: by the request and by these words. */
export const AccountDeletion = Type.Object(
  {
    confirm: Type.Literal('delete my account'),
    password: Type.Optional(Type.String({ maxLength: 128, description: 'Required where the account has one' }))
  },
  { additionalProperties: false }
)
export type AccountDeletion = Static<typeof AccountDeletion>

import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, pageOf } from './common'
import { Role } from './sessions'

export const Household = Type.Object({
  id: Id,
  label: Type.String({ description: 'How the village names it, e.g. 第一网格 3 号' }),
  grid: Type.String(),
  members: Type.Integer({ description: 'Accounts that belong to it' })
})
export type Household = Static<typeof Household>
export const HouseholdPage = pageOf(Household)

export const InvitationCreate = Type.Object(
  {
    householdId: Type.Optional(Type.Union([Id, Type.Null()], { description: 'Default: the caller\'s own household; null for an office holder without one' })),
    roles: Type.Optional(Type.Array(Role, { maxItems: 4, uniqueItems: true, description: 'Default ["resident"]; others only from a village admin' }))
  },
  { additionalProperties: false }
)
export type InvitationCreate = Static<typeof InvitationCreate>

export const Invitation = Type.Object({
  code: Type.String({ description: 'Ten letters and digits, shown once, good for one sign-up' }),
  household: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(Role),
  expiresAt: Timestamp
})
export type Invitation = Static<typeof Invitation>

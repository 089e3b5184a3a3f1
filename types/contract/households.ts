import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, pageOf } from './common'
import { Role } from './sessions'

export const Household = Type.Object({
  id: Id,
  label: Type.String({ description: 'How the village names it, e.g. 第一网格 3 号' }),
  number: Type.Integer({ description: 'Door number' }),
  grid: Type.String(),
  unit: Type.Union([Type.String(), Type.Null()]),
  head: Type.Union([Type.String(), Type.Null()], { description: 'Head of the household, as the roster has it' }),
  people: Type.Integer({ description: 'On the roster' }),
  members: Type.Integer({ description: 'Accounts that belong to it' })
})
export type Household = Static<typeof Household>
export const HouseholdPage = pageOf(Household)
export type HouseholdPage = Static<typeof HouseholdPage>

export const HouseholdQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of the label, of somebody\'s name or phone' })),
      gridId: Type.Optional(Id)
    })
  ],
  { additionalProperties: false }
)
export type HouseholdQuery = Static<typeof HouseholdQuery>

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

/** One's own household: who belongs to it and who earned what. */
export const OwnHousehold = Type.Object({
  id: Id,
  label: Type.String(),
  unlisted: Type.Boolean({ description: 'Keeps its places on the boards without being named' }),
  members: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String({ description: 'Empty for somebody who has left' }),
      self: Type.Boolean(),
      joinedAt: Timestamp,
      earned: Type.Integer({ description: 'Points for what this member sent in, all time' }),
      earnedThisMonth: Type.Integer()
    })
  ),
  earnedByHelpers: Type.Integer({ description: 'Points for what people outside of the household sent in for it, all time' })
})
export type OwnHousehold = Static<typeof OwnHousehold>

export const HouseholdSettings = Type.Object({ unlisted: Type.Boolean() }, { additionalProperties: false })
export type HouseholdSettings = Static<typeof HouseholdSettings>

const headed = {
  id: Id,
  name: Type.String(),
  head: Type.String(),
  headPhone: Type.String(),
  households: Type.Integer(),
  version: Version
}

/** A part of a grid with a head of its own. */
export const Unit = Type.Object(headed)
export type Unit = Static<typeof Unit>
/** A grid with its head, whose name and phone are public in the village. */
export const Grid = Type.Object({ ...headed, units: Type.Array(Unit) })
export type Grid = Static<typeof Grid>
export const GridList = Type.Object({ items: Type.Array(Grid) })
export type GridList = Static<typeof GridList>

/** Door numbers without a person's name. */
export const HouseholdLabelList = Type.Object({ items: Type.Array(Type.Object({ id: Id, label: Type.String() })) })
export type HouseholdLabelList = Static<typeof HouseholdLabelList>

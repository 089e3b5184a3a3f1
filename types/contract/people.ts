import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Role } from './sessions'

/** What a village gives and takes; who lives there is no office, and the supervisor is none of the village's. */
export const offices = ['reviewer', 'villageAdmin', 'shopkeeper'] as const
export type Office = (typeof offices)[number]

const labelled = Type.Object({ id: Id, label: Type.String() })
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema, description?: string) =>
  Type.Union([schema, Type.Null()], { description })

/** Somebody who has an account in the village. */
export const VillagePerson = Type.Object({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  household: nullable(labelled, 'null for a cadre without one in the village'),
  phone: nullable(Type.String(), 'They sign in with it; null where they sign in otherwise'),
  joinedAt: Timestamp,
  lastSignInAt: nullable(Timestamp, 'null when it is so long ago that nothing is kept of it'),
  disabled: Type.Boolean(),
  self: Type.Boolean({ description: 'The one who asks' }),
  version: Version
})
export type VillagePerson = Static<typeof VillagePerson>
export const PeoplePage = pageOf(VillagePerson)
export type PeoplePage = Static<typeof PeoplePage>

export const PeopleQuery = Type.Composite(
  [
    PageQuery,
    Type.Object({
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of a name, a phone or a household' })),
      which: Type.Optional(oneOf([...offices, 'disabled']))
    })
  ],
  { additionalProperties: false }
)
export type PeopleQuery = Static<typeof PeopleQuery>

export const OfficesChange = Type.Object(
  { offices: Type.Array(oneOf(offices), { maxItems: 3, uniqueItems: true, description: 'All that the person has from now on' }), version: Version },
  { additionalProperties: false }
)
export type OfficesChange = Static<typeof OfficesChange>

/** 亲属: a household whose things this person decides nothing about. */
export const Kinship = Type.Object({
  household: labelled,
  declaredBy: Type.String({ description: 'Name; empty once they have left' }),
  declaredAt: Timestamp
})
export type Kinship = Static<typeof Kinship>
export const KinshipList = Type.Object({ items: Type.Array(Kinship) })
export type KinshipList = Static<typeof KinshipList>

export const KinshipParams = Type.Object({ id: Id, householdId: Id }, { additionalProperties: false })
export type KinshipParams = Static<typeof KinshipParams>

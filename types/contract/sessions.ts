import { Type, type Static } from '@sinclair/typebox'
import { Id, Timestamp, oneOf } from './common'
import { Permission } from './permissions'

export const roles = ['resident', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] as const
export type Role = (typeof roles)[number]
export const Role = oneOf(roles)

export const personas = ['resident', 'resident2', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] as const
export type Persona = (typeof personas)[number]
export const Persona = oneOf(personas)

/** Mainland mobile number. */
export const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$', description: 'Mainland mobile number, 11 digits' })
export const Password = Type.String({ minLength: 8, maxLength: 128 })

export const DemoSignIn = Type.Object(
  {
    persona: Persona,
    village: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Village name; default 永安寨村' }))
  },
  { additionalProperties: false }
)
export type DemoSignIn = Static<typeof DemoSignIn>

export const PasswordSignIn = Type.Object(
  { phone: Phone, password: Type.String({ minLength: 1, maxLength: 128 }) },
  { additionalProperties: false }
)
export type PasswordSignIn = Static<typeof PasswordSignIn>

/** First sign-in with the invitation code of a household or an office; creates the account. */
export const InvitationSignUp = Type.Object(
  {
    invitationCode: Type.String({ minLength: 8, maxLength: 12, description: 'Letters and digits; case and spaces do not matter' }),
    name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
    phone: Phone,
    password: Password,
    consent: Type.Literal(true, { description: 'The person agreed to the privacy notice shown before this request' })
  },
  { additionalProperties: false }
)
export type InvitationSignUp = Static<typeof InvitationSignUp>

export const Profile = Type.Object({
  accountId: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  permissions: Type.Array(Permission, { description: 'What these offices allow' }),
  village: Type.Union([Type.Object({ id: Id, name: Type.String(), county: Type.String() }), Type.Null()], {
    description: 'null for a supervisor, who belongs to no village'
  }),
  household: Type.Union(
    [
      Type.Object({
        id: Id,
        label: Type.String(),
        grid: Type.String(),
        gridHead: Type.String(),
        gridHeadPhone: Type.String(),
        unit: Type.Union([Type.Object({ name: Type.String(), head: Type.String(), headPhone: Type.String() }), Type.Null()], {
          description: 'Part of the grid, where it has parts'
        })
      }),
      Type.Null()
    ],
    { description: 'null for a cadre without a household in the village' }
  )
})
export type Profile = Static<typeof Profile>

export const Session = Type.Object({
  token: Type.String({ description: 'Opaque bearer token, 256 random bits; shown once' }),
  expiresAt: Timestamp,
  profile: Profile
})
export type Session = Static<typeof Session>

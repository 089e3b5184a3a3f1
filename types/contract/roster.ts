import { Type, type Static } from '@sinclair/typebox'
import { Id, PageQuery, Timestamp, Version, oneOf, pageOf } from './common'
import { Phone, Role } from './sessions'

/** Of a head, public in the village: a mobile or a landline, digits and dashes. */
const HeadPhone = Type.String({ pattern: '^\\d[\\d-]{4,18}\\d$' })
const Name = Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' })
const headed = { name: Name, head: Name, headPhone: HeadPhone }

/** A grid or a unit of one, with the head whom everybody of the village may call. */
export const HeadedCreate = Type.Object(headed, { additionalProperties: false })
export type HeadedCreate = Static<typeof HeadedCreate>
export const HeadedChange = Type.Object({ ...headed, version: Version }, { additionalProperties: false })
export type HeadedChange = Static<typeof HeadedChange>

/** All of them, in the order wanted. */
export const OrderOfAll = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) },
  { additionalProperties: false }
)
export type OrderOfAll = Static<typeof OrderOfAll>

/** Somebody who lives there; without an id somebody new. */
export const RosterEntryInput = Type.Object(
  {
    id: Type.Optional(Id),
    name: Name,
    phone: Type.Union([Phone, Type.Null()]),
    head: Type.Boolean({ description: 'Head of the household; one at most' })
  },
  { additionalProperties: false }
)
export type RosterEntryInput = Static<typeof RosterEntryInput>

const door = {
  gridId: Id,
  unitId: Type.Union([Id, Type.Null()]),
  number: Type.Integer({ minimum: 1, maximum: 32_767, description: 'Door number, one household of a grid each' }),
  label: Type.String({ minLength: 1, maxLength: 30, pattern: '\\S', description: 'How the village names it, e.g. 第一网格 3 号' })
}
/** In the order of the list. Who is left out is taken off the roster; an account stays where it is. */
const people = Type.Array(RosterEntryInput, { maxItems: 40 })

export const HouseholdCreate = Type.Object({ ...door, people }, { additionalProperties: false })
export type HouseholdCreate = Static<typeof HouseholdCreate>
export const HouseholdChange = Type.Object({ ...door, people, version: Version }, { additionalProperties: false })
export type HouseholdChange = Static<typeof HouseholdChange>

const named = Type.Object({ id: Id, name: Type.String() })
const labelled = Type.Object({ id: Id, label: Type.String() })

const HouseholdAccount = Type.Object({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  disabled: Type.Boolean(),
  entryId: Type.Union([Id, Type.Null()], { description: 'The roster entry it belongs to; null where the roster knows nobody of that name' })
})

/** A household as the roster knows it. */
export const RosterHousehold = Type.Object({
  id: Id,
  version: Version,
  label: Type.String(),
  number: Type.Integer(),
  grid: named,
  unit: Type.Union([named, Type.Null()]),
  mergedInto: Type.Union([labelled, Type.Null()], { description: 'What it became part of; it takes nothing new then' }),
  people: Type.Array(Type.Object({
    id: Id,
    name: Type.String(),
    phone: Type.Union([Type.String(), Type.Null()]),
    head: Type.Boolean(),
    accountId: Type.Union([Id, Type.Null()])
  })),
  accounts: Type.Array(HouseholdAccount),
  free: Type.Integer({ description: 'Points' }),
  openOrders: Type.Integer({ description: 'Orders that nobody has fetched yet' }),
  changes: Type.Array(
    Type.Object({
      id: Id,
      kind: oneOf(['merge', 'split']),
      from: labelled,
      to: labelled,
      points: Type.Integer(),
      by: Type.String(),
      createdAt: Timestamp
    }),
    { description: 'Merges and splits, newest first' }
  )
})
export type RosterHousehold = Static<typeof RosterHousehold>

/** This household becomes part of another one. */
export const HouseholdMerge = Type.Object({ intoId: Id, version: Version }, { additionalProperties: false })
export type HouseholdMerge = Static<typeof HouseholdMerge>

/** Some people and points leave for a new household; the account of an entry goes along with it, and the other way round. */
export const HouseholdSplit = Type.Object(
  {
    ...door,
    version: Version,
    entryIds: Type.Array(Id, { maxItems: 40, uniqueItems: true }),
    accountIds: Type.Array(Id, { maxItems: 40, uniqueItems: true }),
    points: Type.Integer({ minimum: 0, maximum: 1_000_000 })
  },
  { additionalProperties: false }
)
export type HouseholdSplit = Static<typeof HouseholdSplit>

/** The card for the door: its code tells which household it is, to somebody of the village. */
export const HouseholdCard = Type.Object({
  householdId: Id,
  label: Type.String(),
  grid: Type.String(),
  unit: Type.Union([Type.String(), Type.Null()]),
  code: Type.String({ description: 'Signed; worth nothing once the card is replaced' })
})
export type HouseholdCard = Static<typeof HouseholdCard>
export const HouseholdCardPage = pageOf(HouseholdCard)
export type HouseholdCardPage = Static<typeof HouseholdCardPage>

export const HouseholdCardQuery = Type.Composite(
  [PageQuery, Type.Object({ gridId: Type.Optional(Id), householdId: Type.Optional(Id) })],
  { additionalProperties: false }
)
export type HouseholdCardQuery = Static<typeof HouseholdCardQuery>

export const CardCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false })
export type CardCode = Static<typeof CardCode>
/** Whose card it is: the door, of people nothing. */
export const CardHousehold = labelled
export type CardHousehold = Static<typeof CardHousehold>

// Import ------------------------------------------------------------------------------------------------------------------

/** What is wrong with a row of the file; the client has the words. */
export const importProblems = [
  'grid_missing', 'grid_unknown', 'unit_unknown', 'unit_differs', 'number_wrong', 'label_too_long', 'label_differs',
  'name_missing', 'name_too_long', 'phone_wrong', 'head_wrong', 'second_head', 'repeated', 'too_many_people'
] as const
export type ImportProblem = (typeof importProblems)[number]

export const importStates = ['wrong', 'new', 'changed', 'same'] as const
export type ImportState = (typeof importStates)[number]

export const ImportRow = Type.Object({
  row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
  state: oneOf(importStates),
  household: Type.String(),
  name: Type.String({ description: 'Empty in a row that is about the household alone' }),
  problems: Type.Array(Type.Object({
    code: oneOf(importProblems),
    value: Type.String({ description: 'What stands in the cell' }),
    otherRow: Type.Union([Type.Integer(), Type.Null()], { description: 'The row it contradicts' })
  })),
  changes: Type.Array(Type.Object({
    what: oneOf(['unit', 'label', 'name', 'phone', 'head']),
    from: Type.String(),
    to: Type.String()
  }))
})
export type ImportRow = Static<typeof ImportRow>

/** What an import would do; nothing is done yet. */
export const ImportPreview = Type.Object({
  base: Type.String({ description: 'Names the roster as it is now; it goes with the import' }),
  counts: Type.Object({ wrong: Type.Integer(), new: Type.Integer(), changed: Type.Integer(), same: Type.Integer() }),
  newHouseholds: Type.Integer(),
  rows: Type.Array(ImportRow, { description: 'At most 200 of each state, in the order of the file' })
})
export type ImportPreview = Static<typeof ImportPreview>

export const ImportQuery = Type.Object(
  { base: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'From the preview; a roster that has changed since refuses the import' }) },
  { additionalProperties: false }
)
export type ImportQuery = Static<typeof ImportQuery>

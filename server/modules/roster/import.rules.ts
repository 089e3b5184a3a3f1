import type { ImportProblem, ImportRow } from '../../../types/contract/roster'
import { readHead, type SheetRow } from './sheet.rules'
import { tidy } from './roster.rules'

export interface KnownEntry {
  id: string
  householdId: string
  name: string
  phone: string | null
  head: boolean
  position: number
}

/** The roster as it is: nothing of households that were merged. */
export interface KnownRoster {
  grids: { id: string; name: string }[]
  units: { id: string; gridId: string; name: string }[]
  households: { id: string; gridId: string; unitId: string | null; number: number; label: string }[]
  /** In the order of their households' lists. */
  entries: KnownEntry[]
}

interface PlannedEntry {
  name: string
  phone: string | null
  head: boolean
  position: number
}

/** What is to be written, and what is said about each row of the file. */
export interface Plan {
  rows: ImportRow[]
  newHouseholds: { gridId: string; unitId: string | null; number: number; label: string; people: PlannedEntry[] }[]
  changedHouseholds: { id: string; unitId: string | null; label: string }[]
  newEntries: (PlannedEntry & { householdId: string })[]
  changedEntries: { id: string; name: string; phone: string | null; head: boolean }[]
}

type Household = KnownRoster['households'][number]

/** A row that was read, with what it means; nothing where a cell means nothing. */
interface Reading {
  sheet: SheetRow
  problems: ImportRow['problems']
  changes: ImportRow['changes']
  fresh: boolean
  gridId: string | null
  unitId: string | null
  number: number
  phone: string | null
  head: boolean
}

const maxPeople = 40
const characters = (text: string) => [...text].length

const say = (reading: Reading, code: ImportProblem, value: string, otherRow: number | null = null) =>
  void reading.problems.push({ code, value, otherRow })

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** One row by itself. */
function read(sheet: SheetRow, { grids, units }: KnownRoster): Reading {
  const grid = grids.find(({ name }) => tidy(name) === sheet.grid)
  const unit = units.find(({ gridId, name }) => gridId === grid?.id && tidy(name) === sheet.unit)
  const number = /^(\d{1,5}) ?号?$/.exec(sheet.number)?.[1]
  const phone = sheet.phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  const head = readHead(sheet.head)
  const reading: Reading = {
    sheet, problems: [], changes: [], fresh: false, gridId: grid?.id ?? null, unitId: unit?.id ?? null, number: Number(number ?? 0),
    phone: phone || null, head: head === true
  }
  if (sheet.grid === '') say(reading, 'grid_missing', '')
  else if (!grid) say(reading, 'grid_unknown', sheet.grid)
  if (grid && sheet.unit !== '' && !unit) say(reading, 'unit_unknown', sheet.unit)
  if (reading.number < 1 || reading.number > 32_767) say(reading, 'number_wrong', sheet.number)
  if (characters(sheet.label) > 30) say(reading, 'label_too_long', sheet.label)
  if (characters(sheet.name) > 20) say(reading, 'name_too_long', sheet.name)
  if (sheet.name === '' && (sheet.phone !== '' || head === true)) say(reading, 'name_missing', '')
  if (phone !== '' && !/^1[3-9]\d{9}$/.test(phone)) say(reading, 'phone_wrong', sheet.phone)
  if (head === null) say(reading, 'head_wrong', sheet.head)
  return reading
}

/** Rows of one household against each other. What a later row leaves empty is as in the first one. */
function compareRows(rows: Reading[]): void {
  const [first, ...later] = rows as [Reading, ...Reading[]]
  const labelled = rows.find(({ sheet }) => sheet.label !== '') ?? first
  for (const reading of later) {
    const { sheet } = reading
    if (sheet.unit !== '' && sheet.unit !== first.sheet.unit) say(reading, 'unit_differs', sheet.unit, first.sheet.row)
    if (sheet.label !== '' && sheet.label !== labelled.sheet.label) say(reading, 'label_differs', sheet.label, labelled.sheet.row)
  }
  const heads = rows.filter(({ head }) => head)
  for (const reading of heads.slice(1)) say(reading, 'second_head', reading.sheet.name, heads[0]?.sheet.row ?? null)
  const seen = new Map<string, number>()
  for (const reading of rows) {
    const key = `${reading.sheet.name} ${reading.phone ?? ''}`
    const other = seen.get(key)
    if (other !== undefined) say(reading, 'repeated', reading.sheet.name, other)
    else seen.set(key, reading.sheet.row)
  }
}

/** Whom of the household each row is about: the same name and phone, then the same name, then the same phone. */
function match(rows: Reading[], entries: KnownEntry[]): Map<Reading, KnownEntry> {
  const matched = new Map<Reading, KnownEntry>()
  const free = new Set(entries)
  const same: ((reading: Reading, entry: KnownEntry) => boolean)[] = [
    ({ sheet, phone }, entry) => tidy(entry.name) === sheet.name && entry.phone === phone,
    ({ sheet }, entry) => tidy(entry.name) === sheet.name,
    ({ phone }, entry) => phone !== null && entry.phone === phone
  ]
  for (const isSame of same) {
    for (const reading of rows.filter((one) => !matched.has(one))) {
      const entry = [...free].find((one) => isSame(reading, one))
      if (!entry) continue
      matched.set(reading, entry)
      free.delete(entry)
    }
  }
  return matched
}

const shown = (head: boolean) => (head ? '1' : '')

function planHousehold(rows: Reading[], household: Household | undefined, entries: KnownEntry[], roster: KnownRoster, plan: Plan): void {
  const [first] = rows as [Reading]
  const { gridId, unitId, number } = first
  if (gridId === null || number === 0) return
  const wantedLabel = rows.find(({ sheet }) => sheet.label !== '')?.sheet.label
  const people = rows.filter(({ sheet }) => sheet.name !== '')
  if (entries.length + people.length > maxPeople) {
    const matched = match(people, entries).size
    const tooMany = entries.length + people.length - matched > maxPeople
    const last = people.at(-1)
    if (tooMany && last) say(last, 'too_many_people', String(maxPeople))
  }
  if (!household) {
    const planned = people.map(({ sheet: { name }, phone, head }, index) => ({ name, phone, head, position: index + 1 }))
    for (const reading of rows) reading.fresh = true
    plan.newHouseholds.push({ gridId, unitId, number, label: wantedLabel ?? `${first.sheet.grid} ${number} 号`, people: planned })
    return
  }
  const unitName = (id: string | null) => roster.units.find((unit) => unit.id === id)?.name ?? ''
  const label = wantedLabel === undefined || wantedLabel === tidy(household.label) ? household.label : wantedLabel
  if (household.unitId !== unitId) first.changes.push({ what: 'unit', from: unitName(household.unitId), to: unitName(unitId) })
  if (household.label !== label) first.changes.push({ what: 'label', from: household.label, to: label })
  if (first.changes.length > 0) plan.changedHouseholds.push({ id: household.id, unitId, label })

  const matched = match(people, entries)
  const newHead = people.some(({ head }) => head)
  let position = Math.max(0, ...entries.map((entry) => entry.position))
  for (const reading of people) {
    const { sheet, phone, head, changes } = reading
    const entry = matched.get(reading)
    if (!entry) {
      reading.fresh = true
      plan.newEntries.push({ householdId: household.id, name: sheet.name, phone, head, position: ++position })
      continue
    }
    const name = tidy(entry.name) === sheet.name ? entry.name : sheet.name
    if (entry.name !== name) changes.push({ what: 'name', from: entry.name, to: name })
    if (entry.phone !== phone) changes.push({ what: 'phone', from: entry.phone ?? '', to: phone ?? '' })
    if (entry.head !== head) changes.push({ what: 'head', from: shown(entry.head), to: shown(head) })
    if (entry.name !== name || entry.phone !== phone || entry.head !== head) plan.changedEntries.push({ id: entry.id, name, phone, head })
  }
  // a new head takes the place of one whom the file does not mention
  const about = new Set(matched.values())
  for (const { id, name, phone } of entries.filter((entry) => newHead && entry.head && !about.has(entry))) {
    plan.changedEntries.push({ id, name, phone, head: false })
  }
}

function present({ sheet, problems, changes, fresh }: Reading): ImportRow {
  const state = problems.length > 0 ? 'wrong' : fresh ? 'new' : changes.length > 0 ? 'changed' : 'same'
  return { row: sheet.row, state, household: `${sheet.grid} ${sheet.number}`, name: sheet.name, problems, changes }
}

/**
 * What a file would do to the roster. It adds and changes; whom it leaves out stays. A household is known by grid and door
 * number, a person by name or phone within the household. With a row that is wrong the rest of the plan is not to be used.
 */
export function planImport(sheets: readonly SheetRow[], roster: KnownRoster): Plan {
  const plan: Plan = { rows: [], newHouseholds: [], changedHouseholds: [], newEntries: [], changedEntries: [] }
  const doorOf = (gridId: string | null, number: number) => `${gridId} ${number}`
  const known = new Map(roster.households.map((household) => [doorOf(household.gridId, household.number), household]))
  const entriesOf = grouped(roster.entries, ({ householdId }) => householdId)
  const readings = sheets.map((sheet) => read(sheet, roster))
  const placed = readings.filter(({ gridId, number }) => gridId !== null && number > 0)
  for (const [door, rows] of grouped(placed, ({ gridId, number }) => doorOf(gridId, number))) {
    compareRows(rows)
    const household = known.get(door)
    planHousehold(rows, household, household ? (entriesOf.get(household.id) ?? []) : [], roster, plan)
  }
  plan.rows = readings.map(present)
  return plan
}

import type { HouseholdCreate, RosterHousehold } from '@contract/roster'
import { randomId } from '@/lib/random-id'

/** A row of the form; `key` stays with it while rows move. */
export interface PersonRow {
  key: string
  id?: string
  name: string
  phone: string
  head: boolean
  accountId: string | null
}

/** Where a household is, as it is typed. */
export interface DoorForm {
  gridId: string
  /** Empty for no unit. */
  unitId: string
  number: string
  label: string
}

export interface HouseholdForm extends DoorForm {
  people: PersonRow[]
}

export const emptyDoor: DoorForm = { gridId: '', unitId: '', number: '', label: '' }
export const emptyForm: HouseholdForm = { ...emptyDoor, people: [] }

export const newPerson = (name = ''): PersonRow => ({ key: randomId(), name, phone: '', head: false, accountId: null })

/** The form of a household as the server has it. */
export const formOf = ({ grid, unit, number, label, people }: RosterHousehold): HouseholdForm => ({
  gridId: grid.id,
  unitId: unit?.id ?? '',
  number: String(number),
  label,
  people: people.map(({ id, name, phone, head, accountId }) => ({ key: id, id, name, phone: phone ?? '', head, accountId }))
})

export const isPhone = (text: string) => text === '' || /^1[3-9]\d{9}$/.test(text)
const isNumber = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 32_767

export type Missing = 'grid' | 'number' | 'label' | 'name' | 'phone'

/** What is still to be filled in or mended; nothing when the form can be sent. */
export function missingIn(form: DoorForm & { people?: PersonRow[] }): Missing | undefined {
  if (!form.gridId) return 'grid'
  if (!isNumber(form.number)) return 'number'
  if (!form.label.trim()) return 'label'
  if (form.people?.some(({ name }) => !name.trim())) return 'name'
  return form.people?.some(({ phone }) => !isPhone(phone.trim())) ? 'phone' : undefined
}

export const doorOf = ({ gridId, unitId, number, label }: DoorForm) =>
  ({ gridId, unitId: unitId || null, number: Number(number), label: label.trim() })

/** What is sent of it. */
export const householdOf = (form: HouseholdForm): HouseholdCreate => ({
  ...doorOf(form),
  people: form.people.map(({ id, name, phone, head }) => ({ ...(id && { id }), name: name.trim(), phone: phone.trim() || null, head }))
})

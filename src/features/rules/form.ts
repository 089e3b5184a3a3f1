import { villageTime } from '@/lib/dates'
import type { BasePeriod, CapPeriod, Column, RuleKind, RuleTerms, RuleVersion } from '@contract/rules'
import type * as words from '@/words'

/** What the fields of the form hold while it is filled in: numbers as digits, empty for none. */
export interface RuleForm {
  kind: RuleKind
  column: Column
  name: string
  hint: string
  /** Somebody chooses the points within a range. */
  ranged: boolean
  points: string
  least: string
  most: string
  minPhotos: number
  maxPhotos: number
  caps: Record<CapPeriod, string>
  needsActivity: boolean
  anonymous: boolean
  second: string
  period: BasePeriod
  /** YYYY-MM-DD; empty while none is chosen, null: at once */
  day: string | null
}

export type Missing = keyof (typeof words.rules)['missing']

export const emptyForm: RuleForm = {
  kind: 'upload', column: 'courtyard', name: '', hint: '', ranged: false, points: '', least: '', most: '', minPhotos: 1, maxPhotos: 9,
  caps: { day: '', week: '', month: '' }, needsActivity: false, anonymous: false, second: '', period: 'month', day: null
}

const digits = (value: number | null) => (value === null ? '' : String(value))

const dayOf = (instant: string | Date) => villageTime(instant).format('YYYY-MM-DD')

/** What a version laid down; one that has not begun keeps its day. */
export function formOf({ terms, startsAt }: RuleVersion, now: Date): RuleForm {
  const { kind, name, hint } = terms
  const day = new Date(startsAt) > now ? dayOf(startsAt) : null
  const common = { ...emptyForm, kind, name, hint, points: digits(terms.points), day }
  if (terms.kind === 'base') return { ...common, period: terms.period }
  const { minPoints, maxPoints } = terms
  const ranged = { ...common, ranged: minPoints < maxPoints, least: digits(minPoints), most: digits(maxPoints) }
  if (terms.kind === 'deduction') return ranged
  const { column, minPhotos, maxPhotos, caps, needsActivity, anonymous, twoApprovalsAbove } = terms
  return {
    ...ranged, column, minPhotos, maxPhotos, needsActivity, anonymous,
    caps: { day: digits(caps.day), week: digits(caps.week), month: digits(caps.month) },
    second: digits(twoApprovalsAbove)
  }
}

/** A whole number within the limits, null for an empty field; undefined for anything else. */
function numberIn(text: string, least: number, most: number): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (!plain) return null
  return /^\d{1,5}$/.test(plain) && Number(plain) >= least && Number(plain) <= most ? Number(plain) : undefined
}

function rangeOf({ kind, ranged, points: written, least, most }: RuleForm) {
  const floor = kind === 'upload' ? 0 : 1
  const points = numberIn(written, floor, 1000)
  if (points === null || points === undefined) return 'points'
  if (!ranged) return { points, minPoints: points, maxPoints: points }
  const [minPoints, maxPoints] = [numberIn(least, floor, 1000), numberIn(most, floor, 1000)]
  const known = typeof minPoints === 'number' && typeof maxPoints === 'number'
  return known && minPoints <= points && points <= maxPoints ? { points, minPoints, maxPoints } : 'range'
}

function capsOf({ caps }: RuleForm) {
  const [day, week, month] = (['day', 'week', 'month'] as const).map((period) => numberIn(caps[period], 1, 99))
  if (day === undefined || week === undefined || month === undefined) return 'caps'
  const limits = [day, week, month].flatMap((limit) => limit ?? [])
  return limits.some((limit, index) => limit < (limits[index - 1] ?? 0)) ? 'capsOrder' : { day, week, month }
}

/** Columns that have activities. */
export const hasActivities = (column: Column) => column === 'volunteering' || column === 'study'

/** What the form lays down, or what it lacks first. */
export function termsOf(form: RuleForm): RuleTerms | Missing {
  const { kind, column, minPhotos, maxPhotos, anonymous } = form
  const [name, hint] = [form.name.trim(), form.hint.trim()]
  if (!name) return 'name'
  if (kind === 'upload' && !hint) return 'hint'
  const range = rangeOf(kind === 'base' ? { ...form, ranged: false } : form)
  if (typeof range === 'string') return range
  if (kind === 'base') return { kind, name, hint, points: range.points, period: form.period }
  if (kind === 'deduction') return { kind, name, hint, ...range }
  if (minPhotos > maxPhotos) return 'photos'
  const caps = capsOf(form)
  if (typeof caps === 'string') return caps
  const second = numberIn(form.second, 0, 1000)
  if (second === undefined || (second !== null && second >= range.maxPoints)) return 'second'
  const needsActivity = form.needsActivity && hasActivities(column)
  return { kind, column, name, hint, ...range, minPhotos, maxPhotos, caps, anonymous, needsActivity, twoApprovalsAbove: second }
}

/** From when on, or that it lacks a day that is still to come. */
export function fromOf({ day }: RuleForm, now: Date): { from: string | null } | Missing {
  if (day === null) return { from: null }
  return day > dayOf(now) ? { from: day } : 'day'
}

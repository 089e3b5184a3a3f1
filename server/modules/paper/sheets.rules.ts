import type { Passbook, PriceSheet, WallSheet } from '../../../types/contract/paper'
import type { LimitPeriod } from '../../../types/contract/goods'
import type { PointTransferKind } from '../../../types/contract/points'
import { dayPeriod, shanghaiDay, type Period } from '../../shared/calendar'
import { entryWords, fromDay, limitWords } from './words.rules'

interface Priced {
  id: string
  name: string
  category: string
  points: number
  limitPieces: number | null
  limitPeriod: LimitPeriod | null
  onSaleFrom: Date | null
}

/** By category, each where its first goods stand; those without one come last. */
export function groupGoods<Goods extends Priced>(
  priced: readonly Goods[], now: Date, pictureOf: (goods: Goods) => string | null
): PriceSheet['groups'] {
  const groups = new Map<string, PriceSheet['groups'][number]['goods']>()
  for (const goods of [...priced].sort((one, other) => Number(one.category === '') - Number(other.category === ''))) {
    const { id, name, category, points, limitPieces, limitPeriod, onSaleFrom } = goods
    const notes = [
      ...(onSaleFrom && onSaleFrom > now ? [fromDay(shanghaiDay(onSaleFrom))] : []),
      ...(limitPieces && limitPeriod ? [limitWords(limitPieces, limitPeriod)] : [])
    ]
    const group = groups.get(category) ?? []
    groups.set(category, [...group, { id, name, points, notes, pictureUrl: pictureOf(goods) }])
  }
  return [...groups].map(([category, goods]) => ({ category, goods }))
}

const dayMs = 86_400_000

/** A week of Asia/Shanghai, Monday to Sunday. */
export function weekOf(now: Date, which: 'this' | 'last'): Period & { from: string; until: Date; last: string } {
  const today = dayPeriod(shanghaiDay(now)).since
  const weekday = (new Date(`${shanghaiDay(now)}T00:00:00Z`).getUTCDay() + 6) % 7
  const since = new Date(today.getTime() - (weekday + (which === 'last' ? 7 : 0)) * dayMs)
  const until = new Date(since.getTime() + 7 * dayMs)
  return { since, until, from: shanghaiDay(since), last: shanghaiDay(new Date(until.getTime() - 1)) }
}

/** So many find room on the wall. */
export const room = { honours: 4, board: 10, activities: 4, goods: 4 }

interface AwardedRow {
  id: string
  title: string
  label: string
  unlisted: boolean
  name: string
  note: string
  awardedOn: string
  photoId: string | null
}

/** A household that does not want to be named is not shown either. */
export function hang(
  { id, title, label, unlisted, name, note, awardedOn, photoId }: AwardedRow, pictureOf: (photoId: string) => string
): WallSheet['honours'][number] {
  const shown = unlisted
    ? { household: null, name: '', note: '', pictureUrl: null }
    : { household: label, name, note, pictureUrl: photoId && pictureOf(photoId) }
  return { id, title, awardedOn, ...shown }
}

/** Stands in the copy of an office for what the household reported without a name. */
const unsaid = '村里核实的一笔'

interface EntryRow {
  id: string
  kind: PointTransferKind
  about: string
  amount: number
  balanceAfter: number
  createdAt: Date
  anonymous: boolean
}

/**
 * A line of the passbook.
 * @param own for the household's own members, who may read what they reported without a name
 */
export const passbookLine = (
  { id, kind, about, amount, balanceAfter, createdAt, anonymous }: EntryRow, own: boolean
): Passbook['entries'][number] => ({
  id, on: shanghaiDay(createdAt), what: anonymous && !own ? unsaid : entryWords(kind, about), amount, balance: balanceAfter
})

/** The months of a year, the earliest first, each with the balance at its end. */
export function monthsOf(
  sums: readonly { month: string; earned: number; redeemed: number }[], year: number, before: number
): Passbook['months'] {
  let balance = before
  return sums
    .filter(({ month }) => month.startsWith(`${year}-`))
    .sort((one, other) => (one.month < other.month ? -1 : 1))
    .map((sum) => ({ ...sum, balance: (balance += sum.earned - sum.redeemed) }))
}

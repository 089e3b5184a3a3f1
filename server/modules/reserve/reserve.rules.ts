import type { Reserve, ReserveGoods, ReserveStatus } from '../../../types/contract/reserve'
import { AppError } from '../../shared/app-error'

/** What was handed over and issued is looked at so many days back. */
export const paceDays = 90
/** A pace is told for so many. */
const monthDays = 30
/** Below this cover, in percent, or within so many months of 100 %, it is time to do something. */
const amber = { cover: 120, months: 2 }

/** Fen and points of the same goods. */
export interface Sums {
  fen: number
  points: number
}

export interface Facts {
  stockValueFen: number
  budgetFen: number
  purchasesFen: number
  free: number
  held: number
  /** Handed over in the last 90 days, goods whose cost is known. */
  handedOver: Sums
  /** One of each goods on sale whose cost is known. */
  onSale: Sums
  /** In the days looked at, less what was taken back. */
  issued: number
  redeemed: number
  /** How many days of the last 90 the village has had points. */
  days: number
}

type Figures = Omit<Reserve, 'goods'>

const rounded = (value: number, parts: number) => Math.round(value * parts) / parts

function pointCost({ handedOver, onSale }: Facts): Pick<Figures, 'pointFen' | 'pointFrom'> & { exact: number | null } {
  const from = ([['handed_over', handedOver], ['on_sale', onSale]] as const).find(([, { fen, points }]) => fen > 0 && points > 0)
  if (!from) return { pointFen: null, pointFrom: null, exact: null }
  const [pointFrom, { fen, points }] = from
  return { pointFen: rounded(fen / points, 100), pointFrom, exact: fen / points }
}

function statusOf(cover: number | null, monthsLeft: number | null): ReserveStatus {
  if (cover === null) return 'fine'
  if (cover < 100) return 'red'
  return cover < amber.cover || (monthsLeft !== null && monthsLeft <= amber.months) ? 'amber' : 'fine'
}

/**
 * Whether stock and budget would buy what all points are good for. Goods that are handed over take their points with them, so
 * it is the points issued that wear the cover down: so many fen each.
 */
export function assess(facts: Facts): Figures {
  const { stockValueFen, budgetFen, purchasesFen, free, held, days } = facts
  const { exact, ...cost } = pointCost(facts)
  const budgetLeftFen = budgetFen - purchasesFen
  const perMonth = (count: number) => Math.round((count * monthDays) / Math.max(monthDays, days))
  const [issued, redeemed] = [perMonth(facts.issued), perMonth(facts.redeemed)]
  const common = { stockValueFen, budgetFen, purchasesFen, budgetLeftFen, free, held, ...cost, issued, redeemed }
  if (exact === null) return { ...common, status: 'unknown', liabilityFen: null, cover: null, monthsLeft: null }
  const worth = (free + held) * exact
  const spare = stockValueFen + budgetLeftFen - worth
  // downwards, so that a cover that falls short by little does not read as whole
  const cover = worth > 0 ? Math.floor((100 * (stockValueFen + budgetLeftFen)) / worth) : null
  const monthsLeft = spare < 0 ? 0 : issued > 0 ? rounded(spare / (issued * exact), 10) : null
  return { ...common, status: statusOf(cover, monthsLeft), liabilityFen: Math.round(worth), cover, monthsLeft }
}

/** What a point buys of goods, against the average. */
export function compare(
  { points, costFen }: Pick<ReserveGoods, 'points' | 'costFen'>, pointFen: number | null
): Pick<ReserveGoods, 'fenPerPoint' | 'against'> {
  if (points === null || costFen === null) return { fenPerPoint: null, against: null }
  return { fenPerPoint: Math.round(costFen / points), against: pointFen ? Math.round((100 * costFen) / points / pointFen) : null }
}

type Told = 'amber' | 'red' | null

/** What is to be told, and noted as told: each step down once, until it was enough again. */
export function warningOf(status: ReserveStatus, told: Told): { tell: boolean; told: Told } {
  if (status === 'fine') return { tell: false, told: null }
  if (status === 'unknown' || told === 'red' || status === told) return { tell: false, told }
  return { tell: true, told: status }
}

/** What somebody wrote, as it is kept. @throws reason_missing */
export function checkReason(reason: string): string {
  const kept = reason.trim()
  if (kept === '') throw new AppError('reason_missing')
  return kept
}

import type { StockTakeLine } from '@contract/stock-takes'
import { stockTakes as said } from '@/words'

/** Pieces found beyond the books, below zero where some are missing; null until it is counted. */
export const differenceOf = ({ counted, expected }: Pick<StockTakeLine, 'counted' | 'expected'>): number | null =>
  counted === null ? null : counted - expected

/** 对上了, 多 2 份, 少 1 份. */
export const differenceWords = (difference: number): string =>
  difference === 0 ? said.same : difference > 0 ? said.more(difference) : said.fewer(-difference)

/** How a count sheet stands. */
export function standingOf(lines: readonly StockTakeLine[]) {
  const done = lines.filter(({ counted }) => counted !== null)
  const different = done.filter((line) => differenceOf(line) !== 0)
  return {
    todo: lines.filter(({ counted }) => counted === null),
    done,
    different,
    unexplained: different.filter(({ reason }) => reason === '')
  }
}

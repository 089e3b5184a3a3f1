import { AppError } from '../../shared/app-error'

interface Line {
  goodsId: string
  name: string
  expected: number
  counted: number
  reason: string
}

/** A count sheet takes lines until it is finished or given up. @throws stock_take_finished */
export function checkOpen({ finishedAt, discardedAt }: { finishedAt: Date | null; discardedAt: Date | null }): void {
  if (finishedAt ?? discardedAt) throw new AppError('stock_take_finished')
}

/** What somebody wrote, as it is kept. @throws reason_missing */
export function checkReason(reason: string): string {
  const kept = reason.trim()
  if (kept === '') throw new AppError('reason_missing')
  return kept
}

/**
 * What the journal has to say of a count: how many more or fewer than expected when each was counted.
 *
 * @throws stock_take_empty, reason_missing with `goods` where a difference has none
 */
export function differencesOf<Counted extends Line>(lines: readonly Counted[]): (Counted & { difference: number })[] {
  if (lines.length === 0) throw new AppError('stock_take_empty')
  const different = lines
    .map((line) => ({ ...line, difference: line.counted - line.expected }))
    .filter(({ difference }) => difference !== 0)
  const unexplained = different.find(({ reason }) => reason === '')
  if (unexplained) throw new AppError('reason_missing', 'a difference needs a reason', { goods: unexplained.name })
  return different
}

/** What is set aside for orders has to be there. @throws counted_below_held with `goods`, `held` and what would be `left` */
export function checkHeldIsThere(
  differences: readonly { goodsId: string; name: string; difference: number }[],
  shelves: ReadonlyMap<string, { stock: number; held: number }>
): void {
  for (const { goodsId, name: goods, difference } of differences) {
    const { stock, held } = shelves.get(goodsId) ?? { stock: 0, held: 0 }
    if (stock + difference < 0) throw new AppError('counted_below_held', undefined, { goods, held, left: stock + held + difference })
  }
}

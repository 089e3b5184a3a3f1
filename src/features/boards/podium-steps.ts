import type { BoardRow } from '@contract/boards'

/** A step of the podium: one household, or a place that too many share for each to have a step. */
export type PodiumStep = BoardRow & { shared?: boolean }

const steps = 3

/**
 * The first three of the board. Where those of one place would stand partly on the podium and partly below it, they have one
 * step together and are all named below it.
 */
export function podiumOf(rows: readonly BoardRow[]): { podium: PodiumStep[]; below: readonly BoardRow[] } {
  const [last, next] = [rows[steps - 1], rows[steps]]
  if (!last || last.place !== next?.place) return { podium: rows.slice(0, steps), below: rows.slice(steps) }
  const { place, points } = last
  const own = rows.some((row) => row.own && row.place === place)
  const above = rows.filter((row) => row.place < place)
  return { podium: [...above, { place, points, own, household: null, shared: true }], below: rows.slice(above.length) }
}

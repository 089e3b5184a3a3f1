import type { Board } from '@contract/boards'

/** The place of those the own household reaches next; undefined where the list does not show them. */
export function nextPlace({ items, own }: Board): number | undefined {
  if (!own || own.toNext === null) return undefined
  const points = own.points + own.toNext
  return items.find((row) => row.points === points)?.place
}

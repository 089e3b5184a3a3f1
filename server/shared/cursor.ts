import { AppError } from './app-error'

/** Where a page of a list ordered by (createdAt, id) ends. */
export interface Cursor {
  createdAt: Date
  id: string
}

/** An instant of a year PostgreSQL knows, and a UUID. */
const written = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')
}

/** @throws invalid_request for anything encodeCursor did not write */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [, instant = '', id = ''] = written.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const createdAt = new Date(instant)
  if (Number.isNaN(createdAt.getTime())) throw new AppError('invalid_request', 'unknown cursor')
  return { createdAt, id }
}

/**
 * A page out of `limit + 1` rows: the surplus row only tells that there is more. `placeOf` says by which instant the list
 * is ordered where that is not the row's own creation.
 */
export function pageOfRows<Row extends Cursor>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => Cursor = (row) => row
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(placeOf(last)) : null }
}

import { AppError } from './app-error'

/** Where a page of a list ordered by (createdAt, id) ends. */
export interface Cursor {
  createdAt: Date
  id: string
}

export function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')
}

/** @throws invalid_request for anything encodeCursor did not write */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const match = /^(\S{24}) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString())
  const createdAt = new Date(match?.[1] ?? NaN)
  if (!match?.[2] || Number.isNaN(createdAt.getTime())) throw new AppError('invalid_request', 'unknown cursor')
  return { createdAt, id: match[2] }
}

/** A page out of `limit + 1` rows: the surplus row only tells that there is more. */
export function pageOfRows<Row extends Cursor>(rows: Row[], limit: number): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(last) : null }
}

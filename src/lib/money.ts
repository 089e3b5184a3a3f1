/** Money in fen as yuan: 1850 is 18.5, 1800 is 18. */
export const yuan = (fen: number): string => `${fen < 0 ? '−' : ''}${Math.abs(fen) / 100}`

/** What somebody typed as yuan, in fen; null where it is none. */
export function fenOf(text: string): number | null {
  const written = text.trim().replace('。', '.')
  return /^\d{1,9}(\.\d{1,2})?$/.test(written) ? Math.round(Number(written) * 100) : null
}

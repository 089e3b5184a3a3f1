import type { Answer } from './person'

/** Begins the same work many times, all at once. */
export const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

/** What came back, counted by code; nothing may have failed for want of an answer. */
export function outcomes(answers: Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body, text } of answers) {
    if (status >= 500) throw new Error(text)
    const outcome = status < 300 ? 'done' : (body as { code: string }).code
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

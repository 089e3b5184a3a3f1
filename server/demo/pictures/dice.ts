/** Chance that always falls the same way for the same seed. */
export interface Dice {
  /** A number between the two. */
  between(low: number, high: number): number
  pick<const Value>(values: readonly [Value, ...Value[]]): Value
  /** True with this probability. */
  chance(probability: number): boolean
}

/** Dice thrown by a text: the same words give the same picture on every machine. */
export function dice(seed: string): Dice {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    between: (low, high) => low + next() * (high - low),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    chance: (probability) => next() < probability
  }
}

import type { LineKind } from '../../../types/contract/statements'

/** What a transfer did to its household, before it is decided what of it is shown. */
export interface Booking {
  transferId: string
  householdId: string
  label: string
  kind: LineKind
  about: string
  amount: number
  happenedAt: Date
  /** The household is not to be named. */
  unlisted: boolean
  /** For something sent in under an anonymous rule. */
  anonymous: boolean
}

/** A line as it is frozen. */
export interface Line extends Omit<Booking, 'unlisted' | 'anonymous'> {
  position: number
  /** 16 random bytes */
  salt: Buffer
}

/** Kinds of points that came into the village or left it otherwise than as goods. */
const issuing = new Set<LineKind>(['award', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out'])

/** Transactions that began within the month may end a little later: until then it is not finished. */
const settlingMinutes = 5

export const isFinished = ({ until }: { until: Date }, now: Date): boolean =>
  now.getTime() >= until.getTime() + settlingMinutes * 60_000

/**
 * The lines of a month. Nameless ones stand at the end in the order of their salts, which is no order: neither their place
 * nor their words tell whose they are.
 *
 * @param bookings the oldest first
 * @param salts as many, random
 */
export function linesOf(bookings: readonly Booking[], salts: readonly Buffer[]): Line[] {
  const salted = bookings.map(({ unlisted, anonymous, ...booking }, index) =>
    ({ ...booking, nameless: unlisted || anonymous, salt: salts[index] as Buffer }))
  const named = salted.filter(({ nameless }) => !nameless)
  const hidden = salted.filter(({ nameless }) => nameless).sort((a, b) => a.salt.compare(b.salt))
  return [...named, ...hidden].map(({ nameless, label, about, kind, ...line }, position) => ({
    ...line,
    kind,
    position,
    label: nameless ? '' : oneLine(label),
    about: speaksFreely(kind, nameless) ? '' : oneLine(about)
  }))
}

/** Words that may name a household: of a move always the other one, of an adjustment the reason somebody wrote. */
const speaksFreely = (kind: LineKind, nameless: boolean): boolean =>
  kind.startsWith('move') || (nameless && kind.startsWith('adjustment'))

/** A line feed parts the fields of a leaf, so none may hold one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

export function sumsOf(lines: readonly Pick<Line, 'kind' | 'amount'>[]): { issued: number; redeemed: number } {
  const sum = (counts: (kind: LineKind) => boolean) =>
    lines.filter(({ kind }) => counts(kind)).reduce((total, { amount }) => total + amount, 0)
  return { issued: sum((kind) => issuing.has(kind)), redeemed: 0 - sum((kind) => kind === 'hand_over') }
}

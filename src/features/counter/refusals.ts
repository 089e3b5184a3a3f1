import type { IconName } from '@/components/icons'
import * as words from '@/words'

/** What the shop keeper can do next: correct the digits, serve the next one, or look the same code up again. */
export type NextStep = 'retype' | 'next' | 'again'

export interface Refusal {
  title: string
  text: string
  icon: IconName
  next: NextStep
}

const { refusals } = words.counter

interface Failure {
  code?: string
  facts?: Record<string, unknown>
}

/** When the order was closed, as the refusal tells it. */
function closedAt({ closedAt: instant }: Record<string, unknown>): string | null {
  return typeof instant === 'string' ? words.when(instant) : null
}

/** When the next try is allowed. */
function tryAgainAt({ retryAfter: seconds }: Record<string, unknown>, now: Date): string | null {
  return typeof seconds === 'number' ? words.when(new Date(now.getTime() + seconds * 1000), now) : null
}

const final = new Set(['order_handed_over', 'order_cancelled', 'order_expired', 'stale_version', 'not_found', 'pick_up_code_wrong'])

/** Whether the order as it was seen can be handed over no more; after any other failure one tries again. */
export const isFinal = (error: unknown) => final.has((error as Failure).code ?? '')

/** How the counter explains a refusal. Whatever it was: nothing changed. */
export function explainRefusal(error: unknown, now: Date): Refusal {
  const { code, facts = {} } = error as Failure
  switch (code) {
    case 'pick_up_code_wrong':
      return { ...refusals.wrong, icon: 'circle-x', next: 'retype' }
    case 'order_handed_over':
      return { title: refusals.used.title, text: refusals.used.text(closedAt(facts)), icon: 'package', next: 'next' }
    case 'order_cancelled':
      return { title: refusals.cancelled.title, text: refusals.cancelled.text(closedAt(facts)), icon: 'rotate-ccw', next: 'next' }
    case 'order_expired':
      return { title: refusals.expired.title, text: refusals.expired.text(closedAt(facts)), icon: 'clock', next: 'next' }
    case 'pick_up_code_foreign':
      return { ...refusals.foreign, icon: 'map-pin', next: 'next' }
    case 'too_many_requests':
      return { title: refusals.tooMany.title, text: refusals.tooMany.text(tryAgainAt(facts, now)), icon: 'clock', next: 'again' }
    case 'stale_version':
      return { ...refusals.stale, icon: 'refresh-cw', next: 'again' }
    default:
      return { title: refusals.other.title, text: words.explain(error), icon: 'triangle-alert', next: 'again' }
  }
}

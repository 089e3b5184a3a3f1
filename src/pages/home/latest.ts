import type { Submission } from '@contract/submissions'
import * as words from '@/words'

/** What became of the last photos, in a sentence. */
export function stateOf({ status, rule, points, createdAt }: Submission): string {
  const { latest } = words.home
  if (status === 'approved') return latest.approved(rule.name, points ?? 0)
  if (status === 'waiting') return latest.waiting(rule.name, words.when(createdAt))
  return latest[status](rule.name)
}

import type { SecondLookBar } from '../../../types/contract/second-looks'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

const noteMaxLength = 200

/** What of an approval decides who looks at it again. */
interface Drawn {
  householdId: string
  submittedBy: string
  /** Who approved it, and who did so first where two had to. */
  firstReviewer: string
  firstApprover: string | null
}

/** 亲属回避, as with the first look; and a second look is another person's. */
export function barOf(actor: Actor, drawn: Drawn, relatives: ReadonlySet<string>): SecondLookBar | null {
  const { householdId, submittedBy, firstReviewer, firstApprover } = drawn
  if (householdId === actor.householdId || submittedBy === actor.accountId) return 'own_household'
  if (relatives.has(householdId)) return 'relative_household'
  return firstReviewer === actor.accountId || firstApprover === actor.accountId ? 'first_reviewer' : null
}

/** The note as it is kept. @throws reason_missing when somebody disagrees without a word, text_too_long */
export function checkNote(agrees: boolean, note: string): string {
  const kept = note.trim()
  if (!agrees && kept === '') throw new AppError('reason_missing', 'not agreeing needs a word')
  if (kept.length > noteMaxLength) throw new AppError('text_too_long', undefined, { max: noteMaxLength, got: kept.length })
  return kept
}

import { AppError } from '../../shared/app-error'
import type { Actor } from '../../shared/actor'

/** Above the village's limit, given or taken, a second person has to agree. */
export const needsSecond = (amount: number, { adjustmentLimit }: { adjustmentLimit: number }): boolean =>
  Math.abs(amount) > adjustmentLimit

/** 亲属回避: nobody gives to or takes from their own household or a relative's. @throws own_household, relative_household */
export function checkImpartial(actor: Actor, householdId: string, relatives: ReadonlySet<string>): void {
  if (actor.householdId === householdId) throw new AppError('own_household')
  if (relatives.has(householdId)) throw new AppError('relative_household')
}

interface Asked {
  householdId: string
  askedBy: string
  status: string
  version: number
}

/** @throws second_person_needed for the one who asked, own_household, relative_household, stale_version */
export function checkDecidable(actor: Actor, asked: Asked, relatives: ReadonlySet<string>, version: number): void {
  checkImpartial(actor, asked.householdId, relatives)
  if (asked.askedBy === actor.accountId) throw new AppError('second_person_needed')
  if (asked.status !== 'waiting' || asked.version !== version) {
    throw new AppError('stale_version', undefined, { version: asked.version, status: asked.status })
  }
}

/** Whether the actor may be the second person. */
export const mayDecide = (actor: Actor, { householdId, askedBy, status }: Omit<Asked, 'version'>, relatives: ReadonlySet<string>): boolean =>
  status === 'waiting' && askedBy !== actor.accountId && householdId !== actor.householdId && !relatives.has(householdId)

/** What somebody wrote, as it is kept. @throws reason_missing */
export function checkReason(reason: string): string {
  const kept = reason.trim()
  if (kept === '') throw new AppError('reason_missing')
  return kept
}

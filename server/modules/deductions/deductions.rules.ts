import type { DeductionBar, DeductionRule, DeductionStatus } from '../../../types/contract/deductions'
import type { Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'

const reasonMaxLength = 200
const appealMaxLength = 500

/** 亲属回避: nobody takes points from their own household or their kin's. @throws own_household, relative_household */
export function checkImpartial(actor: Actor, householdId: string, relatives: ReadonlySet<string>): void {
  if (householdId === actor.householdId) throw new AppError('own_household')
  if (relatives.has(householdId)) throw new AppError('relative_household')
}

/** What the photos and the points of a deduction have to be. @returns the points @throws photo_count_wrong, points_out_of_range */
export function pointsUnder(rule: DeductionRule, { photoCount, points = rule.points }: { photoCount: number; points?: number }): number {
  const { minPhotos, maxPhotos, minPoints, maxPoints } = rule
  if (photoCount < minPhotos || photoCount > maxPhotos) {
    throw new AppError('photo_count_wrong', undefined, { min: minPhotos, max: maxPhotos, got: photoCount })
  }
  if (points < Math.max(1, minPoints) || points > maxPoints) {
    throw new AppError('points_out_of_range', undefined, { min: minPoints, max: maxPoints, got: points })
  }
  return points
}

/** What of a deduction decides who may do what with it. */
interface Facts {
  householdId: string
  madeBy: string
  status: DeductionStatus
  version: number
}

/** Arguing with the village is the household's own, once. */
export const mayAppeal = (actor: Actor, { householdId, status }: Facts): boolean =>
  householdId === actor.householdId && status === 'standing'

/** Why somebody else has to decide: 回避, and whoever took the points does not decide whether that was right. */
export function barOf(actor: Actor, { householdId, madeBy }: Facts, relatives: ReadonlySet<string>): DeductionBar | null {
  if (householdId === actor.householdId) return 'own_household'
  if (relatives.has(householdId)) return 'relative_household'
  return madeBy === actor.accountId ? 'second_person_needed' : null
}

function checkVersion({ version, status }: Facts, seen: number): void {
  if (version !== seen) throw new AppError('stale_version', undefined, { version, status })
}

/** @throws appeal_refused, stale_version */
export function checkAppeal(deduction: Facts, version: number): void {
  if (deduction.status !== 'standing') throw new AppError('appeal_refused', undefined, { status: deduction.status })
  checkVersion(deduction, version)
}

/** @throws own_household, relative_household, second_person_needed, deduction_decided, stale_version */
export function checkDecidable(actor: Actor, deduction: Facts, relatives: ReadonlySet<string>, version: number): void {
  const bar = barOf(actor, deduction, relatives)
  if (bar) throw new AppError(bar)
  const { status } = deduction
  if (status === 'upheld' || status === 'remitted') throw new AppError('deduction_decided', undefined, { status })
  if (status === 'standing') throw new AppError('stale_version', 'nobody has appealed', { version: deduction.version, status })
  checkVersion(deduction, version)
}

function checkWords(words: string, max: number): string {
  const kept = words.trim()
  if (kept === '') throw new AppError('reason_missing')
  if (kept.length > max) throw new AppError('text_too_long', undefined, { max, got: kept.length })
  return kept
}

/** The reason as it is kept. @throws reason_missing, text_too_long */
export const checkReason = (reason: string): string => checkWords(reason, reasonMaxLength)

/** The words of an appeal as they are kept. @throws reason_missing, text_too_long */
export const checkAppealWords = (words: string): string => checkWords(words, appealMaxLength)

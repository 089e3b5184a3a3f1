import type { Rule } from '../../../types/contract/rules'
import { AppError } from '../../shared/app-error'

const noteMaxLength = 500

/** @throws rule_closed, photo_count_wrong, text_too_long */
export function checkSubmission(rule: Rule, { photoCount, note }: { photoCount: number; note: string }): void {
  if (!rule.open) throw new AppError('rule_closed')
  if (photoCount < rule.minPhotos || photoCount > rule.maxPhotos) {
    throw new AppError('photo_count_wrong', undefined, { min: rule.minPhotos, max: rule.maxPhotos, got: photoCount })
  }
  if (note.length > noteMaxLength) throw new AppError('text_too_long', undefined, { max: noteMaxLength, got: note.length })
}

import type { ReviewItem } from '@contract/reviews'
import type { Rule } from '@contract/rules'
import type { Submission } from '@contract/submissions'

export const courtyard: Rule = {
  id: 'r1', seriesId: 'r1', column: 'courtyard', name: '我家庭院', hint: '院子前后各拍一张', minPhotos: 3, maxPhotos: 3,
  points: 2, minPoints: 2, maxPoints: 2, anonymous: false, needsActivity: false, caps: { day: null, week: null, month: null },
  allowance: null, open: true
}

export const volunteering: Rule = { ...courtyard, id: 'r2', seriesId: 'r2', column: 'volunteering', name: '志愿服务', minPhotos: 1, maxPhotos: 9 }

const photos = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index + 1}`, url: `/p${index + 1}.jpg`, thumbnailUrl: `/p${index + 1}-small.jpg`, width: 1600, height: 1200
  }))

/** A waiting one, sent by 张三. */
export function submission(id: string, changes: Partial<Submission> = {}): Submission {
  return {
    id, rule: courtyard, household: { id: 'h3', label: '第一网格 3 号' }, submittedBy: '张三', own: true, onBehalf: null, photos: photos(3),
    note: '', place: '', voiceNote: null, activity: null, status: 'waiting', points: null, rejectReason: null, appeal: null,
    resubmissionOf: null, resubmittedAs: null, actions: ['withdraw'], createdAt: '2026-03-01T00:03:00.000Z', reviewedAt: null,
    withdrawnAt: null, version: 1, ...changes
  }
}

export function reviewItem(id: string, changes: Partial<ReviewItem> = {}): ReviewItem {
  return {
    ...submission(id), own: false, actions: [], minPoints: 2, maxPoints: 2, defaultPoints: 2, twoApprovalsAbove: null, firstApproval: null,
    bar: null, overdue: false, photoMatches: [], waitingSince: '2026-03-01T00:03:00.000Z', sentThisMonth: 3, approvedBefore: 5, ...changes
  }
}

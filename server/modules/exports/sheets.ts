import type { LineKind } from '../../../types/contract/statements'
import type { SubmissionStatus } from '../../../types/contract/submissions'
import { kindWords, namelessWord } from '../../shared/book-words'
import type { Sheet } from '../../shared/spreadsheet'

const submissionWords: Record<SubmissionStatus, string> = {
  waiting: '等审核',
  approved: '通过',
  rejected: '没通过',
  withdrawn: '撤回了',
  appealed: '申诉中'
}

/** Titles with their widths in characters. */
export const columns = (...titled: [string, number][]): Sheet['columns'] => titled.map(([title, width]) => ({ title, width }))

interface LedgerRow {
  happenedAt: Date
  label: string
  anonymous: boolean
  kind: LineKind
  about: string
  amount: number
  by: string | null
}

export const ledgerSheet = (rows: readonly LedgerRow[]): Sheet => ({
  name: '积分账',
  columns: columns(['时间', 18], ['户', 20], ['怎么来的', 16], ['规则、物品或原因', 30], ['分', 8], ['经手人', 12]),
  rows: rows.map(({ happenedAt, label, anonymous, kind, about, amount, by }) => [
    happenedAt, anonymous ? namelessWord : label, kindWords[kind], about, amount, by
  ])
})

interface SubmissionRow {
  createdAt: Date
  label: string
  submittedBy: string
  rule: string
  anonymous: boolean
  place: string
  note: string
  status: SubmissionStatus
  points: number | null
  rejectReason: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
  consentBy: string | null
  photos: number | null
}

export const submissionsSheet = (rows: readonly SubmissionRow[]): Sheet => ({
  name: '照片',
  columns: columns(
    ['送来时间', 18], ['户', 20], ['谁送的', 12], ['代拍,谁同意的', 14], ['栏目', 14], ['照片张数', 10], ['地点', 20], ['说的话', 30],
    ['结果', 10], ['分', 8], ['没通过的原因', 24], ['审核人', 12], ['审核时间', 18]),
  rows: rows.map(({ anonymous, label, submittedBy, consentBy, note, ...row }) => [
    row.createdAt,
    // who reports without a name stays without one, and their own words might tell it
    ...(anonymous ? [namelessWord, namelessWord, null] : [label, submittedBy, consentBy]),
    row.rule, row.photos, row.place, anonymous ? null : note, submissionWords[row.status], row.points, row.rejectReason,
    row.reviewedBy, row.reviewedAt
  ])
})

import type { SubmissionStatus } from '@contract/submissions'
import { Badge } from '@/components/badge'
import * as words from '@/words'

const looks = {
  waiting: { tone: 'amber', icon: 'clock' },
  approved: { tone: 'jade', icon: 'circle-check' },
  rejected: { tone: 'vermilion', icon: 'circle-x' },
  withdrawn: { tone: 'plain', icon: 'rotate-ccw' },
  appealed: { tone: 'amber', icon: 'flag' }
} as const

export function StatusBadge({ status }: { status: SubmissionStatus }) {
  return <Badge {...looks[status]}>{words.submissions.status[status]}</Badge>
}

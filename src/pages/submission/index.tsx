import type { Submission } from '@contract/submissions'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { SpeakButton } from '@/components/speak-button'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { SealedPhotos } from '@/features/submissions/components/sealed-photos'
import { StatusBadge } from '@/features/submissions/components/status-badge'
import { Timeline } from '@/features/submissions/components/timeline'
import { useSubmission } from '@/features/submissions/use-submissions'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { Actions } from './actions'
import { Details } from './details'

const openSubmission = (id: string) => open(routes.submission, { id })

/** What became of it, as one would say it. */
function sentenceOf({ status, rule, points, rejectReason }: Submission): string {
  const { waitingText, appealedText, withdrawnText, rejectedText, approvedText } = words.submissions
  if (status === 'approved') return approvedText(rule.name, points ?? 0)
  if (status === 'rejected') return rejectedText(rejectReason ?? '')
  return { waiting: waitingText, appealed: appealedText, withdrawn: withdrawnText }[status]
}

const icons = { waiting: 'clock', appealed: 'clock', withdrawn: 'rotate-ccw', rejected: undefined } as const

/** The sentence, unless the seal on the photo says it. */
function Outcome({ submission }: { submission: Submission }) {
  const { status } = submission
  if (status === 'approved') return null
  return (
    <Notice icon={icons[status]} tone={status === 'rejected' ? 'vermilion' : 'amber'}>
      {sentenceOf(submission)}
    </Notice>
  )
}

function Total() {
  const { data: balance } = useBalance()
  if (!balance) return null
  return (
    <Card flush>
      <ListRow
        title={words.submissions.total}
        extra={<Points amount={balance.free} size='title' />}
        onPress={() => open(routes.points)}
      />
    </Card>
  )
}

/** One submission: its photos, and in plain words how far it has come. */
export default function SubmissionPage() {
  const query = useSubmission(useParam('id'))
  const { data: submission, refetch } = query
  const household = useProfile()?.household
  usePageReturn(() => void refetch())
  usePagePull(refetch)
  if (!submission) {
    return (
      <Page title={words.submissions.title}>
        <Loading query={query} />
      </Page>
    )
  }

  const { rule, status, points } = submission
  const approved = status === 'approved' && points !== null
  return (
    <Page title={words.submissions.title} actions={<Actions submission={submission} />}>
      <SealedPhotos submission={submission} />
      <SectionTitle extra={approved ? <Points amount={points} size='title' signed /> : <StatusBadge status={status} />}>
        {rule.name}
      </SectionTitle>
      <Outcome submission={submission} />
      <SpeakButton text={sentenceOf(submission)} />
      <Timeline submission={submission} onOpen={openSubmission} />
      <Details submission={submission} />
      {approved && household?.id === submission.household.id && <Total />}
    </Page>
  )
}

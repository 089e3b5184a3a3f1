import { Text } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { SealedPhotos } from '@/features/submissions/components/sealed-photos'
import { StatusBadge } from '@/features/submissions/components/status-badge'
import { Timeline } from '@/features/submissions/components/timeline'
import { useSubmission } from '@/features/submissions/use-submissions'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'
import './index.scss'

function Actions({ submission: { status, rule } }: { submission: Submission }) {
  const again = () => open(routes.upload, { ruleId: rule.id })
  return (
    <>
      {status !== 'rejected' && (
        <Button kind='secondary' icon='house' onPress={() => open(routes.home)}>
          {words.submissions.toHomeShort}
        </Button>
      )}
      {status !== 'waiting' && (
        <Button icon='camera' onPress={again}>
          {words.submissions.again}
        </Button>
      )}
    </>
  )
}

function Outcome({ submission: { status, rejectReason } }: { submission: Submission }) {
  if (status === 'waiting') return <Notice icon='clock'>{words.submissions.waitingText}</Notice>
  if (status === 'rejected') {
    return <Notice tone='vermilion'>{words.submissions.rejectedText(rejectReason ?? '')}</Notice>
  }
  return null
}

/** One submission: its photos, and in plain words how far it has come. */
export default function SubmissionPage() {
  const { data: submission, error, refetch } = useSubmission(useParam('id'))
  const profile = useProfile()
  const { data: balance } = useBalance({ enabled: Boolean(profile?.household) })
  usePageReturn(() => void refetch())
  usePagePull(refetch)
  if (!submission) {
    return (
      <Page title={words.submissions.title}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  }

  const { rule, status, points, note, submittedBy } = submission
  const approved = status === 'approved' && points !== null
  return (
    <Page title={words.submissions.title} actions={<Actions submission={submission} />}>
      <SealedPhotos submission={submission} />
      <SectionTitle extra={approved ? <Points amount={points} size='title' signed /> : <StatusBadge status={status} />}>
        {rule.name}
      </SectionTitle>
      <Outcome submission={submission} />
      <Timeline submission={submission} own={submittedBy === profile?.name} />
      {note && (
        <Card>
          <Text className='submission__label'>{words.submissions.note}</Text>
          <Text className='submission__note'>{note}</Text>
        </Card>
      )}
      {approved && balance && (
        <Card flush>
          <ListRow
            title={words.submissions.total}
            extra={<Points amount={balance.free} size='title' />}
            onPress={() => open(routes.points)}
          />
        </Card>
      )}
    </Page>
  )
}

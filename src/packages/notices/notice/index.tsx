import { Page } from '@/components/page'
import { SpeakButton } from '@/components/speak-button'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { forWhom } from '@/features/notices/components/notice-row'
import { useNotice, useReceipt } from '@/features/notices/use-notices'
import { usePagePull } from '@/platform/lifecycle'
import { useParam } from '@/platform/navigation'
import { common, notices as said, when } from '@/words'
import { NoticeText } from '../parts/notice-text'

/** One notice. To look at it is to have read it. */
export default function NoticePage() {
  const { data: notice, error, refetch } = useNotice(useParam('id'))
  usePagePull(refetch)
  useReceipt(notice)
  return (
    <Page title={said.title}>
      {notice ? (
        <>
          <NoticeText {...notice} notes={[said.by(notice.by, when(notice.createdAt)), forWhom(notice)]} />
          <SpeakButton text={`${notice.title}${common.fullStop}${notice.body}`} />
        </>
      ) : error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}

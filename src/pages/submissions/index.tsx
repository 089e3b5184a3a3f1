import { useState } from 'react'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useProfile } from '@/features/session/store'
import { OutboxCard } from '@/features/submissions/components/outbox-card'
import { SubmissionRow } from '@/features/submissions/components/submission-row'
import { type SubmissionFilter, useSubmissions } from '@/features/submissions/use-submissions'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

const filters = ['all', 'open', 'approved', 'rejected', 'withdrawn'] as const
type Filter = (typeof filters)[number]

const tabs = filters.map((value) => ({ value, label: words.submissions.filters[value] }))

const wanted: Record<Filter, SubmissionFilter> = {
  all: {}, open: { open: true }, approved: { status: 'approved' }, rejected: { status: 'rejected' }, withdrawn: { status: 'withdrawn' }
}

/** What the own household has sent in, and what became of it. */
export default function SubmissionsPage() {
  const [filter, setFilter] = useState<Filter>('all')
  const list = useSubmissions(wanted[filter])
  const profile = useProfile()
  usePageList(list)
  usePagePull(list.refetch)
  return (
    <Page title={words.submissions.title}>
      <OutboxCard accountId={profile?.accountId} onOpen={(parcel) => open(routes.upload, { parcel })} />
      <Tabs label={words.submissions.filterLabel} items={tabs} value={filter} onChange={setFilter} />
      <PagedList
        list={list}
        empty={
          <EmptyPanel
            icon='images'
            title={words.submissions.emptyTitle[filter]}
            action={{ label: words.submissions.toHome, onPress: () => open(routes.home) }}
          >
            {words.submissions.empty[filter]}
          </EmptyPanel>
        }
      >
        {(items) => items.map((submission) => (
          <SubmissionRow
            key={submission.id}
            submission={submission}
            onPress={() => open(routes.submission, { id: submission.id })}
          />
        ))}
      </PagedList>
    </Page>
  )
}

import { useEffect } from 'react'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/state-panel'
import { Parcel, ParcelActions } from '@/features/submissions/components/parcel'
import { useOutbox } from '@/features/submissions/outbox'
import { useDraft } from '@/features/submissions/use-draft'
import { open, replace } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

/** What was sent off, until it has arrived; then what became of it. */
export function OnItsWay({ name }: { name: string }) {
  const draft = useDraft(name)
  const submissionId = useOutbox(({ arrived }) => arrived[name])
  const gone = !draft
  useEffect(() => {
    if (submissionId) replace(routes.submission, { id: submissionId })
    else if (gone) replace(routes.submissions)
  }, [submissionId, gone])
  if (!draft) {
    return (
      <Page title={words.upload.title}>
        <Skeleton rows={1} />
      </Page>
    )
  }
  return (
    <Page title={draft.rule.name} actions={<ParcelActions name={name} draft={draft} onHome={() => open(routes.home)} />}>
      <Parcel draft={draft} />
    </Page>
  )
}

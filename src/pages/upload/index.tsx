import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { RuleTerms } from '@/features/rules/components/rule-terms'
import { useRule } from '@/features/rules/use-rules'
import { useProfile } from '@/features/session/store'
import { DraftPhotos } from '@/features/submissions/components/draft-photos'
import { NoteField } from '@/features/submissions/components/note-field'
import { SendBar } from '@/features/submissions/components/send-bar'
import { ApiError } from '@/platform/api-error'
import { open, replace, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'

const homeless = new ApiError('household_missing')

/** Photos for one rule, chosen and sent. */
export default function UploadPage() {
  const { rule, error, refetch } = useRule(useParam('ruleId'))
  const profile = useProfile()
  if (profile && !profile.household) {
    return (
      <Page title={words.upload.title}>
        <ErrorPanel error={homeless} />
      </Page>
    )
  }
  if (!rule) {
    return (
      <Page title={words.upload.title}>
        {!error && <Skeleton rows={2} />}
        {error && 'code' in error && error.code === 'rule_not_found' ? (
          <EmptyPanel
            icon='camera'
            title={words.upload.closedTitle}
            action={{ label: words.upload.toHome, onPress: () => open(routes.home) }}
          >
            {words.upload.closedText}
          </EmptyPanel>
        ) : (
          error && <ErrorPanel error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    )
  }

  const draft = `${profile?.accountId} ${rule.id}`
  return (
    <Page
      title={rule.name}
      actions={<SendBar name={draft} rule={rule} onSent={(id) => replace(routes.submission, { id })} />}
    >
      <RuleTerms rule={rule} />
      <DraftPhotos name={draft} rule={rule} />
      <NoteField name={draft} />
    </Page>
  )
}

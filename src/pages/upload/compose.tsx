import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { ActivityChoice } from '@/features/activities/components/activity-choice'
import { RuleTerms } from '@/features/rules/components/rule-terms'
import { useProfile } from '@/features/session/store'
import { DraftPhotos } from '@/features/submissions/components/draft-photos'
import { Extras } from '@/features/submissions/components/extras'
import { SameAngle } from '@/features/submissions/components/same-angle'
import { SendBar } from '@/features/submissions/components/send-bar'
import { chooseActivity } from '@/features/submissions/drafts'
import { useOpenDraft } from '@/features/submissions/use-draft'
import { ApiError } from '@/platform/api-error'
import { useParam } from '@/platform/navigation'
import * as words from '@/words'
import { useBeginning } from './use-beginning'

const homeless = new ApiError('household_missing', 403)

/** Why there is nothing to photograph for: closed by the village, or not known yet. */
function WithoutRule({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) return <Skeleton rows={2} />
  if (!('code' in error && error.code === 'rule_not_found')) return <ErrorPanel error={error} onRetry={onRetry} />
  return (
    <RefusedPanel icon='camera' title={words.upload.closedTitle}>
      {words.upload.closedText}
    </RefusedPanel>
  )
}

interface ComposeProps {
  /** Name of a draft that had been sent off before; empty for what the page's address tells. */
  takenBack: string
  /** The draft is in the outbox now, under this name. */
  onSentOff: (parcel: string) => void
}

/** Photos for one rule, chosen, with words where somebody wants to add them. */
export function Compose({ takenBack, onSentOff }: ComposeProps) {
  const { name, rule, beginning, onBehalfOf, error, refetch } = useBeginning(takenBack)
  const draft = useOpenDraft(name, beginning)
  const profile = useProfile()
  const activity = useParam('activity')
  if (profile && !profile.household && !onBehalfOf) {
    return (
      <Page title={words.upload.title}>
        <ErrorPanel error={homeless} />
      </Page>
    )
  }
  if (!rule || !draft) {
    return (
      <Page title={words.upload.title}>
        <WithoutRule error={error} onRetry={refetch} />
      </Page>
    )
  }
  return (
    <Page title={rule.name} actions={<SendBar name={name} draft={draft} rule={rule} onSentOff={onSentOff} />}>
      {onBehalfOf && (
        <Notice tone='jade' icon='users'>
          {words.upload.onBehalf(onBehalfOf.label, onBehalfOf.consentBy)}
        </Notice>
      )}
      <RuleTerms rule={rule} forOthers={onBehalfOf !== undefined} />
      <DraftPhotos name={name} draft={draft} rule={rule} />
      {rule.column === 'courtyard' && !onBehalfOf && <SameAngle next={draft.photos.length} />}
      <ActivityChoice
        key={`activity ${name}`}
        column={rule.column}
        value={draft.activityId}
        wanted={activity}
        needed={rule.needsActivity}
        onChange={(id) => chooseActivity(name, id)}
      />
      <Extras key={name} name={name} draft={draft} />
    </Page>
  )
}

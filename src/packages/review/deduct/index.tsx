import { useState } from 'react'
import type { DeductionRule } from '@contract/deductions'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { Stepper } from '@/components/stepper'
import { useDeduct, useDeductionRules } from '@/features/deductions/use-deductions'
import { EvidencePhotos } from '@/features/evidence/components/evidence-photos'
import { useEvidence, type Evidence } from '@/features/evidence/use-evidence'
import { HouseholdChoice, type Door } from '@/features/households/components/household-choice'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back } from '@/platform/navigation'
import { deductions as said, explain } from '@/words'

/** Characters the server takes. */
const reasonMaxLength = 200
/** Roomy enough that a long text is shortened by its writer, not cut off by the field. */
const fieldMaxLength = 2000

interface Deducting {
  ruleId: string | null
  household: Door | null
  /** null: as many as the rule says by itself. */
  points: number | null
  reason: string
}

const empty: Deducting = { ruleId: null, household: null, points: null, reason: '' }

interface Written extends Pick<Deducting, 'household' | 'reason'> {
  rule: DeductionRule | undefined
}

/** What is still to be done before points can be taken. */
function missingOf({ rule, household, reason }: Written, { photos, photoIds }: Evidence): string | undefined {
  const { missing } = said
  if (!rule) return missing.rule
  if (!household) return missing.household
  if (photos.length < rule.minPhotos) return missing.photos(rule.minPhotos - photos.length)
  if (reason.trim() === '') return missing.reason
  if (reason.trim().length > reasonMaxLength) return missing.tooLong
  return photoIds === null ? missing.sending : undefined
}

function Form({ rules }: { rules: readonly DeductionRule[] }) {
  const own = useProfile()?.household?.id
  const kept = useKeptForm('deduction', empty, null)
  const { form: { ruleId, household, reason }, change } = kept
  const rule = rules.length === 1 ? rules[0] : rules.find(({ id }) => id === ruleId)
  const points = kept.form.points ?? rule?.points ?? 0
  const [asking, setAsking] = useState(false)
  const evidence = useEvidence('deduction')
  const { run, isPending, error } = useDeduct()
  const drop = () => {
    kept.drop()
    evidence.drop()
  }
  const missing = missingOf({ rule, household, reason }, evidence)
  const surplus = reason.trim().length - reasonMaxLength
  const close = () => setAsking(false)
  const send = () => {
    if (!rule || !household || !evidence.photoIds) return
    const wanted = { ruleId: rule.id, householdId: household.id, photoIds: evidence.photoIds, reason: reason.trim(), points }
    run(wanted, {
      onDone: drop,
      onSuccess() {
        notify(said.made)
        back()
      },
      onError(refusal) {
        evidence.renewAfter(refusal)
        close()
      }
    })
  }
  return (
    <Page
      title={said.makeTitle}
      actions={
        <Button kind='danger' disabled={missing !== undefined} onPress={() => setAsking(true)}>
          {missing ?? said.doMake(points)}
        </Button>
      }
    >
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <KeptNote resumed={kept.resumed || evidence.resumed} outdated={false} onDrop={drop} />
      <SectionTitle>{said.whichRule}</SectionTitle>
      <Choices
        label={said.whichRule}
        items={rules.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={rule ? [rule.id] : []}
        onChange={([id = null]) => change({ ruleId: id, points: null })}
      />
      {rule && <Notice icon='info'>{[rule.hint, said.range(rule.minPoints, rule.maxPoints)].filter(Boolean).join(' · ')}</Notice>}
      <SectionTitle>{said.whose}</SectionTitle>
      <HouseholdChoice except={own} value={household ?? undefined} onChange={(door) => change({ household: door ?? null })} />
      {rule && (
        <>
          <SectionTitle>{said.evidence(rule.minPhotos, rule.maxPhotos)}</SectionTitle>
          <EvidencePhotos evidence={evidence} max={rule.maxPhotos} />
        </>
      )}
      {rule && rule.minPoints < rule.maxPoints && (
        <SectionTitle
          extra={
            <Stepper
              label={said.howMany}
              lessLabel={said.less}
              moreLabel={said.more}
              value={points}
              min={Math.max(1, rule.minPoints)}
              max={rule.maxPoints}
              onChange={(chosen) => change({ points: chosen })}
            />
          }
        >
          {said.howMany}
        </SectionTitle>
      )}
      <Field
        kind='lines'
        label={said.reason}
        placeholder={said.reasonPlaceholder}
        hint={said.reasonHint}
        value={reason}
        maxLength={fieldMaxLength}
        error={surplus > 0 ? said.tooLong(surplus) : undefined}
        onInput={(text) => change({ reason: text })}
      />
      <Dialog
        open={asking}
        title={said.confirmTitle(household?.label ?? '', points)}
        confirmLabel={said.confirm}
        danger
        loading={isPending}
        onConfirm={send}
        onCancel={close}
      >
        {said.confirmText}
      </Dialog>
    </Page>
  )
}

/** Takes points from a household: the rule, the door, the photos, the reason. */
export default function DeductPage() {
  const may = useMay('deduct')
  const { data: rules, error, refetch } = useDeductionRules(may)
  if (!may) {
    return (
      <Page title={said.makeTitle}>
        <RefusedPanel icon='circle-alert' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  if (rules && rules.length > 0) return <Form rules={rules} />
  return (
    <Page title={said.makeTitle}>
      {rules && <EmptyPanel icon='book-open' title={said.noRules}>{said.noRulesNext}</EmptyPanel>}
      {!rules && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />)}
    </Page>
  )
}

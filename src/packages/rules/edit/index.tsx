import { View } from '@tarojs/components'
import type { RuleSeries } from '@contract/rules'
import { Button } from '@/components/button'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { DryRunCard } from '@/features/rules/components/dry-run-card'
import { RuleForm } from '@/features/rules/components/rule-form'
import { TermsPreview } from '@/features/rules/components/terms-preview'
import { emptyForm, formOf, fromOf, termsOf } from '@/features/rules/form'
import { faceOf, useAllRules, useLaying } from '@/features/rules/use-all-rules'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back, useParam } from '@/platform/navigation'
import * as words from '@/words'
import './index.scss'

const said = words.rules
const previews = { upload: said.preview, deduction: said.previewDeduction, base: said.previewBase }

/** The form beside what it comes to; what was written stays in it whatever the server says. */
function Editing({ series }: { series?: RuleSeries }) {
  const face = series && (series.next ?? faceOf(series))
  // what a change is to follow stays, even if the list is asked for again meanwhile
  const kept = useKeptForm(`rule ${series?.id ?? 'new'}`, face ? formOf(face, new Date()) : emptyForm, series?.headId ?? null)
  const { form, version: seen } = kept
  const laying = useLaying()
  const read = termsOf(form)
  const terms = typeof read === 'string' ? null : read
  const from = fromOf(form, new Date())
  const missing = typeof read === 'string' ? read : typeof from === 'string' ? from : null
  const save = () => {
    if (!terms || typeof from === 'string') return
    laying.run({ terms, ...from, seen }, {
      onDone: kept.drop,
      onSuccess: () => {
        notify(said.saved)
        back()
      }
    })
  }
  const action = (
    <Button disabled={missing !== null} loading={laying.isPending} onPress={save}>
      {missing === null ? said.save : said.missing[missing]}
    </Button>
  )
  return (
    <Page title={series ? said.editTitle : said.newTitle} wide actions={action}>
      {laying.error && !laying.isPending && <Notice tone='vermilion'>{words.explain(laying.error)}</Notice>}
      <KeptNote {...kept} onDrop={kept.drop} />
      <View className='rule-edit'>
        <RuleForm form={form} fixed={series !== undefined} onChange={kept.change} />
        <View className='rule-edit__outcome'>
          <SectionTitle>{previews[form.kind]}</SectionTitle>
          {terms ? <TermsPreview terms={terms} /> : <EmptyPanel icon='eye' title={said.previewWaits} />}
          <SectionTitle>{said.dryRunTitle}</SectionTitle>
          <DryRunCard terms={terms} seriesId={series?.id ?? null} />
        </View>
      </View>
    </Page>
  )
}

/** A new rule, or the next version of one. */
export default function EditRulePage() {
  const id = useParam('id')
  const mayManage = useMay('manage_rules')
  const { data: rules, error, refetch } = useAllRules(mayManage && id !== '')
  if (!mayManage) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='sprout' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const series = rules?.find((one) => one.id === id)
  if (!id || series) return <Editing series={series} />
  return (
    <Page title={said.editTitle}>
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Page>
  )
}

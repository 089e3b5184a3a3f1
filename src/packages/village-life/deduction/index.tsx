import { Text, View } from '@tarojs/components'
import type { Deduction } from '@contract/deductions'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PhotoGrid } from '@/components/photo-grid'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { SpeakButton } from '@/components/speak-button'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { DeductionBadge } from '@/features/deductions/components/deduction-row'
import { useDeduction } from '@/features/deductions/use-deductions'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { usePagePull, usePageReturn } from '@/platform/lifecycle'
import { useParam } from '@/platform/navigation'
import * as words from '@/words'
import { deductions as said } from '@/words'
import { Appeal, Decide } from './steps'
import './index.scss'

/** Somebody's words and whose they are. */
function Said({ title, text, note }: { title: string; text: string; note: string }) {
  return (
    <>
      <SectionTitle>{title}</SectionTitle>
      <Card>
        <View>
          <Text className='deduction__words'>{text}</Text>
          <Text className='deduction__note'>{note}</Text>
        </View>
      </Card>
    </>
  )
}

function Standing({ deduction, own, may }: { deduction: Deduction; own: boolean; may: boolean }) {
  const { status, mayAppeal, bar, taken } = deduction
  if (status === 'remitted') return <Notice tone='jade' icon='rotate-ccw'>{said.remitted(taken)}</Notice>
  if (status === 'appealed' && bar) return <Notice tone='amber' icon='users'>{said.bar(bar)}</Notice>
  if (status === 'appealed' && own && !may) return <Notice tone='amber' icon='clock'>{said.waitingNote}</Notice>
  return mayAppeal ? <Notice icon='info'>{said.mayAppealNote}</Notice> : null
}

/** One deduction: the photos, the reason, and what was said and decided about it. */
export default function DeductionPage() {
  const { data: deduction, error, refetch } = useDeduction(useParam('id'))
  const own = useProfile()?.household?.id === deduction?.household.id
  const may = useMay('deduct')
  usePageReturn(() => void refetch())
  usePagePull(refetch)
  if (!deduction) {
    return (
      <Page title={said.oneTitle}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Page>
    )
  }
  const { id, version, rule, household, photos, reason, points, taken, madeBy, createdAt, status, appeal, decision, mayAppeal } = deduction
  const decidable = may && status === 'appealed' && deduction.bar === null
  return (
    <Page
      title={said.oneTitle}
      actions={decidable ? <Decide id={id} version={version} /> : mayAppeal && <Appeal id={id} version={version} />}
    >
      <PhotoGrid photos={photos.map((photo) => ({ key: photo.id, url: photo.url, width: photo.width, height: photo.height }))} />
      <SectionTitle extra={<Points amount={-taken} size='title' plain />}>{rule.name}</SectionTitle>
      <View><DeductionBadge status={status} /></View>
      <Said title={said.why} text={reason} note={[household.label, said.taken(points, taken), said.madeBy(madeBy, createdAt)].join(' · ')} />
      <SpeakButton text={said.sentence(deduction)} />
      {appeal && <Said title={said.appealTitle} text={appeal.words || said.leftWords} note={words.when(appeal.createdAt)} />}
      {decision && <Said title={said.decisionTitle} text={decision.reason} note={said.decided(decision.by, decision.decidedAt)} />}
      <Standing deduction={deduction} own={own} may={may} />
    </Page>
  )
}

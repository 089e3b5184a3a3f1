import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { RuleSeries, RuleVersion } from '@contract/rules'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { faceOf, moveUp, useAllRules, useClosing, useOrder, useReopening, useTakingBack } from '@/features/rules/use-all-rules'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { ApiError } from '@/platform/api-error'
import { usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import './index.scss'

const said = words.rules

/** One version: what it lays down, since when and by whom. */
function Version({ version, title }: { version: RuleVersion; title: string }) {
  const { terms, startsAt, closedAt, createdBy } = version
  const span = closedAt ? said.span(startsAt, closedAt) : said.since(startsAt)
  return (
    <View className='rule-versions__one'>
      <SectionTitle>{title}</SectionTitle>
      <Card>
        <View className='rule-version'>
          <Text className='rule-version__name'>{terms.name}</Text>
          {terms.hint && <Text>{terms.hint}</Text>}
          {said.parts(terms).map((part) => (
            <Text key={part} className='rule-version__part'>
              {part}
            </Text>
          ))}
          <Text className='rule-version__note'>{createdBy ? `${span} · ${said.by(createdBy)}` : span}</Text>
        </View>
      </Card>
    </View>
  )
}

type Step = 'close' | 'reopen' | 'takeBack'

/** What can be done with it, each step asked for once more. */
function useSteps({ headId, current, next }: RuleSeries) {
  const [step, setStep] = useState<Step | null>(null)
  const closing = useClosing()
  const reopening = useReopening()
  const takingBack = useTakingBack()
  const actions = { close: closing, reopen: reopening, takeBack: takingBack }
  const texts = {
    close: [said.closeTitle, said.closeText, said.closeConfirm, said.closeDone],
    reopen: [said.reopenTitle, said.reopenText, said.reopen, said.reopenDone],
    takeBack: current
      ? [said.takeBackTitle, said.takeBackText, said.takeBack, said.takeBackDone]
      : [said.takeBackFirstTitle, said.takeBackFirstText, said.takeBackFirst, said.takeBackDone]
  } as const
  const confirm = (wanted: Step) =>
    actions[wanted].run(headId, { onSuccess: () => notify(texts[wanted][3]) })
  const error = closing.error ?? reopening.error ?? takingBack.error
  const busy = closing.isPending || reopening.isPending || takingBack.isPending
  const [title = '', text = '', confirmLabel = ''] = step ? texts[step] : []
  const dialog = step && (
    <Dialog
      open
      title={title}
      confirmLabel={confirmLabel}
      danger={step !== 'reopen'}
      loading={busy}
      onConfirm={() => {
        confirm(step)
        setStep(null)
      }}
      onCancel={() => setStep(null)}
    >
      {text}
    </Dialog>
  )
  return { ask: setStep, dialog, error: busy ? null : error, busy, takeBackLabel: next && (current ? said.takeBack : said.takeBackFirst) }
}

function OneRule({ series, rules }: { series: RuleSeries; rules: readonly RuleSeries[] }) {
  const { id, state, current, next, past } = series
  const { ask, dialog, error, busy, takeBackLabel } = useSteps(series)
  const order = useOrder()
  const closed = state === 'closed'
  const further = moveUp(rules, series)
  const [last, ...earlier] = past
  const history = closed ? earlier : past
  const actions = closed ? (
    <Button loading={busy} onPress={() => ask('reopen')}>{said.reopen}</Button>
  ) : (
    <>
      <Button kind='secondary' loading={busy} onPress={() => ask(takeBackLabel ? 'takeBack' : 'close')}>
        {takeBackLabel ?? said.close}
      </Button>
      <Button onPress={() => open(routes.ruleEdit, { id })}>{said.change}</Button>
    </>
  )
  return (
    <Page title={faceOf(series)?.terms.name ?? said.oneTitle} wide actions={actions}>
      {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      {order.error && !order.isPending && <Notice tone='vermilion'>{words.explain(order.error)}</Notice>}
      <View className='rule-versions'>
        {current && <Version version={current} title={said.current} />}
        {next && <Version version={next} title={current ? said.next(next.startsAt) : said.firstFrom(next.startsAt)} />}
        {closed && last && <Version version={last} title={said.last} />}
        {history.map((version) => (
          <Version key={version.id} version={version} title={said.history} />
        ))}
      </View>
      {further && (
        <Button kind='text' loading={order.isPending} onPress={() => order.run(further, { onSuccess: () => notify(said.upDone) })}>
          {said.up}
        </Button>
      )}
      {current && next && (
        <Button kind='text' onPress={() => ask('close')}>
          {said.close}
        </Button>
      )}
      {dialog}
    </Page>
  )
}

/** One rule with everything it was, is and will be. */
export default function RulePage() {
  const id = useParam('id')
  const mayManage = useMay('manage_rules')
  const { data: rules, error, refetch } = useAllRules(mayManage)
  usePageReturn(() => void (mayManage && refetch()))
  const series = rules?.find((one) => one.id === id)
  if (series) return <OneRule series={series} rules={rules ?? []} />
  return (
    <Page title={said.oneTitle}>
      {!mayManage && <RefusedPanel icon='sprout' title={said.refused}>{said.refusedNext}</RefusedPanel>}
      {mayManage && !rules && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />)}
      {rules && <ErrorPanel error={new ApiError('rule_not_found', 404)} />}
    </Page>
  )
}

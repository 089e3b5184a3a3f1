import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RuleKind, RuleSeries } from '@contract/rules'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { RuleRows } from '@/features/rules/components/rule-rows'
import { faceOf, useAllRules } from '@/features/rules/use-all-rules'
import { useMay } from '@/features/session/use-may'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import './index.scss'

const said = words.rules
const kinds = Object.keys(said.kinds) as RuleKind[]
const isClosed = ({ state }: RuleSeries) => state === 'closed'

type Shown = 'open' | 'closed'

function AllRules({ rules }: { rules: readonly RuleSeries[] }) {
  const [tab, setTab] = useState<Shown>('open')
  const closed = rules.filter(isClosed)
  const shown = tab === 'closed' ? closed : rules.filter((series) => !isClosed(series))
  const items = [
    { value: 'open', label: said.open, count: rules.length - closed.length },
    { value: 'closed', label: said.closed, count: closed.length }
  ] as const
  return (
    <>
      <Tabs label={said.tabs} items={items} value={tab} onChange={setTab} />
      {shown.length === 0 && <EmptyPanel icon='sprout' title={said.empty[tab]}>{said.emptyNext[tab]}</EmptyPanel>}
      <View className='rule-list'>
        {kinds.map((kind) => {
          const here = shown.filter((series) => faceOf(series)?.terms.kind === kind)
          if (here.length === 0) return null
          return (
            <View key={kind} className='rule-list__kind'>
              <SectionTitle>{said.kinds[kind]}</SectionTitle>
              <RuleRows rules={here} onOpen={(id) => open(routes.rule, { id })} />
            </View>
          )
        })}
      </View>
    </>
  )
}

/** Everything the village gives points for and takes points away for. */
export default function RulesPage() {
  const mayManage = useMay('manage_rules')
  const { data: rules, error, refetch } = useAllRules(mayManage)
  usePageReturn(() => void (mayManage && refetch()))
  if (!mayManage) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='sprout' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={said.title} wide actions={<Button icon='plus' onPress={() => open(routes.ruleEdit)}>{said.create}</Button>}>
      {!rules && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />)}
      {rules && <AllRules rules={rules} />}
    </Page>
  )
}

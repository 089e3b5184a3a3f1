import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Statement, StatementLine } from '@contract/statements'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { Points } from '@/components/points'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useProfile } from '@/features/session/store'
import { useLines, useStatement, useStatementFile } from '@/features/statements/use-statements'
import { notify } from '@/lib/notify'
import { usePageList } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, statements as said } from '@/words'
import { CheckCard } from './check-card'
import './index.scss'

type Whose = 'all' | 'own'

function Line({ household, own, kind, about, amount, on }: StatementLine) {
  const name = own ? said.ownHousehold : said.nameless
  const points = <Points amount={amount} signed plain={amount < 0} />
  return <ListRow title={household ?? name} own={own} note={said.line(kind, about, on)} extra={points} />
}

function Lines({ id, own }: { id: string; own: boolean }) {
  const list = useLines(id, own)
  usePageList(list)
  const empty = own ? <EmptyPanel title={said.ownEmpty}>{said.ownEmptyNext}</EmptyPanel> : <EmptyPanel title={said.allEmpty} />
  return (
    <PagedList list={list} empty={empty}>
      {(lines) => (
        <Card flush>
          {lines.map((line) => <Line key={line.position} {...line} />)}
        </Card>
      )}
    </PagedList>
  )
}

/** The month in sums, and the code that stands for all of it. */
function Sums({ issued, redeemed, root }: Statement) {
  return (
    <Card>
      <View className='statement-sums'>
        {([[said.issued, issued], [said.redeemed, redeemed]] as const).map(([label, amount]) => (
          <View key={label} className='statement-sums__sum'>
            <Text className='statement-sums__label'>{label}</Text>
            <Points amount={amount} size='title' />
          </View>
        ))}
      </View>
      <Text className='statement-sums__label'>{`${said.root}。${said.rootText}`}</Text>
      <Text className='statement-sums__root'>{said.inFours(root)}</Text>
    </Card>
  )
}

function Papers({ id, month }: Statement) {
  const file = useStatementFile()
  const keep = () =>
    file.run({ id, name: said.fileName(month) }, { onSuccess: (outcome) => notify(outcome === 'saved' ? said.kept : said.keepFailed) })
  return (
    <>
      {file.error && <Notice tone='vermilion'>{explain(file.error)}</Notice>}
      <View className='statement-papers'>
        <Button small kind='secondary' icon='download' loading={file.isPending} onPress={keep}>
          {said.excel}
        </Button>
        <Button small kind='secondary' icon='printer' onPress={() => open(routes.statementPrint, { id })}>
          {said.printPage}
        </Button>
      </View>
    </>
  )
}

/** A published month: what every household earned and spent, and whether one's own lines are as they were published. */
export default function StatementPage() {
  const id = useParam('id')
  const household = useProfile()?.household
  const { data, error, refetch } = useStatement(id)
  const [whose, setWhose] = useState<Whose>('all')
  if (!data) {
    return (
      <Page title={said.title}>{error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}</Page>
    )
  }
  const tabs = (['all', 'own'] as const).map((value) => ({ value, label: said[value] }))
  return (
    <Page title={said.month(data.month)} wide>
      <View className='statement'>
        <View className='statement__whole'>
          <Sums {...data} />
          {household && <CheckCard {...data} householdId={household.id} />}
          <Papers {...data} />
        </View>
        <View className='statement__lines'>
          {household && <Tabs label={said.shown} items={tabs} value={whose} onChange={setWhose} />}
          <Lines key={whose} id={id} own={whose === 'own'} />
        </View>
      </View>
    </Page>
  )
}

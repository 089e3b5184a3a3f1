import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AuditFileQuery } from '@contract/audit'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { useAudit, useAuditFile } from '@/features/audit/use-audit'
import { useMay } from '@/features/session/use-may'
import { villageTime } from '@/lib/dates'
import { notify } from '@/lib/notify'
import { usePageList } from '@/platform/lifecycle'
import { audit as said, day, explain, when } from '@/words'
import { FilterSheet, type Filter } from './filter-sheet'
import './index.scss'

const everything: Filter = { action: undefined, from: '', until: '' }

/** What the server is asked for: from the first day's beginning to the last day's end, on the village's clock. */
function queryOf(search: string, { action, from, until }: Filter): AuditFileQuery {
  return {
    ...(search.trim() && { search: search.trim() }),
    ...(action && { action }),
    ...(from && { from: villageTime(`${from}T00:00:00+08:00`).toISOString() }),
    ...(until && { until: villageTime(`${until}T00:00:00+08:00`).add(1, 'day').toISOString() })
  }
}

/** The conditions in force, in a line. */
const wordsOf = ({ action, from, until }: Filter) =>
  [action && said.kind(action), from && said.since(day(from)), until && said.upTo(day(until))]
    .filter(Boolean).join(' · ')

function Trail() {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState(everything)
  const [filtering, setFiltering] = useState(false)
  const query = queryOf(search, filter)
  const list = useAudit(query, true)
  const file = useAuditFile()
  usePageList(list)
  const keep = () =>
    file.run({ query, name: said.fileName(villageTime(new Date()).format('YYYY-MM-DD')) }, {
      onSuccess: (outcome) => notify(outcome === 'saved' ? said.kept : said.failed)
    })
  const conditions = wordsOf(filter)
  return (
    <View className='audit'>
      <View className='audit__search'>
        <Field
          label={said.search}
          value={typed}
          onInput={setTyped}
          placeholder={said.searchPlaceholder}
          maxLength={40}
          onConfirm={() => setSearch(typed)}
        />
        <Button kind='secondary' icon='search-check' onPress={() => setSearch(typed)}>{said.find}</Button>
        {conditions && <Notice tone='jade' icon='info'>{conditions}</Notice>}
        <View className='audit__ways'>
          <Button small kind='secondary' icon='list' onPress={() => setFiltering(true)}>{said.filter}</Button>
          <Button small kind='secondary' icon='download' loading={file.isPending} onPress={keep}>{said.excel}</Button>
        </View>
        {conditions && <Button kind='text' onPress={() => setFilter(everything)}>{said.clear}</Button>}
        {file.error && <Notice tone='vermilion'>{explain(file.error)}</Notice>}
      </View>
      <View className='audit__found'>
        <PagedList list={list} empty={<EmptyPanel icon='book-open' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
          {(events) => (
            <Card flush>
              {events.map((event) => (
                <ListRow key={event.id} title={said.sentence(event)} note={said.more(event, when(event.createdAt))} />
              ))}
            </Card>
          )}
        </PagedList>
      </View>
      {filtering && <FilterSheet filter={filter} onChange={setFilter} onClose={() => setFiltering(false)} />}
    </View>
  )
}

/** Every administrative act of the village, searchable. */
export default function AuditPage() {
  const may = useMay('read_audit')
  return (
    <Page title={said.title} wide={may}>
      {may ? <Trail /> : <RefusedPanel icon='book-open' title={said.refused}>{said.refusedNext}</RefusedPanel>}
    </Page>
  )
}

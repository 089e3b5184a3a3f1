import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { ExportName } from '@contract/exports'
import type { Permission } from '@contract/permissions'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { useExports } from '@/features/exports/use-exports'
import { useProfile } from '@/features/session/store'
import { villageTime } from '@/lib/dates'
import { notify } from '@/lib/notify'
import { bookExports as said, day, explain } from '@/words'

/** What there is, and who may have it. */
const needed = { ledger: 'export_books', submissions: 'export_books', shop: 'read_shop_books' } as const satisfies Record<ExportName, Permission>

type Span = keyof typeof said.presets | 'own'

const spans = [...(Object.keys(said.presets) as (keyof typeof said.presets)[]), 'own' as const].map((value) => ({
  value,
  label: value === 'own' ? said.own : said.presets[value]
}))

/** First and last day, both in it. */
interface Days {
  from: string
  until: string
}

function daysOf(span: Exclude<Span, 'own'>): Days {
  const today = villageTime(new Date())
  const lastMonth = today.startOf('month').subtract(1, 'day')
  const [from, until] = {
    month: [today.startOf('month'), today],
    lastMonth: [lastMonth.startOf('month'), lastMonth],
    quarter: [today.startOf('month').subtract(2, 'month'), today],
    year: [today.startOf('year'), today]
  }[span] as [typeof today, typeof today]
  return { from: from.format('YYYY-MM-DD'), until: until.format('YYYY-MM-DD') }
}

/** The books of some days, line by line, as Excel files. */
export default function ExportsPage() {
  const permissions = useProfile()?.permissions ?? []
  const names = (Object.keys(needed) as ExportName[]).filter((what) => permissions.includes(needed[what]))
  const [span, setSpan] = useState<Span>('month')
  const [own, setOwn] = useState<Days>({ from: '', until: '' })
  const [asked, setAsked] = useState<ExportName>()
  const { run, isPending, error } = useExports()
  if (names.length === 0) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='download' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const days = span === 'own' ? own : daysOf(span)
  const wrong = !days.from || !days.until ? said.missingDates : days.from > days.until ? said.wrongDates : undefined
  const keep = (what: ExportName) => {
    setAsked(what)
    run({ what, ...days, name: said.fileName(what, days.from, days.until) }, {
      onSuccess: (outcome) => notify(outcome === 'saved' ? said.kept : said.failed)
    })
  }
  return (
    <Page title={said.title}>
      <Choices label={said.which} items={spans} chosen={[span]} onChange={([chosen = span]) => setSpan(chosen)} />
      {span === 'own' && (
        <>
          <DayField label={said.from} value={own.from} onChange={(from) => setOwn({ ...own, from })} />
          <DayField label={said.until} value={own.until} onChange={(until) => setOwn({ ...own, until })} />
        </>
      )}
      {wrong ? <Notice>{wrong}</Notice> : <Text>{said.span(day(days.from), day(days.until))}</Text>}
      <Card flush>
        {names.map((what) => {
          const [title, note] = said.thing(what)
          const save = (
            <Button
              small
              kind='secondary'
              label={said.saveLabel(what)}
              disabled={wrong !== undefined}
              loading={isPending && asked === what}
              onPress={() => keep(what)}
            >
              {said.save}
            </Button>
          )
          return <ListRow key={what} title={title} note={note} extra={save} />
        })}
      </Card>
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Notice tone='jade' icon='shield-check'>{said.careful}</Notice>
    </Page>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { importStates } from './states'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { useImport, usePreview, type Previewed } from '@/features/roster/use-import'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useAction } from '@/lib/use-action'
import { downloadFile } from '@/platform/download'
import { explain, roster } from '@/words'
import { ImportRows } from './import-rows'
import './index.scss'

const files = {
  template: { path: '/roster/template', name: roster.templateFile },
  export: { path: '/roster/export', name: roster.exportFile }
}

/** The roster as an Excel file: taken down, filled in, looked over and written, all of it or nothing. */
export default function SheetPage() {
  const may = useMay('manage_roster')
  const download = useAction((which: keyof typeof files) => downloadFile(files[which].path, files[which].name))
  const preview = usePreview()
  const apply = useImport()
  const [seen, setSeen] = useState<Previewed>()
  const [tab, setTab] = useState<(typeof importStates)[number]>()
  const [done, setDone] = useState('')

  if (!may) {
    return (
      <Page title={roster.sheetTitle}>
        <RefusedPanel icon='house' title={roster.refused}>{roster.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const fetchFile = (which: keyof typeof files) =>
    download.run(which, { onSuccess: (outcome) => notify(outcome === 'failed' ? roster.notDownloaded : roster.downloaded) })
  const look = (again: Previewed | undefined) => {
    apply.reset()
    setDone('')
    preview.run(again?.file ?? null, {
      onSuccess: (chosen) => {
        if (!chosen) return
        setSeen(chosen)
        setTab(undefined)
      }
    })
  }
  const counts = seen?.preview.counts
  const toWrite = counts ? counts.new + counts.changed : 0
  const isEmpty = counts !== undefined && importStates.every((state) => counts[state] === 0)
  const write = () => {
    if (!seen || !counts) return
    apply.run(seen, {
      onSuccess: () => {
        setDone(roster.appliedText(counts.new, counts.changed))
        setSeen(undefined)
      }
    })
  }
  const shown = tab ?? (counts && importStates.find((state) => counts[state] > 0)) ?? 'new'
  const actions = seen && counts && toWrite + counts.wrong > 0 && (
    <Button disabled={counts.wrong > 0} loading={apply.isPending} onPress={write}>
      {counts.wrong > 0 ? roster.applyMissing : roster.apply(toWrite)}
    </Button>
  )
  const failure = apply.error ?? preview.error ?? download.error
  return (
    <Page title={roster.sheetTitle} actions={actions} wide>
      {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <Notice tone='jade' icon='info'>{roster.sheetSteps}</Notice>
      <View className='sheet-acts'>
        <Button kind='secondary' icon='download' loading={download.isPending} onPress={() => fetchFile('template')}>
          {roster.template}
        </Button>
        <Button kind='secondary' icon='download' loading={download.isPending} onPress={() => fetchFile('export')}>
          {roster.export}
        </Button>
        <Button kind={seen ? 'secondary' : 'primary'} icon='list' loading={preview.isPending} onPress={() => look(undefined)}>
          {seen ? roster.chooseAgainFile : roster.choose}
        </Button>
      </View>
      {done && <Notice tone='jade'>{done}</Notice>}
      {apply.error && seen && (
        <Button kind='secondary' icon='refresh-cw' loading={preview.isPending} onPress={() => look(seen)}>
          {roster.lookAgain}
        </Button>
      )}
      {seen && isEmpty && <Notice>{roster.emptySheet(seen.file.name)}</Notice>}
      {seen && counts && !isEmpty && (
        <>
          <Notice tone={counts.wrong > 0 ? 'vermilion' : 'jade'}>
            {counts.wrong > 0 ? roster.wrongSum(counts.wrong) : toWrite > 0 ? roster.allGood : roster.nothingToDo}
          </Notice>
          <Notice tone='jade' icon='list'>
            {counts.wrong > 0
              ? roster.chosen(seen.file.name)
              : `${roster.chosen(seen.file.name)}。${roster.sums(counts.new, counts.changed, counts.same, seen.preview.newHouseholds)}`}
          </Notice>
          <Tabs
            label={roster.rows}
            items={importStates.map((state) => ({ value: state, label: roster.states[state], count: counts[state] }))}
            value={shown}
            onChange={setTab}
          />
          <ImportRows key={shown} rows={seen.preview.rows.filter(({ state }) => state === shown)} total={counts[shown]} />
        </>
      )}
    </Page>
  )
}

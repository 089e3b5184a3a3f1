import { useState } from 'react'
import type { VillageSettings } from '@contract/settings'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useMay } from '@/features/session/use-may'
import { useChangeSettings, useSettings } from '@/features/settings/use-settings'
import { notify } from '@/lib/notify'
import { explain, settings as said } from '@/words'

type Name = keyof typeof said.fields
const names = Object.keys(said.fields) as Name[]

/** The number as it is written, if the field takes it. */
function read(name: Name, text: string): number | null {
  const { min, max } = said.fields[name]
  const value = Number(text)
  return /^\d+$/.test(text.trim()) && value >= min && value <= max ? value : null
}

function Form({ settings }: { settings: VillageSettings }) {
  // only what was changed: the rest follows what somebody else may change meanwhile
  const [changes, setChanges] = useState<Partial<Record<Name, string>>>({})
  const { run, isPending, error } = useChangeSettings()
  const shown = (name: Name) => changes[name] ?? String(settings[name])
  const entered = (name: Name) => read(name, shown(name))
  const [secondLookPercent, reviewHours, adjustmentLimit] = [entered('secondLookPercent'), entered('reviewHours'), entered('adjustmentLimit')]
  const valid = secondLookPercent !== null && reviewHours !== null && adjustmentLimit !== null
  const changed = names.some((name) => Number(shown(name)) !== settings[name])
  const save = () => {
    if (!valid) return
    run({ secondLookPercent, reviewHours, adjustmentLimit, version: settings.version }, {
      onSuccess() {
        setChanges({})
        notify(said.saved)
      }
    })
  }
  return (
    <Page
      title={said.title}
      actions={
        <Button disabled={!valid || !changed} loading={isPending} onPress={save}>
          {!valid ? said.invalid : changed ? said.save : said.unchanged}
        </Button>
      }
    >
      <Notice icon='info'>{said.note}</Notice>
      {names.map((name) => {
        const { label, hint, min, max } = said.fields[name]
        return (
          <Field
            key={name}
            kind='digits'
            label={label}
            hint={hint}
            maxLength={4}
            value={shown(name)}
            error={entered(name) === null ? said.wrong(min, max) : undefined}
            onInput={(text) => setChanges({ ...changes, [name]: text })}
          />
        )
      })}
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
    </Page>
  )
}

/** The terms the village works by: how much is looked at twice, how long a review may take, what needs two people. */
export default function SettingsPage() {
  const may = useMay('manage_settings')
  const { data, error, refetch } = useSettings(may)
  if (may && data) return <Form settings={data} />
  return (
    <Page title={said.title}>
      {!may && <RefusedPanel icon='settings' title={said.refused}>{said.refusedNext}</RefusedPanel>}
      {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />)}
    </Page>
  )
}

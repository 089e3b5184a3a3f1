import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useGrids } from '@/features/households/use-households'
import { usePublish } from '@/features/notices/use-notices'
import { HouseholdPicker } from '@/features/roster/components/household-picker'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back } from '@/platform/navigation'
import { explain, noticeDesk as said } from '@/words'
import './index.scss'

const kinds = ['village', 'grids', 'households'] as const
type Kind = (typeof kinds)[number]
const audiences = kinds.map((value) => ({ value, label: said.audiences[value] }))

interface Household {
  id: string
  label: string
}

interface Draft {
  title: string
  body: string
  kind: Kind
  gridIds: string[]
  households: readonly Household[]
}

const empty: Draft = { title: '', body: '', kind: 'village', gridIds: [], households: [] }
/** Characters the server takes. */
const longest = { title: 40, body: 2000 }
/** Roomy enough that a long text is shortened by its writer, not cut off by the field. */
const room = { title: 200, body: 5000 }

/** What is missing still; undefined when it can go. */
function missingOf({ title, body, kind, gridIds, households }: Draft): keyof typeof said.missing | undefined {
  if (!title.trim()) return 'title'
  if (!body.trim()) return 'body'
  if (title.trim().length > longest.title || body.trim().length > longest.body) return 'long'
  const chosen = { village: 1, grids: gridIds.length, households: households.length }[kind]
  return chosen === 0 ? 'audience' : undefined
}

const tooLong = (text: string, most: number) => (text.trim().length > most ? said.tooLong(text.trim().length - most) : undefined)

interface PartProps {
  draft: Draft
  change: (changes: Partial<Draft>) => void
}

function Grids({ draft, change }: PartProps) {
  const grids = useGrids()
  if (!grids.data) return grids.error ? <ErrorPanel error={grids.error} onRetry={() => void grids.refetch()} /> : <Skeleton rows={1} />
  const items = grids.data.map(({ id, name }) => ({ value: id, label: name }))
  return <Choices many label={said.grids} items={items} chosen={draft.gridIds} onChange={(gridIds) => change({ gridIds })} />
}

function Households({ draft: { households }, change }: PartProps) {
  const [picking, setPicking] = useState(false)
  const add = (household: Household) => {
    setPicking(false)
    if (!households.some(({ id }) => id === household.id)) change({ households: [...households, household] })
  }
  return (
    <>
      {households.length > 0 && (
        <Card flush>
          {households.map(({ id, label }) => (
            <ListRow
              key={id}
              icon='house'
              title={label}
              extra={
                <Button
                  small
                  kind='secondary'
                  label={said.removeHousehold(label)}
                  onPress={() => change({ households: households.filter((one) => one.id !== id) })}
                >
                  {said.remove}
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <Button kind='secondary' icon='plus' onPress={() => setPicking(true)}>{said.addHousehold}</Button>
      {picking && <HouseholdPicker title={said.pickHousehold} onChoose={add} onClose={() => setPicking(false)} />}
    </>
  )
}

function Writing() {
  const kept = useKeptForm('notice', empty, null)
  const { form: draft, change, drop } = kept
  const { run, isPending, error } = usePublish()
  const { title, body, kind, gridIds, households } = draft
  const missing = missingOf(draft)
  const publish = () => {
    if (missing) return
    const audience = {
      gridIds: kind === 'grids' ? gridIds : [],
      householdIds: kind === 'households' ? households.map(({ id }) => id) : []
    }
    const onSuccess = () => {
      notify(said.published)
      back()
    }
    run({ title: title.trim(), body: body.trim(), ...audience }, { onDone: drop, onSuccess })
  }
  const action = (
    <Button disabled={missing !== undefined} loading={isPending} onPress={publish}>
      {missing ? said.missing[missing] : said.publish}
    </Button>
  )
  return (
    <Page title={said.write} wide actions={action}>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <KeptNote {...kept} onDrop={drop} />
      <View className='write-notice'>
        <View className='write-notice__part'>
          <Field
            label={said.titleField}
            hint={said.titleHint}
            value={title}
            maxLength={room.title}
            error={tooLong(title, longest.title)}
            onInput={(text) => change({ title: text })}
          />
          <Field
            kind='lines'
            label={said.body}
            hint={said.bodyHint}
            value={body}
            maxLength={room.body}
            error={tooLong(body, longest.body)}
            onInput={(text) => change({ body: text })}
          />
        </View>
        <View className='write-notice__part'>
          <SectionTitle>{said.audience}</SectionTitle>
          <Choices label={said.audience} items={audiences} chosen={[kind]} onChange={([next = 'village']) => change({ kind: next })} />
          {kind === 'grids' && <Grids draft={draft} change={change} />}
          {kind === 'households' && <Households draft={draft} change={change} />}
          <Notice>{said.note}</Notice>
        </View>
      </View>
    </Page>
  )
}

/** A notice to the village, to grids or to households. What was written stays whatever the server says. */
export default function WriteNoticePage() {
  if (useMay('publish_notices')) return <Writing />
  return (
    <Page title={said.write}>
      <RefusedPanel icon='bell' title={said.refused}>{said.refusedNext}</RefusedPanel>
    </Page>
  )
}

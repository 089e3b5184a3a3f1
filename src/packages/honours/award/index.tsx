import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { RefusedPanel } from '@/components/state-panel'
import { EvidencePhotos } from '@/features/evidence/components/evidence-photos'
import { useEvidence } from '@/features/evidence/use-evidence'
import { useAward } from '@/features/honours/use-honours'
import { ChosenHousehold } from '@/features/roster/components/chosen-household'
import { HouseholdPicker } from '@/features/roster/components/household-picker'
import { useMay } from '@/features/session/use-may'
import { villageTime } from '@/lib/dates'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { back } from '@/platform/navigation'
import { explain, honourDesk as said } from '@/words'
import './index.scss'

const titles = said.titles.map((value) => ({ value, label: value }))
/** Characters the server takes. */
const longest = { title: 30, name: 20, note: 200 }
/** Roomy enough that a long text is shortened by its writer, not cut off by the field. */
const room = 500

const tooLong = (text: string, most: number) => (text.trim().length > most ? said.tooLong(text.trim().length - most) : undefined)
const today = () => villageTime(new Date()).format('YYYY-MM-DD')

interface Award {
  title: string
  name: string
  note: string
  household: { id: string; label: string } | null
  day: string
}

const texts = ['title', 'name', 'note'] as const

function Awarding() {
  const kept = useKeptForm<Award>('honour', { title: '', name: '', note: '', household: null, day: today() }, null)
  const { form, change } = kept
  const { household, day } = form
  const [picking, setPicking] = useState(false)
  const photos = useEvidence('honour')
  const { run, isPending, error } = useAward()
  const drop = () => {
    kept.drop()
    photos.drop()
  }
  const field = (name: (typeof texts)[number]) => ({
    value: form[name],
    maxLength: room,
    error: tooLong(form[name], longest[name]),
    onInput: (text: string) => change({ [name]: text })
  })

  function missing(): keyof typeof said.missing | undefined {
    if (!form.title.trim()) return 'title'
    if (!household) return 'household'
    if (!day || day > today()) return 'day'
    if (texts.some((name) => tooLong(form[name], longest[name]))) return 'long'
    return photos.photoIds === null ? 'photo' : undefined
  }
  const lack = missing()
  const send = () => {
    if (lack || !household) return
    const onSuccess = () => {
      notify(said.done)
      back()
    }
    const [title, name, note] = [form.title.trim(), form.name.trim(), form.note.trim()]
    const award = { title, name, note, householdId: household.id, awardedOn: day, photoId: photos.photoIds?.[0] ?? null }
    run(award, { onDone: drop, onSuccess, onError: photos.renewAfter })
  }
  const action = (
    <Button disabled={lack !== undefined} loading={isPending} onPress={send}>{lack ? said.missing[lack] : said.send}</Button>
  )
  return (
    <Page title={said.award} wide actions={action}>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <KeptNote resumed={kept.resumed || photos.resumed} outdated={false} onDrop={drop} />
      <View className='award'>
        <View className='award__part'>
          <Field label={said.titleField} hint={said.titleHint} {...field('title')} />
          <Choices<string>
            label={said.titleField}
            items={titles}
            chosen={[form.title]}
            onChange={([title = '']) => change({ title })}
          />
          <SectionTitle>{said.household}</SectionTitle>
          <ChosenHousehold household={household} onPick={() => setPicking(true)} />
        </View>
        <View className='award__part'>
          <Field label={said.name} hint={said.nameHint} {...field('name')} />
          <DayField label={said.day} value={day} onChange={(chosen) => change({ day: chosen })} />
          <Field kind='lines' label={said.note} hint={said.noteHint} {...field('note')} />
          <SectionTitle>{said.photo}</SectionTitle>
          <Text className='field__hint'>{said.photoHint}</Text>
          <EvidencePhotos evidence={photos} max={1} />
        </View>
      </View>
      {picking && (
        <HouseholdPicker
          title={said.pickHousehold}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            change({ household: { id: chosen.id, label: chosen.label } })
            setPicking(false)
          }}
        />
      )}
    </Page>
  )
}

/** Gives a household, or one of its people, an honour. What was filled in stays whatever the server says. */
export default function AwardHonourPage() {
  if (useMay('award_honours')) return <Awarding />
  return (
    <Page title={said.award}>
      <RefusedPanel icon='award' title={said.refused}>{said.refusedNext}</RefusedPanel>
    </Page>
  )
}

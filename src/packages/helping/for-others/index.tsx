import { useState } from 'react'
import type { ConsentWay } from '@contract/submissions'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { HouseholdChoice, type Door } from '@/features/households/components/household-choice'
import { useCardHousehold } from '@/features/households/use-households'
import { ColumnList } from '@/features/rules/components/column-list'
import { useProfile } from '@/features/session/store'
import { SubmissionRow } from '@/features/submissions/components/submission-row'
import { useSubmissions } from '@/features/submissions/use-submissions'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { cardCodeIn } from '@/platform/card-address'
import { open, useParam } from '@/platform/navigation'
import { canScan, scan } from '@/platform/scan'
import { routes } from '@/routes'
import { explain, helping, scanner } from '@/words'

const ways = (['in_person', 'by_phone'] as const).map((value) => ({ value, label: helping.ways[value] }))
/** Characters the server takes of a name. */
const nameMaxLength = 20
/** Roomy enough that a long name is shortened by its writer, not cut off by the field. */
const fieldMaxLength = 100

/** What the person has sent in for others, and what became of it. */
function Sent() {
  const list = useSubmissions({ sentForOthers: true })
  usePageList(list)
  usePagePull(list.refetch)
  return (
    <>
      <SectionTitle>{helping.sent}</SectionTitle>
      <PagedList list={list} empty={<EmptyPanel icon='hand-heart' title={helping.sentEmpty}>{helping.sentEmptyNext}</EmptyPanel>}>
        {(items) => items.map((submission) => (
          <SubmissionRow
            key={submission.id}
            forOthers
            submission={submission}
            onPress={() => open(routes.submission, { id: submission.id })}
          />
        ))}
      </PagedList>
    </>
  )
}

/** 代拍: sends photos in for a household that cannot do it itself, with its word noted down. */
export default function HelpingPage() {
  const own = useProfile()?.household?.id
  const [chosen, setChosen] = useState<Door>()
  const [code, setCode] = useState(useParam('card'))
  const card = useCardHousehold(code)
  const isOwn = card.data !== undefined && card.data.id === own
  const household = chosen ?? (isOwn ? undefined : card.data)
  const [name, setName] = useState('')
  const [way, setWay] = useState<ConsentWay>()
  const consentBy = name.trim()
  const surplus = consentBy.length - nameMaxLength
  const agreed = consentBy !== '' && surplus <= 0 && way !== undefined

  const scanCard = async () => {
    const scanned = await scan(scanner)
    if (scanned.kind !== 'scanned') return
    setChosen(undefined)
    setCode(cardCodeIn(scanned.text))
  }
  const shoot = (ruleId: string) => {
    if (household && way) {
      open(routes.upload, { ruleId, household: household.id, label: household.label, consentBy, consentGiven: way })
    }
  }
  return (
    <Page title={helping.title}>
      <Notice tone='jade' icon='hand-heart'>{helping.short}</Notice>
      <SectionTitle>{helping.whose}</SectionTitle>
      {card.data && <Notice tone='jade' icon='qr-code'>{isOwn ? helping.ownCard : helping.cardOf(card.data.label)}</Notice>}
      {card.error && <Notice tone='vermilion'>{explain(card.error)}</Notice>}
      {canScan && (
        <Button kind='secondary' icon='scan-line' onPress={() => void scanCard()}>
          {helping.scanCard}
        </Button>
      )}
      {!(card.data && !isOwn) && <HouseholdChoice except={own} value={chosen} onChange={setChosen} />}
      {card.data && !isOwn && (
        <Button kind='text' onPress={() => setCode('')}>
          {helping.anotherDoor}
        </Button>
      )}
      <SectionTitle>{helping.consent}</SectionTitle>
      <Field
        label={helping.consentBy}
        placeholder={helping.consentByPlaceholder}
        value={name}
        maxLength={fieldMaxLength}
        error={surplus > 0 ? helping.nameTooLong(surplus) : undefined}
        onInput={setName}
      />
      <Choices label={helping.consentGiven} items={ways} chosen={way ? [way] : []} onChange={([chosen]) => setWay(chosen)} />
      {household && agreed && (
        <>
          <Notice icon='info'>{helping.promise(household.label)}</Notice>
          <SectionTitle>{helping.column}</SectionTitle>
          <ColumnList onChoose={shoot} />
        </>
      )}
      {!(household && agreed) && <Notice>{household ? helping.missingConsent : helping.missingHousehold}</Notice>}
      <Sent />
    </Page>
  )
}

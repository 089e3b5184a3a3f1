import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { RefusedPanel } from '@/components/state-panel'
import { NewPinFields } from '@/features/household-pins/components/new-pin-fields'
import { useNewPin } from '@/features/household-pins/use-new-pin'
import { useSetPinAtCounter } from '@/features/household-pins/use-pins'
import { CardReader } from '@/features/households/components/card-reader'
import { useCardHousehold } from '@/features/households/use-households'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { grouped, missingDigits, sixDigits } from '@/lib/six-digits'
import { back } from '@/platform/navigation'
import { canScan, scan } from '@/platform/scan'
import { cardCounter, explain, pins, scanner } from '@/words'

function NewPin({ card, label, onAnother }: { card: string; label: string; onAnother: () => void }) {
  const pin = useNewPin()
  const [witnessCode, setWitnessCode] = useState('')
  const { run, isPending, error } = useSetPinAtCounter()
  const code = (error as { code?: string } | null)?.code
  const missing = pin.missing ?? (missingDigits(witnessCode) > 0 ? cardCounter.proofMissing(missingDigits(witnessCode)) : undefined)
  const save = () => {
    if (missing) return
    run({ card, pin: pin.pin, witnessCode }, {
      onSuccess() {
        notify(pins.counterSaved(label))
        back()
      }
    })
  }
  const read = async () => {
    const result = await scan(scanner)
    if (result.kind === 'scanned') setWitnessCode(sixDigits(result.text))
  }
  const explained = (wanted: string) => (error && code === wanted ? explain(error) : undefined)
  return (
    <>
      <Card flush>
        <ListRow icon='house' title={pins.cardOf(label)} />
      </Card>
      <Button kind='text' icon='refresh-cw' onPress={onAnother}>{pins.otherCard}</Button>
      {error && code !== 'pin_too_easy' && code !== 'witness_code_wrong' && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <NewPinFields pin={pin} error={explained('pin_too_easy')} onConfirm={save} />
      <SectionTitle>{pins.witness}</SectionTitle>
      {canScan && <Button kind='secondary' icon='scan-line' onPress={() => void read()}>{cardCounter.scanWitness}</Button>}
      <Field
        kind='digits' size='large' label={cardCounter.witness} hint={cardCounter.witnessHint} value={grouped(witnessCode)} maxLength={7}
        autoComplete='off' error={explained('witness_code_wrong')} onInput={(text) => setWitnessCode(sixDigits(text))} onConfirm={save}
      />
      <Button disabled={missing !== undefined} loading={isPending} onPress={save}>{missing ?? pins.save}</Button>
    </>
  )
}

/** Sets the PIN of a household that stands at the counter or in the office: its card, a witness, the digits twice. */
export default function CounterPinPage() {
  const atCounter = useMay('serve_counter')
  const inOffice = useMay('manage_roster')
  const [code, setCode] = useState('')
  const { data: household, error } = useCardHousehold(code)
  if (!atCounter && !inOffice) {
    return (
      <Page title={pins.counterTitle}>
        <RefusedPanel icon='key-round' title={pins.refused}>{pins.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={pins.counterTitle}>
      <Notice tone='jade' icon='key-round'>{pins.counterAbout}</Notice>
      {household ? (
        <NewPin key={code} card={code} label={household.label} onAnother={() => setCode('')} />
      ) : (
        <>
          {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
          <CardReader onRead={setCode} />
        </>
      )}
    </Page>
  )
}

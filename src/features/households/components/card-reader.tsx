import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { cardCodeIn } from '@/platform/card-address'
import { canScan, scan } from '@/platform/scan'
import { cardReader, scanner } from '@/words'

interface CardReaderProps {
  loading?: boolean
  onRead: (code: string) => void
}

/** Takes a household card: by the camera where there is one, or by a hand-held reader that types. */
export function CardReader({ loading = false, onRead }: CardReaderProps) {
  const [typed, setTyped] = useState('')
  const read = async () => {
    const result = await scan(scanner)
    if (result.kind === 'scanned') onRead(cardCodeIn(result.text))
  }
  const take = () => {
    if (!typed.trim()) return
    onRead(cardCodeIn(typed))
    // the reader writes behind what is there
    setTyped('')
  }
  return (
    <>
      {canScan && <Button icon='scan-line' loading={loading} onPress={() => void read()}>{cardReader.scan}</Button>}
      <Field
        label={cardReader.typed} hint={cardReader.typedHint} value={typed} maxLength={300} autoComplete='off'
        onInput={setTyped} onConfirm={take}
      />
    </>
  )
}

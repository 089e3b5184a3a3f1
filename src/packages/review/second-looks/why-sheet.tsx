import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { explain, secondLooks as said } from '@/words'

/** Characters the server takes. */
const noteMaxLength = 200
/** Roomy enough that a long text is shortened by its writer, not cut off by the field. */
const fieldMaxLength = 2000

interface WhySheetProps {
  open: boolean
  loading: boolean
  error: Error | null
  onSend: (note: string) => void
  onClose: () => void
}

/** Why the second reviewer does not agree. What was written stays while the sheet is closed. */
export function WhySheet({ open, loading, error, onSend, onClose }: WhySheetProps) {
  const [written, setWritten] = useState('')
  const note = written.trim()
  const surplus = note.length - noteMaxLength
  const label = surplus > 0 ? said.tooLong(surplus) : note ? said.whySend : said.whyMissing
  return (
    <Sheet
      open={open}
      title={said.whyTitle}
      onClose={onClose}
      actions={<Button loading={loading} disabled={label !== said.whySend} onPress={() => onSend(note)}>{label}</Button>}
    >
      <Text>{said.whyNote}</Text>
      <Field
        kind='lines'
        label={said.whyLabel}
        placeholder={said.whyPlaceholder}
        value={written}
        maxLength={fieldMaxLength}
        error={surplus > 0 ? said.tooLong(surplus) : undefined}
        onInput={setWritten}
      />
      {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
    </Sheet>
  )
}

import { useState, type ReactNode } from 'react'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import * as words from '@/words'
import { deductions as said } from '@/words'

/** Roomy enough that a long text is shortened by its writer, not cut off by the field. */
const fieldMaxLength = 5000

interface WordsSheetProps {
  open: boolean
  title: string
  note?: string
  label: string
  placeholder: string
  /** Characters the server takes. */
  max: number
  send: string
  missing: string
  /** What else has to be said, above the words. */
  first?: ReactNode
  /** Whether that has been said. */
  ready?: boolean
  loading: boolean
  error: Error | null
  onSend: (words: string) => void
  onClose: () => void
}

/** Asks for a few words. What was written stays while the sheet is closed, and when sending fails. */
export function WordsSheet(props: WordsSheetProps) {
  const { open, title, note, label, placeholder, max, send, missing, first, ready = true, loading, error, onSend, onClose } = props
  const [written, setWritten] = useState('')
  const kept = written.trim()
  const surplus = kept.length - max
  const sendable = ready && kept !== '' && surplus <= 0
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <Button loading={loading} disabled={!sendable} onPress={() => onSend(kept)}>
          {surplus > 0 ? said.tooLong(surplus) : sendable ? send : missing}
        </Button>
      }
    >
      {note && <Text>{note}</Text>}
      {first}
      <Field
        kind='lines'
        label={label}
        placeholder={placeholder}
        value={written}
        maxLength={fieldMaxLength}
        error={surplus > 0 ? said.tooLong(surplus) : undefined}
        onInput={setWritten}
      />
      {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
    </Sheet>
  )
}

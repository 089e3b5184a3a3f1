import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useShortcuts } from '@/lib/keyboard'
import * as words from '@/words'
import './reject-sheet.scss'

/** Characters the server takes. */
const reasonMaxLength = 200
/** Roomy enough that a long text is counted and shortened by its writer, not cut off by the field. */
const fieldMaxLength = 2000

const canned = words.review.reasons.map((reason) => ({ value: reason, label: reason }))

interface RejectSheetProps {
  open: boolean
  loading: boolean
  /** Whether there is a keyboard to work it with. */
  keys: boolean
  /** Why the last try failed. */
  error?: Error
  onReject: (reason: string) => void
  onClose: () => void
}

/** Asks why; the answer is what the household reads. What was chosen and written stays while the sheet is closed. */
export function RejectSheet({ open, loading, keys, error, onReject, onClose }: RejectSheetProps) {
  const [chosen, setChosen] = useState<string[]>([])
  const [written, setWritten] = useState('')
  const reason = [...chosen, written.trim()].filter(Boolean).join(';')
  const surplus = Math.max(0, reason.length - reasonMaxLength)
  const sendable = reason !== '' && surplus === 0 && !loading
  useShortcuts(open, (key) => {
    const pressed = words.review.reasons[Number(key) - 1]
    if (pressed) setChosen((before) => (before.includes(pressed) ? before.filter((one) => one !== pressed) : [...before, pressed]))
    if (key === 'Enter' && sendable) onReject(reason)
  }, 'dialog')
  const label = reason ? words.review.rejectSend : words.review.rejectMissing
  return (
    <Sheet
      open={open}
      title={words.review.rejectTitle}
      onClose={onClose}
      actions={
        <Button kind='danger' loading={loading} disabled={!sendable} onPress={() => onReject(reason)}>
          {surplus > 0 ? words.review.reasonTooLong(surplus) : label}
        </Button>
      }
    >
      <View className='reject-sheet'>
        <Text className='reject-sheet__note'>{keys ? `${words.review.rejectNote}${words.review.rejectKeys}` : words.review.rejectNote}</Text>
        <Choices many label={words.review.reasonLabel} items={canned} chosen={chosen} onChange={setChosen} />
        <Field
          kind='lines'
          label={words.review.ownWords}
          placeholder={words.review.ownWordsPlaceholder}
          value={written}
          maxLength={fieldMaxLength}
          hint={written ? words.review.reasonCount(reason.length, reasonMaxLength) : undefined}
          error={surplus > 0 ? words.review.reasonTooLong(surplus) : undefined}
          onInput={setWritten}
        />
        {error && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

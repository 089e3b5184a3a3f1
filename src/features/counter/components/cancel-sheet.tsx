import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { counter, explain } from '@/words'
import './cancel-sheet.scss'

/** Characters the server takes. */
const maxLength = 60
const canned = counter.reasons.map((reason) => ({ value: reason, label: reason }))

interface CancelSheetProps {
  open: boolean
  points: number
  loading: boolean
  /** Why the last try failed. */
  error: Error | null
  onCancel: (reason: string) => void
  onClose: () => void
}

/** Asks why the shop cannot hand it over; the household reads the answer. What was written stays while the sheet is closed. */
export function CancelSheet({ open, points, loading, error, onCancel, onClose }: CancelSheetProps) {
  const [chosen, setChosen] = useState<string[]>([])
  const [written, setWritten] = useState('')
  const reason = [...chosen, written.trim()].filter(Boolean).join(';')
  const surplus = Math.max(0, reason.length - maxLength)
  const ready = reason !== '' && surplus === 0
  const label = reason ? counter.cancelSend(points) : counter.reasonMissing
  return (
    <Sheet
      open={open}
      title={counter.cancelTitle}
      onClose={onClose}
      actions={
        <Button kind='danger' loading={loading} disabled={!ready} onPress={() => onCancel(reason)}>
          {surplus > 0 ? counter.reasonTooLong(surplus) : label}
        </Button>
      }
    >
      <View className='cancel-sheet'>
        <Text>{counter.cancelNote}</Text>
        <Choices label={counter.reasonLabel} items={canned} chosen={chosen} many onChange={setChosen} />
        <Field kind='lines' label={counter.ownReason} value={written} maxLength={200} onInput={setWritten} />
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

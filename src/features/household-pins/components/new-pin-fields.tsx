import { Field } from '@/components/field'
import { pins } from '@/words'
import type { NewPin } from '../use-new-pin'

interface NewPinFieldsProps {
  pin: NewPin
  /** Why the server would not have it, beside the field it is about. */
  error?: string | undefined
  onConfirm: () => void
}

/** Six digits twice, hidden from whoever looks over the shoulder. */
export function NewPinFields({ pin, error, onConfirm }: NewPinFieldsProps) {
  return (
    <>
      <Field
        kind='pin' size='large' label={pins.pin} hint={pins.pinHint} value={pin.pin} maxLength={6} autoComplete='off'
        error={error} onInput={pin.type}
      />
      <Field
        kind='pin' size='large' label={pins.again} value={pin.again} maxLength={6} autoComplete='off'
        error={pin.differs ? pins.different : undefined} onInput={pin.typeAgain} onConfirm={onConfirm}
      />
    </>
  )
}

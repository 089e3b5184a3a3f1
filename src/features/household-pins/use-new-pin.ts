import { useState } from 'react'
import { missingDigits, sixDigits } from '@/lib/six-digits'
import { pins } from '@/words'

/** A PIN typed twice. It is never kept. */
export function useNewPin() {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const differs = again.length === pin.length && again !== pin
  const missing = missingDigits(pin) > 0 ? pins.missing(missingDigits(pin)) : again !== pin ? pins.missingAgain : undefined
  return {
    pin,
    again,
    differs: missingDigits(pin) === 0 && differs,
    /** What is still to be done; undefined when it can be set. */
    missing,
    type: (text: string) => setPin(sixDigits(text)),
    typeAgain: (text: string) => setAgain(sixDigits(text)),
    clear() {
      setPin('')
      setAgain('')
    }
  }
}

export type NewPin = ReturnType<typeof useNewPin>

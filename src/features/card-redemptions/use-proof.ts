import { useState } from 'react'
import type { CounterHousehold } from '@contract/card-redemptions'
import { missingDigits, sixDigits } from '@/lib/six-digits'
import { cardCounter } from '@/words'
import type { Proof } from './use-card-redemption'

type Way = 'pin' | 'witness'

/** What proves that the household wants it. The digits are gone with the page, and with every other way. */
export function useProof({ pinSet, witnessNeeded }: Pick<CounterHousehold, 'pinSet' | 'witnessNeeded'>) {
  const mayChoose = pinSet && !witnessNeeded
  const [chosen, setChosen] = useState<Way>('pin')
  const [digits, setDigits] = useState('')
  const by = mayChoose ? chosen : 'witness'
  const proof: Proof = by === 'pin' ? { pin: digits } : { witnessCode: digits }
  return {
    by,
    mayChoose,
    digits,
    proof,
    /** What is still to be done; undefined when there is a proof to send. */
    missing: missingDigits(digits) > 0 ? cardCounter.proofMissing(missingDigits(digits)) : undefined,
    choose(way: Way) {
      setChosen(way)
      setDigits('')
    },
    type: (text: string) => setDigits(sixDigits(text)),
    clear: () => setDigits('')
  }
}

export type ProofForm = ReturnType<typeof useProof>

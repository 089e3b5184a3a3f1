import { useState } from 'react'
import type { CounterOrder } from '@contract/orders'
import { useAction } from '@/lib/use-action'
import { handOver, lookUp } from './api'
import { formatCode } from './pick-up-code'
import { explainRefusal, isFinal, type Refusal } from './refusals'

export type CounterStep =
  | { kind: 'enter' }
  | { kind: 'found' | 'done'; order: CounterOrder }
  | { kind: 'refused'; refusal: Refusal }

const enter: CounterStep = { kind: 'enter' }

/** One customer after the other: a code, what it is for, handed over or refused. */
export function useCounter() {
  const [code, setCode] = useState('')
  const [step, setStep] = useState(enter)
  const looking = useAction(lookUp)
  const handing = useAction(handOver)

  const refuse = (error: Error) => setStep({ kind: 'refused', refusal: explainRefusal(error, new Date()) })

  const look = (text: string) => {
    setCode(formatCode(text))
    looking.run(text, { onSuccess: (order) => setStep({ kind: 'found', order }), onError: refuse })
  }

  const next = () => {
    setCode('')
    handing.reset()
    setStep(enter)
  }

  return {
    code,
    step,
    looking: looking.isPending,
    handing: handing.isPending,
    /** Why the last hand-over did not arrive, while the same order can still be handed over. */
    handOverError: handing.error && !isFinal(handing.error) ? handing.error : null,
    type: (text: string) => setCode(formatCode(text)),
    look,
    handOver: (order: CounterOrder) =>
      handing.run({ id: order.id, version: order.version, code }, {
        onSuccess: (handed) => setStep({ kind: 'done', order: handed }),
        onError: (error) => isFinal(error) && refuse(error)
      }),
    next,
    goOn: (refusal: Refusal) => {
      if (refusal.next === 'next') next()
      if (refusal.next === 'retype') setStep(enter)
      if (refusal.next === 'again') look(code)
    }
  }
}

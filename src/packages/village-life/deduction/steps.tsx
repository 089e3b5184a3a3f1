import { useState } from 'react'
import type { Deduction } from '@contract/deductions'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { WordsSheet } from '@/features/deductions/components/words-sheet'
import { useDeductionAppeal, useDeductionDecision } from '@/features/deductions/use-deductions'
import { notify } from '@/lib/notify'
import { deductions as said } from '@/words'

/** Characters the server takes. */
const appealMaxLength = 500
const reasonMaxLength = 200

type Step = Pick<Deduction, 'id' | 'version'>

/** The household's word against it. */
export function Appeal({ id, version }: Step) {
  const [open, setOpen] = useState(false)
  const { run, isPending, error } = useDeductionAppeal()
  const close = () => setOpen(false)
  const send = (words: string) => run({ id, version, words }, {
    onSuccess() {
      close()
      notify(said.appealed)
    }
  })
  return (
    <>
      <Button kind='secondary' icon='flag' onPress={() => setOpen(true)}>{said.appeal}</Button>
      <WordsSheet
        open={open}
        title={said.appealSheet}
        note={said.appealNote}
        label={said.appealLabel}
        placeholder={said.appealPlaceholder}
        max={appealMaxLength}
        send={said.appealSend}
        missing={said.appealMissing}
        loading={isPending}
        error={error}
        onSend={send}
        onClose={close}
      />
    </>
  )
}

const results = [{ value: 'remit', label: said.remit }, { value: 'uphold', label: said.uphold }] as const

/** Another person than the one who took the points decides. */
export function Decide({ id, version }: Step) {
  const [open, setOpen] = useState(false)
  const [result, setResult] = useState<'remit' | 'uphold'>()
  const { run, isPending, error } = useDeductionDecision()
  const close = () => setOpen(false)
  const send = (reason: string) => {
    if (!result) return
    run({ id, version, remit: result === 'remit', reason }, {
      onSuccess() {
        close()
        notify(said.decideDone[result])
      }
    })
  }
  const choice = (
    <Choices label={said.decideLabel} items={results} chosen={result ? [result] : []} onChange={([chosen]) => setResult(chosen)} />
  )
  return (
    <>
      <Button icon='check' onPress={() => setOpen(true)}>{said.decide}</Button>
      <WordsSheet
        open={open}
        title={said.decideSheet}
        label={said.decideReason}
        placeholder={said.decideReasonPlaceholder}
        max={reasonMaxLength}
        send={result ? said[result] : said.decideMissing}
        missing={said.decideMissing}
        first={choice}
        ready={result !== undefined}
        loading={isPending}
        error={error}
        onSend={send}
        onClose={close}
      />
    </>
  )
}

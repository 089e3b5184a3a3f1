import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Tabs } from '@/components/tabs'
import { grouped } from '@/lib/six-digits'
import { cardCounter, explain } from '@/words'
import type { ProofForm } from '../use-proof'
import './proof-fields.scss'

const ways = (['pin', 'witness'] as const).map((value) => ({
  value, label: value === 'pin' ? cardCounter.byPin : cardCounter.byWitness
}))

interface ProofFieldsProps {
  proof: ProofForm
  /** Why the last try was refused; of no interest any more once something else is tried. */
  error: Error | null
  onAnother: () => void
  onConfirm: () => void
  /** Opens the camera, where the platform can scan. */
  onScan?: () => void
}

/** The PIN, typed by who stands there, or the code of a witness. */
export function ProofFields({ proof, error, onAnother, onConfirm, onScan }: ProofFieldsProps) {
  const code = (error as { code?: string } | null)?.code
  const wrong = code === 'pin_wrong' || code === 'witness_code_wrong'
  const stopped = code === 'too_many_requests' && proof.by === 'pin'
  const choose = (way: typeof proof.by) => {
    onAnother()
    proof.choose(way)
  }
  const type = (text: string) => {
    if (wrong) onAnother()
    proof.type(text)
  }
  const field = { size: 'large' as const, autoComplete: 'off', error: error && wrong ? explain(error) : undefined, onConfirm }
  return (
    <View className='proof-fields'>
      {proof.mayChoose && <Tabs label={cardCounter.proof} items={ways} value={proof.by} onChange={choose} />}
      {error && !wrong && <Notice tone='vermilion'>{explain(error)}</Notice>}
      {stopped && <Button kind='secondary' icon='users' onPress={() => choose('witness')}>{cardCounter.tryWitness}</Button>}
      {proof.by === 'pin' ? (
        <Field
          {...field} key='pin' kind='pin' label={cardCounter.pin} hint={cardCounter.pinHint} maxLength={6} value={proof.digits}
          onInput={type}
        />
      ) : (
        <>
          {onScan && <Button kind='secondary' icon='scan-line' onPress={onScan}>{cardCounter.scanWitness}</Button>}
          <Field
            {...field} key='witness' kind='digits' label={cardCounter.witness} hint={cardCounter.witnessHint} maxLength={7}
            value={grouped(proof.digits)} onInput={type}
          />
        </>
      )}
    </View>
  )
}

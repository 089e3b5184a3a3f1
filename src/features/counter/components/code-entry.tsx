import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { counter } from '@/words'
import { missingDigits } from '../pick-up-code'
import './code-entry.scss'

interface CodeEntryProps {
  code: string
  loading: boolean
  onType: (text: string) => void
  onLook: () => void
  /** Opens the camera, where the platform can scan. */
  onScan?: () => void
}

/** The digits as the resident says them, in a field read across the counter; the camera first, where there is one. */
export function CodeEntry({ code, loading, onType, onLook, onScan }: CodeEntryProps) {
  const missing = missingDigits(code)
  const look = () => {
    if (missing === 0) onLook()
  }
  return (
    <Card>
      <View className='code-entry'>
        {onScan && <Button icon='scan-line' onPress={onScan}>{counter.scan}</Button>}
        <Field
          label={counter.code}
          kind='digits'
          size='large'
          value={code}
          onInput={onType}
          onConfirm={look}
          placeholder={counter.codePlaceholder}
          hint={counter.codeHint}
          maxLength={64}
          autoComplete='off'
        />
        <Button kind={onScan ? 'secondary' : 'primary'} disabled={missing > 0} loading={loading} onPress={look}>
          {missing > 0 ? counter.missingDigits(missing) : counter.look}
        </Button>
      </View>
    </Card>
  )
}

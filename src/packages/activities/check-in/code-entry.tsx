import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { activities } from '@/words'
import './index.scss'

const digits = 6

/** Two groups of three, easier to compare with the wall. */
function grouped(text: string): string {
  const plain = text.normalize('NFKC').replace(/\D/g, '').slice(0, digits)
  return plain.length > 3 ? `${plain.slice(0, 3)} ${plain.slice(3)}` : plain
}

interface CodeEntryProps {
  code: string
  loading: boolean
  onType: (code: string) => void
  onCheckIn: () => void
  /** Opens the camera, where the platform can scan. */
  onScan?: () => void
}

/** The camera first, where there is one; else the six digits from the wall. */
export function CodeEntry({ code, loading, onType, onCheckIn, onScan }: CodeEntryProps) {
  const missing = digits - code.replace(/\D/g, '').length
  const confirm = () => {
    if (missing === 0) onCheckIn()
  }
  return (
    <Card>
      <View className='check-in'>
        {onScan && <Button icon='scan-line' onPress={onScan}>{activities.scan}</Button>}
        <Text className='check-in__hint'>{onScan ? activities.scanHint : activities.browserHint}</Text>
        <Field
          label={activities.code}
          kind='digits'
          size='large'
          value={code}
          onInput={(text) => onType(grouped(text))}
          onConfirm={confirm}
          placeholder={activities.codePlaceholder}
          hint={activities.codeHint}
          maxLength={digits + 1}
          autoComplete='off'
        />
        <Button kind={onScan ? 'secondary' : 'primary'} disabled={missing > 0} loading={loading} onPress={confirm}>
          {missing > 0 ? activities.missingDigits(missing) : activities.checkIn}
        </Button>
      </View>
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import type { CounterOrder } from '@contract/orders'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { counter } from '@/words'
import './who-stands.scss'

/** Whom the keeper recognises: one of those the order names, or somebody by a name that is written down. */
export interface Standing {
  who: 'orderer' | 'fetcher' | 'somebody' | null
  name: string
}

/** The name that goes on record; empty while nobody was recognised. */
export function standingName({ who, name }: Standing, { orderedBy, fetcher }: CounterOrder): string {
  if (who === 'orderer') return orderedBy
  if (who === 'fetcher') return fetcher ?? ''
  return who === 'somebody' ? name.trim() : ''
}

interface WhoStandsProps {
  order: CounterOrder
  standing: Standing
  onChange: (standing: Standing) => void
}

/** Without a code somebody has to know who it is. */
export function WhoStands({ order, standing, onChange }: WhoStandsProps) {
  const items = [
    ...(order.fetcher ? [{ value: 'fetcher' as const, label: counter.whoFetches(order.fetcher) }] : []),
    ...(order.orderedBy ? [{ value: 'orderer' as const, label: counter.whoOrdered(order.orderedBy) }] : []),
    { value: 'somebody' as const, label: counter.somebody }
  ]
  return (
    <Card>
      <Text className='who-stands__title'>{counter.standing}</Text>
      <Choices
        label={counter.standing}
        items={items}
        chosen={standing.who ? [standing.who] : []}
        onChange={([who = null]) => onChange({ ...standing, who })}
      />
      {standing.who === 'somebody' && (
        <View className='who-stands__name'>
          <Field label={counter.somebodyName} value={standing.name} maxLength={20} onInput={(name) => onChange({ ...standing, name })} />
        </View>
      )}
      <Text className='who-stands__note'>{counter.onRecord}</Text>
    </Card>
  )
}

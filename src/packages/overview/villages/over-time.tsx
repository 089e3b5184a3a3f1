import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { VillageOverview } from '@contract/numbers'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { SectionTitle } from '@/components/section-title'
import { largest, MonthBars } from '@/features/numbers/components/month-bars'
import { measures, type MeasureName } from '@/features/numbers/measures'
import { overview } from '@/words'
import './over-time.scss'

/** One number of every village through the year, on one scale. */
export function OverTime({ items }: { items: readonly VillageOverview[] }) {
  const [name, setName] = useState<MeasureName>('submissions')
  const measure = measures.find((one) => one.name === name)
  if (!measure) return null
  const full = Math.max(...items.map(({ months }) => largest(measure, months)))
  return (
    <>
      <SectionTitle>{overview.overTime}</SectionTitle>
      <Choices
        label={overview.measure}
        items={measures.map(({ name: value, label }) => ({ value, label }))}
        chosen={[name]}
        onChange={([chosen = name]) => setName(chosen)}
      />
      <Text className='over-time__what'>{`${measure.what}${overview.overTimeText}`}</Text>
      <View className='over-time'>
        {items.map(({ village, months }) => (
          <Card key={village.id}>
            <Text className='over-time__village'>{village.name}</Text>
            <MonthBars measure={{ ...measure, label: `${village.name},${measure.label}` }} months={months} full={full} />
          </Card>
        ))}
      </View>
    </>
  )
}

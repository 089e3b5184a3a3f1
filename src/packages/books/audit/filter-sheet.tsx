import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { AuditAction } from '@contract/audit'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Sheet } from '@/components/overlay'
import { audit as said } from '@/words'
import './filter-sheet.scss'

export interface Filter {
  action: AuditAction | undefined
  /** YYYY-MM-DD, both days in it; empty: no bound */
  from: string
  until: string
}

interface FilterSheetProps {
  filter: Filter
  onChange: (filter: Filter) => void
  onClose: () => void
}

const any = 'any' as const
const kinds = [any, ...said.actions].map((value) => ({ value, label: value === any ? said.anyKind : said.kind(value) }))

/** Which kind of act, and when. */
export function FilterSheet({ filter, onChange, onClose }: FilterSheetProps) {
  const [wanted, setWanted] = useState(filter)
  const find = () => {
    onChange(wanted)
    onClose()
  }
  return (
    <Sheet open title={said.filter} onClose={onClose} actions={<Button icon='search-check' onPress={find}>{said.find}</Button>}>
      <View className='audit-filter'>
        <Text>{said.when}</Text>
        <DayField label={said.from} value={wanted.from} onChange={(from) => setWanted({ ...wanted, from })} />
        <DayField label={said.until} value={wanted.until} onChange={(until) => setWanted({ ...wanted, until })} />
        <Text>{said.whichKind}</Text>
        <Choices
          label={said.whichKind}
          items={kinds}
          chosen={[wanted.action ?? any]}
          onChange={([chosen = any]) => setWanted({ ...wanted, action: chosen === any ? undefined : chosen })}
        />
      </View>
    </Sheet>
  )
}

import { Fragment, useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { AuditAction } from '@contract/audit'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Sheet } from '@/components/overlay'
import { SectionTitle } from '@/components/section-title'
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

const any = [{ value: 'any', label: said.anyKind }] as const
const groups = said.groups.map(({ title, actions }) => ({ title, kinds: actions.map((value) => ({ value, label: said.kind(value) })) }))

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
        <SectionTitle>{said.when}</SectionTitle>
        <DayField label={said.from} value={wanted.from} onChange={(from) => setWanted({ ...wanted, from })} />
        <DayField label={said.until} value={wanted.until} onChange={(until) => setWanted({ ...wanted, until })} />
        <SectionTitle>{said.whichKind}</SectionTitle>
        <Choices
          label={said.whichKind}
          items={any}
          chosen={wanted.action ? [] : ['any']}
          onChange={() => setWanted({ ...wanted, action: undefined })}
        />
        {groups.map(({ title, kinds }) => (
          <Fragment key={title}>
            <Text>{title}</Text>
            <Choices
              label={title}
              items={kinds}
              chosen={wanted.action ? [wanted.action] : []}
              onChange={([action]) => setWanted({ ...wanted, action })}
            />
          </Fragment>
        ))}
      </View>
    </Sheet>
  )
}

import { Text, View } from '@tarojs/components'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { roster } from '@/words'
import type { DoorForm } from '../household-form'
import { useGrids } from '../use-grids'
import './door-fields.scss'

interface DoorFieldsProps {
  value: DoorForm
  onChange: (door: Partial<DoorForm>) => void
}

/** Where a household is: grid, unit, door number, and how the village calls it, which follows from them until it is typed. */
export function DoorFields({ value, onChange }: DoorFieldsProps) {
  const { gridId, unitId, number, label } = value
  const grids = useGrids()
  const gridOf = (id: string) => grids.data?.find((grid) => grid.id === id)
  const standardLabel = (door: Pick<DoorForm, 'gridId' | 'number'>) => {
    const grid = gridOf(door.gridId)
    return grid && door.number ? roster.standardLabel(grid.name, door.number) : ''
  }
  /** A label that nobody thought of follows grid and number. */
  const move = (door: Partial<DoorForm>) => {
    const follows = label === '' || label === standardLabel(value)
    onChange({ ...door, ...(follows && { label: standardLabel({ ...value, ...door }) }) })
  }

  if (!grids.data) return grids.error ? <ErrorPanel error={grids.error} onRetry={() => void grids.refetch()} /> : <Skeleton rows={2} />
  const units = gridOf(gridId)?.units ?? []
  return (
    <View className='door-fields'>
      <View className='door-fields__choice'>
        <Text className='door-fields__label'>{roster.grid}</Text>
        <Choices
          label={roster.grid}
          items={grids.data.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={gridId ? [gridId] : []}
          onChange={([id = '']) => move({ gridId: id, unitId: '' })}
        />
      </View>
      {units.length > 0 && (
        <View className='door-fields__choice'>
          <Text className='door-fields__label'>{roster.unit}</Text>
          <Choices
            label={roster.unit}
            items={[...units.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: roster.noUnit }]}
            chosen={[unitId]}
            onChange={([id = '']) => onChange({ unitId: id })}
          />
        </View>
      )}
      <View className='door-fields__pair'>
        <Field
          label={roster.number}
          kind='digits'
          value={number}
          maxLength={5}
          hint={roster.numberHint}
          onInput={(text) => move({ number: text })}
        />
        <Field label={roster.label} value={label} maxLength={30} hint={roster.labelHint} onInput={(text) => onChange({ label: text })} />
      </View>
    </View>
  )
}

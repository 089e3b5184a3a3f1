import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Grid, Unit } from '@contract/households'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useArrange, useGrids, useRemoveHeaded } from '@/features/roster/use-grids'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { explain, roster } from '@/words'
import { HeadedSheet, type Editing } from './headed-sheet'
import './index.scss'

interface RowProps {
  headed: Unit
  /** The ids of all beside it, in order. */
  order: string[]
  unit?: boolean
  onEdit: () => void
  onRemove: () => void
  onArrange: (ids: string[]) => void
}

function Row({ headed: { id, name, head, headPhone, households }, order, unit, onEdit, onRemove, onArrange }: RowProps) {
  const place = order.indexOf(id)
  const up = () => onArrange([...order.slice(0, place - 1), id, ...order.slice(place - 1, place), ...order.slice(place + 1)])
  return (
    <View className={unit ? 'headed headed--unit' : 'headed'}>
      <View className='headed__words'>
        <Text className='headed__name'>{name}</Text>
        <Text className='headed__note'>{`${roster.headOf(head, headPhone)} · ${roster.households(households)}`}</Text>
      </View>
      <View className='headed__acts'>
        {place > 0 && <Button small kind='text' label={roster.upOf(name)} onPress={up}>{roster.up}</Button>}
        {households === 0 && <Button small kind='text' label={`${roster.remove}${name}`} onPress={onRemove}>{roster.remove}</Button>}
        <Button small kind='secondary' label={roster.changeOf(name)} onPress={onEdit}>{roster.edit}</Button>
      </View>
    </View>
  )
}

/** Grids and their units: names, heads, order. */
export default function GridsPage() {
  const may = useMay('manage_roster')
  const { data: grids, error, refetch } = useGrids()
  const remove = useRemoveHeaded()
  const arrange = useArrange()
  const [editing, setEditing] = useState<Editing>()
  const [removing, setRemoving] = useState<{ of: 'grids' | 'units'; id: string; name: string }>()

  if (!may || !grids) {
    return (
      <Page title={roster.gridsTitle}>
        {!may && <RefusedPanel icon='map-pin' title={roster.refused}>{roster.refusedNext}</RefusedPanel>}
        {may && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />)}
      </Page>
    )
  }
  const failure = remove.error ?? arrange.error
  const put = (gridId: string | null, ids: string[]) => {
    remove.reset()
    arrange.run({ gridId, ids })
  }
  const confirmRemoval = () => {
    if (removing) remove.run(removing, { onSuccess: () => notify(roster.removed) })
    arrange.reset()
    setRemoving(undefined)
  }
  const rowOf = (headed: Unit, of: 'grids' | 'units', order: string[], gridId: string | null) => (
    <Row
      key={headed.id}
      headed={headed}
      unit={of === 'units'}
      order={order}
      onEdit={() => setEditing({ target: { of, id: headed.id, version: headed.version }, headed })}
      onRemove={() => setRemoving({ of, id: headed.id, name: headed.name })}
      onArrange={(ids) => put(gridId, ids)}
    />
  )
  const cardOf = (grid: Grid) => (
    <Card key={grid.id} flush>
      {rowOf(grid, 'grids', grids.map(({ id }) => id), null)}
      {grid.units.map((unit) => rowOf(unit, 'units', grid.units.map(({ id }) => id), grid.id))}
      <View className='headed__add'>
        <Button
          small
          kind='text'
          icon='plus'
          label={roster.addUnitTo(grid.name)}
          onPress={() => setEditing({ target: { of: 'units', gridId: grid.id } })}
        >
          {roster.addUnit}
        </Button>
      </View>
    </Card>
  )
  const actions = (
    <Button icon='plus' onPress={() => setEditing({ target: { of: 'grids' } })}>
      {roster.addGrid}
    </Button>
  )
  return (
    <Page title={roster.gridsTitle} actions={actions} wide>
      {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
      <Notice tone='jade' icon='phone'>{roster.gridsText}</Notice>
      {grids.length === 0 && <EmptyPanel icon='map-pin' title={roster.noGrids}>{roster.noGridsNext}</EmptyPanel>}
      <View className='headed-cards'>{grids.map(cardOf)}</View>
      {editing && <HeadedSheet editing={editing} onClose={() => setEditing(undefined)} />}
      <Dialog
        open={removing !== undefined}
        title={roster.removeSure(removing?.name ?? '')}
        confirmLabel={roster.remove}
        danger
        onConfirm={confirmRemoval}
        onCancel={() => setRemoving(undefined)}
      />
    </Page>
  )
}

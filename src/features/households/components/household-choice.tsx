import { useState } from 'react'
import { Choices } from '@/components/choices'
import { Loading } from '@/components/loading'
import { EmptyPanel } from '@/components/state-panel'
import * as words from '@/words'
import { useDoors, useGrids } from '../use-households'

export interface Door {
  id: string
  label: string
  /** Where it was chosen; for showing it again. */
  gridId?: string
}

interface HouseholdChoiceProps {
  /** A household that is not to be chosen, such as one's own. */
  except: string | undefined
  value: Door | undefined
  onChange: (household: Door | undefined) => void
}

/** Which household, by its grid and its door. */
export function HouseholdChoice({ except, value, onChange }: HouseholdChoiceProps) {
  const [gridId, setGridId] = useState(value?.gridId)
  const grids = useGrids()
  const doors = useDoors(gridId)
  const others = doors.data?.filter(({ id }) => id !== except)

  const chooseGrid = (id: string | undefined) => {
    setGridId(id)
    onChange(undefined)
  }

  if (!grids.data) return <Loading query={grids} rows={1} />
  if (grids.data.length === 0) return <EmptyPanel icon='users' title={words.helping.noGrids}>{words.helping.noGridsNext}</EmptyPanel>
  return (
    <>
      <Choices
        label={words.helping.grid}
        items={grids.data.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={gridId ? [gridId] : []}
        onChange={([id]) => chooseGrid(id)}
      />
      {gridId && <Loading query={doors} rows={1} />}
      {others?.length === 0 && <EmptyPanel icon='users' title={words.helping.noDoors} />}
      {others && others.length > 0 && (
        <Choices
          label={words.helping.door}
          items={others.map(({ id, label }) => ({ value: id, label }))}
          chosen={value ? [value.id] : []}
          onChange={([id]) => {
            const door = others.find((one) => one.id === id)
            onChange(door && { ...door, gridId })
          }}
        />
      )}
    </>
  )
}

import { useState, type ReactNode } from 'react'
import type { Household } from '@contract/households'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { usePageList } from '@/platform/lifecycle'
import { useRested } from '@/lib/use-rested'
import { roster } from '@/words'
import { useGrids } from '../use-grids'
import { useRosterHouseholds } from '../use-roster'

/** Looks for households by label, name or phone, in one grid or in all. */
export function HouseholdSearch({ children }: { children: (items: Household[]) => ReactNode }) {
  const [search, setSearch] = useState('')
  const [gridId, setGridId] = useState('')
  const grids = useGrids()
  const rested = useRested(search.trim())
  const list = useRosterHouseholds({ search: rested, gridId: gridId || undefined })
  usePageList(list)
  const narrowed = rested !== '' || gridId !== ''
  return (
    <>
      <Field label={roster.search} value={search} maxLength={40} placeholder={roster.searchPlaceholder} onInput={setSearch} />
      {grids.data && grids.data.length > 1 && (
        <Choices
          label={roster.grid}
          items={[{ value: '', label: roster.allGrids }, ...grids.data.map(({ id, name }) => ({ value: id, label: name }))]}
          chosen={[gridId]}
          onChange={([id = '']) => setGridId(id)}
        />
      )}
      <PagedList
        list={list}
        empty={
          <EmptyPanel icon='house' title={narrowed ? roster.nothingFound : roster.noHouseholds}>
            {narrowed ? roster.nothingFoundNext : roster.noHouseholdsNext}
          </EmptyPanel>
        }
      >
        {children}
      </PagedList>
    </>
  )
}

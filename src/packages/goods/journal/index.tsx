import { useState } from 'react'
import type { StockMovementKind } from '@contract/stock'
import { Choices } from '@/components/choices'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { MovementRows } from '@/features/goods-desk/components/movement-rows'
import { Refused } from '@/features/goods-desk/components/refused'
import { useMovements } from '@/features/goods-desk/use-goods-desk'
import { useMay } from '@/features/session/use-may'
import { usePageList } from '@/platform/lifecycle'
import { goodsDesk as said } from '@/words'

const kinds = Object.keys(said.kinds) as StockMovementKind[]
const choices = [{ value: 'all', label: said.everyKind }, ...kinds.map((value) => ({ value, label: said.kinds[value] }))] as const

function Journal() {
  const [kind, setKind] = useState<StockMovementKind>()
  const movements = useMovements({ kind })
  usePageList(movements)
  return (
    <>
      <Choices
        label={said.kindsLabel}
        items={choices}
        chosen={[kind ?? 'all']}
        onChange={([chosen = 'all']) => setKind(chosen === 'all' ? undefined : chosen)}
      />
      <PagedList list={movements} empty={<EmptyPanel icon='list' title={said.journalEmpty}>{said.journalEmptyNext}</EmptyPanel>}>
        {(items) => <MovementRows items={items} named />}
      </PagedList>
    </>
  )
}

/** 进出记录: everything that came to the shelf and left it. */
export default function StockJournalPage() {
  const may = useMay('manage_goods')
  return (
    <Page title={said.journal} wide>
      {may ? <Journal /> : <Refused />}
    </Page>
  )
}

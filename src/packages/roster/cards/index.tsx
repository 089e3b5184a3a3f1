import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, RefusedPanel, Skeleton } from '@/components/state-panel'
import { useSheetActions } from '@/features/paper/components/sheet-actions'
import { DoorCard } from '@/features/roster/components/door-card'
import { useGrids } from '@/features/roster/use-grids'
import { useCards, useReplaceCard, useRosterHousehold } from '@/features/roster/use-roster'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { useParam } from '@/platform/navigation'
import { printPage } from '@/platform/print'
import { explain, paper, roster } from '@/words'
import './index.scss'

/** One household's card may be lost: the next one makes it worthless. */
function Replace({ householdId }: { householdId: string }) {
  const { data: household } = useRosterHousehold(householdId)
  const replace = useReplaceCard(householdId)
  const [asking, setAsking] = useState(false)
  const go = () => {
    setAsking(false)
    if (household) replace.run(household.version, { onSuccess: () => notify(roster.replaced) })
  }
  return (
    <View className='cards__screen'>
      {replace.error && <Notice tone='vermilion'>{explain(replace.error)}</Notice>}
      <Button kind='secondary' icon='refresh-cw' loading={!household || replace.isPending} onPress={() => setAsking(true)}>
        {roster.replace}
      </Button>
      <Dialog
        open={asking}
        title={roster.replaceSure}
        confirmLabel={roster.replace}
        danger
        onConfirm={go}
        onCancel={() => setAsking(false)}
      >
        {roster.replaceText}
      </Dialog>
    </View>
  )
}

const perPage = 10

function Cards({ gridId, householdId }: { gridId: string; householdId: string }) {
  const village = useProfile()?.village?.name ?? ''
  const { items, error, complete, refetch } = useCards({ gridId: gridId || undefined, householdId: householdId || undefined })
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (!items || !complete) return <Skeleton rows={3} />
  if (items.length === 0) return <EmptyPanel icon='qr-code' title={roster.noCards} />
  return (
    <>
      <View className='cards__screen'>
        <SectionTitle>{roster.cardCount(items.length)}</SectionTitle>
      </View>
      <View className='cards'>
        {Array.from({ length: Math.ceil(items.length / perPage) }, (_, page) => (
          <View key={page} className='cards__page'>
            {items.slice(page * perPage, (page + 1) * perPage).map((card) => (
              <DoorCard key={card.householdId} card={card} village={village} />
            ))}
          </View>
        ))}
      </View>
      {householdId && <Replace householdId={householdId} />}
    </>
  )
}

/** 门牌卡: of one household, of a grid or of the whole village, ten to a printed page. */
export default function CardsPage() {
  const householdId = useParam('id')
  const may = useMay('manage_roster')
  const grids = useGrids()
  const [chosen, setChosen] = useState<string>()
  const gridId = chosen ?? grids.data?.[0]?.id ?? ''
  const ready = may && (householdId !== '' || grids.data !== undefined)
  const query = { householdId: householdId || undefined, gridId: householdId ? undefined : gridId || undefined }
  const { actions, failure } = useSheetActions(ready ? { what: 'household-cards', name: paper.cardsFile, query } : undefined)
  return (
    <Page title={roster.cardsTitle} actions={actions} wide>
      {!may && <RefusedPanel icon='qr-code' title={roster.refused}>{roster.refusedNext}</RefusedPanel>}
      {may && (
        <View className='cards__screen'>
          <Notice tone='jade' icon='qr-code'>{roster.cardsText}</Notice>
          {failure}
          {!printPage && <Notice>{paper.elsewhere}</Notice>}
          {!householdId && grids.data && (
            <Choices
              label={roster.whichGrid}
              items={[...grids.data.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: roster.allGrids }]}
              chosen={[gridId]}
              onChange={([id = '']) => setChosen(id)}
            />
          )}
        </View>
      )}
      {may && !householdId && grids.error && !grids.data && <ErrorPanel error={grids.error} onRetry={() => void grids.refetch()} />}
      {may && !ready && !grids.error && <Skeleton rows={3} />}
      {ready && <Cards gridId={gridId} householdId={householdId} />}
    </Page>
  )
}

import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { RefusedPanel } from '@/components/state-panel'
import { HouseholdRows } from '@/features/roster/components/household-rows'
import { HouseholdSearch } from '@/features/roster/components/household-search'
import { useMay } from '@/features/session/use-may'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { roster } from '@/words'
import './index.scss'

/** 花名册: every household of the village, and the ways to what is done with all of them. */
export default function RosterPage() {
  const may = useMay('manage_roster')
  if (!may) {
    return (
      <Page title={roster.title}>
        <RefusedPanel icon='house' title={roster.refused}>{roster.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const actions = (
    <Button icon='plus' onPress={() => open(routes.household)}>
      {roster.add}
    </Button>
  )
  return (
    <Page title={roster.title} actions={actions} wide>
      <View className='roster'>
        <View className='roster__doors'>
          <Card flush>
            <ListRow icon='map-pin' title={roster.gridsDoor} note={roster.gridsNote} onPress={() => open(routes.grids)} />
            <ListRow icon='download' title={roster.sheetDoor} note={roster.sheetNote} onPress={() => open(routes.rosterSheet)} />
            <ListRow icon='qr-code' title={roster.cardsDoor} note={roster.cardsNote} onPress={() => open(routes.cards)} />
          </Card>
        </View>
        <View className='roster__list'>
          <HouseholdSearch>
            {(items) => <HouseholdRows items={items} onPress={({ id }) => open(routes.household, { id })} />}
          </HouseholdSearch>
        </View>
      </View>
    </Page>
  )
}

import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/overlay'
import { roster } from '@/words'
import { HouseholdSearch } from './household-search'
import './household-picker.scss'

interface HouseholdPickerProps {
  title: string
  /** A household that is not to be chosen, such as one's own. */
  except?: string | undefined
  onChoose: (household: { id: string; label: string }) => void
  onClose: () => void
}

/** A sheet in which one household is looked for and tapped. */
export function HouseholdPicker({ title, except, onChoose, onClose }: HouseholdPickerProps) {
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className='household-picker'>
        <HouseholdSearch>
          {(items) => (
            <Card flush>
              {items.map(({ id, label, head, people, members }) =>
                id === except
                  ? <ListRow key={id} title={label} note={roster.ownHousehold} />
                  : <ListRow key={id} title={label} note={roster.row(head, people, members)} onPress={() => onChoose({ id, label })} />
              )}
            </Card>
          )}
        </HouseholdSearch>
      </View>
    </Sheet>
  )
}

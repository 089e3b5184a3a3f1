import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { SectionTitle } from '@/components/section-title'
import { HouseholdSearch } from '@/features/roster/components/household-search'
import * as words from '@/words'
import './index.scss'

interface HouseholdListProps {
  /** Id of the household whose invitation is on its way. */
  busyWith?: string | null
  onInvite: (householdId: string) => void
}

/** The households of the village, each with its invitation. */
export function HouseholdList({ busyWith, onInvite }: HouseholdListProps) {
  return (
    <>
      <SectionTitle>{words.invite.households}</SectionTitle>
      <Text className='invite-households__text'>{words.invite.householdsText}</Text>
      <HouseholdSearch>
        {(items) => (
          <Card flush>
            {items.map(({ id, label, members }) => (
              <ListRow
                key={id}
                title={label}
                note={words.invite.members(members)}
                extra={
                  <Button
                    small
                    kind='secondary'
                    label={words.invite.inviteHousehold(label)}
                    loading={busyWith === id}
                    onPress={() => onInvite(id)}
                  >
                    {words.invite.householdAction}
                  </Button>
                }
              />
            ))}
          </Card>
        )}
      </HouseholdSearch>
    </>
  )
}

import type { Profile } from '@contract/sessions'
import { ListRow } from '@/components/list-row'
import { call } from '@/platform/phone'
import { me } from '@/words'

/** Whom to call for help: the head of the unit, where there is one, and the head of the grid. */
export function HelpRows({ household: { unit, gridHead, gridHeadPhone } }: { household: NonNullable<Profile['household']> }) {
  return (
    <>
      {unit && (
        <ListRow
          icon='phone'
          title={me.help}
          note={me.helpUnitNote(unit.name, unit.head, unit.headPhone)}
          onPress={() => call(unit.headPhone)}
        />
      )}
      <ListRow icon='phone' title={me.help} note={me.helpNote(gridHead, gridHeadPhone)} onPress={() => call(gridHeadPhone)} />
    </>
  )
}

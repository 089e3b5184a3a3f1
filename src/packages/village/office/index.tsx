import { View } from '@tarojs/components'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { SectionTitle } from '@/components/section-title'
import { RefusedPanel } from '@/components/state-panel'
import { useProfile } from '@/features/session/store'
import { open } from '@/platform/navigation'
import * as words from '@/words'
import { doors, type Door } from './doors'
import { useFigures } from './use-figures'
import './index.scss'

const groups = Object.keys(words.office.groups) as Door['group'][]

/** Doors to everything somebody does for the village: each person sees those their offices open. */
export default function OfficePage() {
  const permissions = useProfile()?.permissions ?? []
  const figures = useFigures()
  const passable = doors.filter(({ permission }) => permissions.includes(permission))
  const shopAlone = passable.length > 0 && passable.every(({ group }) => group === 'shop')
  return (
    <Page title={shopAlone ? words.shop.toOffice : words.office.title} wide>
      <View className='office'>
        {groups.map((group) => {
          const here = passable.filter((door) => door.group === group)
          if (here.length === 0) return null
          return (
            <View key={group} className='office__group'>
              <SectionTitle>{words.office.groups[group]}</SectionTitle>
              <Card flush>
                {here.map(({ name, icon, route }) => {
                  const [title, note] = words.office.doors[name]
                  const figure = figures[name]
                  const badge = figure && <Badge tone={figure.late ? 'vermilion' : 'amber'}>{figure.words}</Badge>
                  return <ListRow key={name} icon={icon} title={title} note={note} extra={badge} onPress={() => open(route)} />
                })}
              </Card>
            </View>
          )
        })}
      </View>
      {passable.length === 0 && (
        <RefusedPanel icon='users' title={words.office.refused}>{words.office.refusedNext}</RefusedPanel>
      )}
    </Page>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PeopleQuery, VillagePerson } from '@contract/people'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { usePeople } from '@/features/people/use-people'
import { useMay } from '@/features/session/use-may'
import { useRested } from '@/lib/use-rested'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import * as words from '@/words'
import { villagers as said } from '@/words'
import { PersonPanel } from '../parts/person-panel'
import './index.scss'

type Which = NonNullable<PeopleQuery['which']> | 'all'
const filters = (['all', 'reviewer', 'shopkeeper', 'villageAdmin', 'disabled'] as const).map((value) => ({ value, label: said.filters[value] }))

const officesOf = ({ roles }: VillagePerson) => roles.filter((role) => role !== 'resident').map((role) => words.roles[role])

function noteOf(person: VillagePerson): string {
  const { household, lastSignInAt } = person
  const signIn = lastSignInAt ? said.lastSignIn(words.when(lastSignInAt)) : said.neverLately
  return [household?.label ?? said.noHousehold, ...officesOf(person), signIn].join(' · ')
}

interface ListProps {
  /** Whose page stands beside the list. */
  chosen: string
  onChoose: (id: string) => void
}

function People({ chosen, onChoose }: ListProps) {
  const [search, setSearch] = useState('')
  const [which, setWhich] = useState<Which>('all')
  const rested = useRested(search.trim())
  const people = usePeople({ search: rested || undefined, which: which === 'all' ? undefined : which })
  usePageList(people)
  return (
    <View className='people__list'>
      <Field label={said.search} value={search} maxLength={40} placeholder={said.searchPlaceholder} onInput={setSearch} />
      <Choices label={said.filter} items={filters} chosen={[which]} onChange={([next = 'all']) => setWhich(next)} />
      <PagedList list={people} empty={<EmptyPanel icon='users' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
        {(items) => (
          <Card flush>
            {items.map((person) => (
              <ListRow
                key={person.id}
                icon={person.disabled ? 'user-x' : 'user'}
                title={person.name}
                note={noteOf(person)}
                own={person.id === chosen}
                extra={person.disabled && <Badge tone='vermilion'>{said.disabled}</Badge>}
                onPress={() => onChoose(person.id)}
              />
            ))}
          </Card>
        )}
      </PagedList>
    </View>
  )
}

/** Everybody with an account in the village, for those who look after its people. */
export default function PeoplePage() {
  const may = useMay('manage_people')
  const wide = useWideScreen()
  const [chosen, setChosen] = useState('')
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='users' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  return (
    <Page title={said.title} wide>
      <View className='people'>
        <People chosen={wide ? chosen : ''} onChoose={wide ? setChosen : (id) => open(routes.person, { id })} />
        {wide && (
          <View key={chosen} className='people__detail'>
            {chosen ? <PersonPanel id={chosen} /> : <EmptyPanel icon='user' title={said.choose} />}
          </View>
        )}
      </View>
    </Page>
  )
}

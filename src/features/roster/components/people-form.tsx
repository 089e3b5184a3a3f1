import { Text, View } from '@tarojs/components'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { roster } from '@/words'
import { isPhone, newPerson, type PersonRow } from '../household-form'
import './people-form.scss'

interface PeopleFormProps {
  people: PersonRow[]
  onChange: (people: PersonRow[]) => void
}

/** Everybody on the roster of a household, in order: a card each on a phone, a row each where there is room. */
export function PeopleForm({ people, onChange }: PeopleFormProps) {
  const change = (key: string, changes: Partial<PersonRow>) =>
    onChange(people.map((person) => (person.key === key ? { ...person, ...changes } : person)))
  const makeHead = (key: string) => onChange(people.map((person) => ({ ...person, head: person.key === key })))
  const moveUp = (index: number) => {
    const [above, here] = [people[index - 1], people[index]]
    if (above && here) onChange([...people.slice(0, index - 1), here, above, ...people.slice(index + 1)])
  }
  return (
    <View className='people'>
      {people.length === 0 && <Text className='people__nobody'>{roster.noPeople}</Text>}
      {people.map(({ key, name, phone, head, accountId }, index) => (
        <View key={key} className='people__person'>
          <View className='people__fields'>
            <Field label={roster.name} value={name} maxLength={20} onInput={(text) => change(key, { name: text })} />
            <Field
              label={roster.phone}
              kind='digits'
              value={phone}
              maxLength={11}
              placeholder={roster.phoneHint}
              error={phone.length === 11 && !isPhone(phone) ? roster.phoneWrong : undefined}
              onInput={(text) => change(key, { phone: text })}
            />
          </View>
          <View className='people__acts'>
            {head && <Badge tone='jade' icon='check'>{roster.head}</Badge>}
            {accountId && <Badge icon='user'>{roster.hasAccount}</Badge>}
            {!head && (
              <Button small kind='secondary' label={roster.makeHeadOf(name)} onPress={() => makeHead(key)}>
                {roster.makeHead}
              </Button>
            )}
            {index > 0 && (
              <Button small kind='text' label={roster.upOf(name)} onPress={() => moveUp(index)}>
                {roster.up}
              </Button>
            )}
            <Button small kind='text' label={roster.takeOffOf(name)} onPress={() => onChange(people.filter((person) => person.key !== key))}>
              {roster.takeOff}
            </Button>
          </View>
        </View>
      ))}
      <Button kind='secondary' icon='plus' onPress={() => onChange([...people, newPerson()])}>
        {roster.addPerson}
      </Button>
    </View>
  )
}

import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Candidates } from '@contract/activities'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { notify } from '@/lib/notify'
import { activityDesk, explain } from '@/words'
import type { Call } from '../api'
import { useCandidates, useRecord } from '../use-roll'
import './find-sheet.scss'

type Household = Candidates['items'][number]

interface CallableProps {
  /** The call that is on its way. */
  calling: string | undefined
  onCall: (who: Omit<Call, 'activityId'>, name: string, key: string, onDone?: () => void) => void
}

/** A household with its people; whoever the roster does not know is called by name. */
function HouseholdPeople({ household, calling, onCall }: CallableProps & { household: Household }) {
  const [name, setName] = useState('')
  const [writing, setWriting] = useState(household.people.length === 0)
  const { id, label, people } = household
  const said = name.trim()
  const callByName = () => onCall({ householdId: id, name: said }, said, `${id} new`, () => setName(''))
  return (
    <View className='find__household'>
      <Text className='find__label'>{label}</Text>
      <Card flush>
        {people.map((person) => {
          const key = `${id} ${person.accountId ?? person.name}`
          const who = person.accountId ? { accountId: person.accountId } : { householdId: id, name: person.name }
          return (
            <ListRow
              key={key}
              title={activityDesk.person(person.name)}
              extra={person.present ? (
                <Badge tone='jade' icon='check'>{activityDesk.call}</Badge>
              ) : (
                <Button
                  small
                  kind='secondary'
                  label={activityDesk.callWho(person.name)}
                  loading={calling === key}
                  onPress={() => onCall(who, person.name, key)}
                >
                  {activityDesk.call}
                </Button>
              )}
            />
          )
        })}
        {!writing && <ListRow icon='plus' title={activityDesk.byName} onPress={() => setWriting(true)} />}
      </Card>
      {writing && (
        <View className='find__by-name'>
          <Field
            label={activityDesk.byName}
            placeholder={activityDesk.byNamePlaceholder}
            value={name}
            onInput={setName}
            maxLength={20}
            autoComplete='off'
          />
          <Button
            kind='secondary'
            disabled={!said}
            loading={calling === `${id} new`}
            onPress={callByName}
          >
            {said ? activityDesk.byNameAction : activityDesk.byNameMissing}
          </Button>
        </View>
      )}
    </View>
  )
}

/** Finds somebody who did not sign up, by door or by name, and records that they came. */
export function FindSheet({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  const [calling, setCalling] = useState<string>()
  const { data, error, isFetching, refetch } = useCandidates(activityId, search)
  const record = useRecord()
  const said = text.trim()
  const find = () => {
    record.reset()
    if (said) setSearch(said)
  }
  const call: CallableProps['onCall'] = (who, name, key, onDone) => {
    setCalling(key)
    record.run({ activityId, ...who }, { onDone, onSuccess: () => notify(activityDesk.recorded(name)) })
  }
  const busy = record.isPending ? calling : undefined
  return (
    <Sheet open title={activityDesk.findTitle} onClose={onClose}>
      <View className='find'>
        <Field
          label={activityDesk.search}
          placeholder={activityDesk.searchPlaceholder}
          value={text}
          onInput={setText}
          onConfirm={find}
          maxLength={30}
          autoComplete='off'
        />
        <Button disabled={!said} onPress={find}>{said ? activityDesk.searchAction : activityDesk.searchMissing}</Button>
        {record.error && !record.isPending && <Notice tone='vermilion'>{explain(record.error)}</Notice>}
        {search && isFetching && !data && <Skeleton rows={2} />}
        {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyPanel icon='house' title={activityDesk.nobody}>{activityDesk.nobodyNext}</EmptyPanel>}
        {data?.map((household) => (
          <HouseholdPeople key={household.id} household={household} calling={busy} onCall={call} />
        ))}
      </View>
    </Sheet>
  )
}

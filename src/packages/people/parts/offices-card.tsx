import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Office, VillagePerson } from '@contract/people'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Notice } from '@/components/notice'
import { useChangeOffices } from '@/features/people/use-people'
import { notify } from '@/lib/notify'
import { explain, villagers as said } from '@/words'
import './parts.scss'

const all: readonly Office[] = ['reviewer', 'shopkeeper', 'villageAdmin']
const items = all.map((value) => ({ value, label: said.offices[value] }))

/** What somebody does for the village, given and taken. */
export function OfficesCard({ person: { id, roles, version } }: { person: VillagePerson }) {
  const held = all.filter((office) => roles.includes(office))
  const [chosen, setChosen] = useState<Office[]>(held)
  const { run, isPending, error } = useChangeOffices(id)
  const changed = all.some((office) => chosen.includes(office) !== held.includes(office))
  return (
    <Card>
      <View className='person__offices'>
        <Text className='person__text'>{said.officeText}</Text>
        <Choices many label={said.office} items={items} chosen={chosen} onChange={setChosen} />
        {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Button
          disabled={!changed}
          loading={isPending}
          onPress={() => run({ offices: chosen, version }, { onSuccess: () => notify(said.officesSaved) })}
        >
          {changed ? said.saveOffices : said.unchanged}
        </Button>
      </View>
    </Card>
  )
}

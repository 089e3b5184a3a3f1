import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Persona } from '@contract/sessions'
import type { Village } from '@contract/villages'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import { useDemoSignIn } from '@/features/session/use-session'
import { ApiError } from '@/platform/api-error'
import * as words from '@/words'

const icons: Record<Persona, IconName> = {
  resident: 'house',
  resident2: 'users',
  reviewer: 'search-check',
  villageAdmin: 'shield-check',
  shopkeeper: 'store',
  supervisor: 'chart-column'
}

const people = Object.keys(icons) as Persona[]

const explain = (error: Error) =>
  error instanceof ApiError && error.code === 'sign_in_failed' ? words.signIn.notHere : words.explain(error)

/** One tap and one is somebody of the demo data. */
export function DemoPeople({ villages, onDone }: { villages: readonly Village[]; onDone: () => void }) {
  const [village, setVillage] = useState(villages[0]?.name ?? '')
  const { mutate, isPending, variables, error } = useDemoSignIn(onDone)
  const entering = isPending ? variables.persona : undefined
  const enter = (persona: Persona) => {
    if (!isPending) mutate({ persona, ...(village && { village }) })
  }
  return (
    <View className='sign-in__form'>
      <SectionTitle>{words.signIn.villageLabel}</SectionTitle>
      <Choices
        label={words.signIn.villageLabel}
        items={villages.map(({ name }) => ({ value: name, label: name }))}
        chosen={[village]}
        onChange={([name]) => name && setVillage(name)}
      />
      <SectionTitle>{words.signIn.personasTitle}</SectionTitle>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Card flush>
        {people.map((persona) => (
          <ListRow
            key={persona}
            icon={icons[persona]}
            {...words.signIn.personas[persona]}
            extra={entering === persona && <Icon name='loader-circle' spin label={words.signIn.signingIn} />}
            onPress={() => enter(persona)}
          />
        ))}
      </Card>
      <Text className='sign-in__note'>{words.signIn.demoNote}</Text>
    </View>
  )
}

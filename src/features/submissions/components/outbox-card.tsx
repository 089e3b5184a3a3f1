import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import * as words from '@/words'
import { parcelsOf, type Draft } from '../draft'
import { useDrafts } from '../drafts'
import { useOutbox, wakeOutbox } from '../outbox'
import { useOutboxSentence } from '../use-outbox-sentence'
import { DraftPicture } from './draft-picture'
import { UnsentDrafts } from './unsent-drafts'
import './outbox-card.scss'

const shown = 3

function Row({ draft, onPress }: { draft: Draft; onPress: () => void }) {
  const { text } = useOutboxSentence(draft)
  const { rule, onBehalfOf, photos } = draft
  const arrived = photos.filter(({ photoId }) => photoId).length
  return (
    <ListRow
      title={words.outbox.row(rule.name, onBehalfOf?.label)}
      note={text}
      lead={<DraftPicture draft={draft} />}
      extra={<Text className='outbox-card__count'>{words.outbox.arrivedCount(arrived, photos.length)}</Text>}
      onPress={onPress}
    />
  )
}

interface OutboxProps {
  /** Whose; nobody sees what another person has sent off or begun on the same phone. */
  accountId: string | undefined
  /** Where there is little room. */
  brief?: boolean
  /** Opens one, by its name. */
  onOpen: (name: string) => void
}

/** What the person has sent off and the village has not got yet. */
function Parcels({ accountId, onOpen }: OutboxProps) {
  const parcels = parcelsOf(useDrafts(), accountId)
  const stuck = useOutbox(({ trouble }) => trouble !== null)
  if (parcels.length === 0) return null
  return (
    <Card flush>
      <View className='outbox-card__head'>
        <Icon name='cloud-upload' />
        <Text className='outbox-card__title'>{words.outbox.title}</Text>
        {stuck && (
          <Button kind='secondary' small onPress={wakeOutbox}>
            {words.outbox.retry}
          </Button>
        )}
      </View>
      {parcels.slice(0, shown).map(([name, draft]) => (
        <Row key={name} draft={draft} onPress={() => onOpen(name)} />
      ))}
      {parcels.length > shown && <Text className='outbox-card__more'>{words.outbox.more(parcels.length - shown)}</Text>}
    </Card>
  )
}

/** What is on its way to the village, and what was begun and left. Nothing where everything has arrived. */
export function OutboxCard(props: OutboxProps) {
  return (
    <>
      <Parcels {...props} />
      <UnsentDrafts {...props} />
    </>
  )
}

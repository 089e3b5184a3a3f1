import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/overlay'
import * as words from '@/words'
import { unsentOf, type Draft } from '../draft'
import { useDrafts } from '../drafts'
import { useOutboxSentence } from '../use-outbox-sentence'
import { DraftPicture } from './draft-picture'
import { ThrowAway } from './throw-away'
import './unsent-drafts.scss'

const shown = 2

const nameOf = ({ rule, onBehalfOf }: Draft) => words.outbox.row(rule.name, onBehalfOf?.label)

interface RowProps {
  draft: Draft
  onOpen: () => void
  onThrowAway: () => void
}

function Row({ draft, onOpen, onThrowAway }: RowProps) {
  const { tone, text } = useOutboxSentence(draft)
  const name = nameOf(draft)
  const troubled = tone === 'refused' || tone === 'unsafe'
  return (
    <View className='unsent__row'>
      <ListRow
        title={name}
        note={troubled ? text : words.outbox.draftKept(draft.photos.length)}
        lead={<DraftPicture draft={draft} />}
      />
      <View className='unsent__ways'>
        <Button small kind='secondary' label={`${words.outbox.goOn}:${name}`} onPress={onOpen}>
          {words.outbox.goOn}
        </Button>
        <Button small kind='text' icon='trash-2' label={`${words.outbox.throwAway}:${name}`} onPress={onThrowAway}>
          {words.outbox.throwAway}
        </Button>
      </View>
    </View>
  )
}

interface UnsentDraftsProps {
  /** Whose; nobody sees what another person has begun on the same phone. */
  accountId: string | undefined
  /** One line that opens the list, where there is no room for it. */
  brief?: boolean
  /** Opens one, by its name. */
  onOpen: (name: string) => void
}

/** What the person has begun and left: to go on with, or not wanted. Nothing where there is none. */
export function UnsentDrafts({ accountId, brief, onOpen }: UnsentDraftsProps) {
  const drafts = unsentOf(useDrafts(), accountId)
  const [listing, setListing] = useState(false)
  const [unwanted, setUnwanted] = useState<string>()
  const [first] = drafts
  if (!first) return null
  const leaveFor = (go: () => void) => () => {
    setListing(false)
    go()
  }
  const rows = (some: typeof drafts) => some.map(([name, draft]) => (
    <Row
      key={name}
      draft={draft}
      onOpen={leaveFor(() => onOpen(name))}
      onThrowAway={leaveFor(() => setUnwanted(name))}
    />
  ))
  const count = drafts.length
  const [, one] = first
  const inBrief = count > 1 ? words.outbox.draftCount(count) : `${nameOf(one)} · ${words.outbox.draftPhotos(one.photos.length)}`
  return (
    <>
      <Card flush>
        {brief ? (
          <ListRow icon='images' title={words.outbox.drafts} note={inBrief} onPress={() => setListing(true)} />
        ) : (
          <>
            <View className='unsent__head'>
              <Icon name='images' />
              <Text className='unsent__title'>{words.outbox.drafts}</Text>
            </View>
            {rows(drafts.slice(0, shown))}
            {count > shown && <ListRow title={words.outbox.allDrafts(count)} onPress={() => setListing(true)} />}
          </>
        )}
      </Card>
      <Sheet open={listing} title={words.outbox.drafts} onClose={() => setListing(false)}>
        <Card flush>{rows(drafts)}</Card>
      </Sheet>
      <ThrowAway name={unwanted} onClose={() => setUnwanted(undefined)} />
    </>
  )
}

import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { PhotoGrid } from '@/components/photo-grid'
import { VoicePlayer } from '@/components/voice-player'
import { localFiles } from '@/platform/local-files'
import * as words from '@/words'
import type { Draft } from '../draft'
import { askAgain, takeBack } from '../drafts'
import { wakeOutbox } from '../outbox'
import { isPhotoRefusal } from '../refusals'
import { useGridPhotos } from '../use-grid-photos'
import { useOutboxSentence } from '../use-outbox-sentence'
import { ThrowAway } from './throw-away'
import './parcel.scss'

const tones = { calm: 'jade', waits: 'amber', unsafe: 'vermilion', refused: 'vermilion' } as const
const icons = { calm: 'cloud-upload', waits: 'cloud-off', unsafe: 'circle-alert', refused: 'circle-alert' } as const

/** What was sent off and is on its way: how it stands, each photo with how far it has come, the words. */
export function Parcel({ draft }: { draft: Draft }) {
  const { tone, text } = useOutboxSentence(draft)
  const { note, place, voiceNote } = draft
  return (
    <View className='parcel'>
      <Notice tone={tones[tone]} icon={icons[tone]}>
        {text}
      </Notice>
      <PhotoGrid photos={useGridPhotos(draft)} layout='even' />
      {(tone === 'calm' || tone === 'waits') && <Text className='parcel__aside'>{words.outbox.mayLeave}</Text>}
      {voiceNote && <VoicePlayer url={localFiles.path(voiceNote.file.name)} />}
      {(note || place) && (
        <Card>
          {place && <Text className='parcel__label'>{words.outbox.place}</Text>}
          {place && <Text className='parcel__words'>{place}</Text>}
          {note && <Text className='parcel__label'>{words.outbox.note}</Text>}
          {note && <Text className='parcel__words'>{note}</Text>}
        </Card>
      )}
    </View>
  )
}

interface ParcelActionsProps {
  name: string
  draft: Draft
  onHome: () => void
}

/** What the person can do about it meanwhile. */
export function ParcelActions({ name, draft: { refusal, posted }, onHome }: ParcelActionsProps) {
  const [throwing, setThrowing] = useState(false)
  const retry = () => {
    askAgain(name)
    wakeOutbox()
  }
  const mendable = refusal && isPhotoRefusal(refusal)
  return (
    <View className='parcel__actions'>
      <View className='parcel__pair'>
        {!mendable && (
          <Button kind='secondary' icon='refresh-cw' onPress={retry}>
            {words.outbox.retry}
          </Button>
        )}
        {refusal ? (
          <Button onPress={() => takeBack(name)}>{words.outbox.change}</Button>
        ) : (
          <Button icon='house' onPress={onHome}>
            {words.outbox.toHome}
          </Button>
        )}
      </View>
      <View className='parcel__pair'>
        {!refusal && !posted && (
          <Button kind='text' onPress={() => takeBack(name)}>
            {words.outbox.change}
          </Button>
        )}
        <Button kind='text' icon='trash-2' onPress={() => setThrowing(true)}>
          {words.outbox.throwAway}
        </Button>
      </View>
      <ThrowAway name={throwing ? name : undefined} onClose={() => setThrowing(false)} />
    </View>
  )
}

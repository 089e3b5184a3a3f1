import { Text, View } from '@tarojs/components'
import type { Submission } from '@contract/submissions'
import { Card } from '@/components/card'
import { VoicePlayer } from '@/components/voice-player'
import * as words from '@/words'
import './details.scss'

/** What was said of the photos. */
export function Details({ submission: { note, voiceNote, place, activity } }: { submission: Submission }) {
  const { submissions } = words
  const facts = [
    { label: submissions.activity, text: activity?.title },
    { label: submissions.place, text: place },
    { label: submissions.note, text: note }
  ].filter(({ text }) => text)
  if (facts.length === 0 && !voiceNote) return null
  return (
    <Card>
      <View className='details'>
        {facts.map(({ label, text }) => (
          <View key={label}>
            <Text className='details__label'>{label}</Text>
            <Text className='details__text'>{text}</Text>
          </View>
        ))}
        {voiceNote && <VoicePlayer url={voiceNote.url} />}
      </View>
    </Card>
  )
}

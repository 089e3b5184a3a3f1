import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SecondLook } from '@contract/second-looks'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { PhotoGrid } from '@/components/photo-grid'
import { SectionTitle } from '@/components/section-title'
import { VoicePlayer } from '@/components/voice-player'
import { MatchNotes } from '@/features/reviews/components/match-notes'
import { useSecondLook } from '@/features/second-looks/use-second-looks'
import { notify } from '@/lib/notify'
import { explain, review, secondLooks as said } from '@/words'
import { WhySheet } from './why-sheet'

/** Agrees or says why not. */
function Answer({ id, household }: Pick<SecondLook['submission'], 'id' | 'household'>) {
  const [asking, setAsking] = useState(false)
  const { run, isPending, error } = useSecondLook()
  const agree = () => run({ id, agrees: true }, { onSuccess: () => notify(said.agreedDone) })
  const disagree = (note: string) => run({ id, agrees: false, note }, {
    onSuccess: () => {
      setAsking(false)
      notify(said.disagreedDone)
    }
  })
  return (
    <>
      {error && !asking && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <View className='look-card__answer'>
        <Button kind='secondary' icon='circle-x' label={`${said.disagree}:${household.label}`} disabled={isPending} onPress={() => setAsking(true)}>
          {said.disagree}
        </Button>
        <Button icon='check' label={`${said.agree}:${household.label}`} loading={isPending && !asking} onPress={agree}>
          {said.agree}
        </Button>
      </View>
      <WhySheet open={asking} loading={isPending} error={error} onSend={disagree} onClose={() => setAsking(false)} />
    </>
  )
}

function Result({ agrees, note, by, at }: NonNullable<SecondLook['result']>) {
  return (
    <View className='look-card__result'>
      <Badge tone={agrees ? 'jade' : 'amber'} icon={agrees ? 'check' : 'flag'}>{agrees ? said.agreed : said.disagreed}</Badge>
      <Text className='look-card__note'>{said.by(by, at)}</Text>
      {note && <Text className='look-card__words'>{note}</Text>}
    </View>
  )
}

/** An approval with everything the first reviewer saw. */
export function LookCard({ look: { submission, photoMatches, bar, result } }: { look: SecondLook }) {
  const { id, rule, household, photos, note, place, voiceNote, points, reviewedAt } = submission
  return (
    <Card>
      <View className='look-card'>
        <SectionTitle extra={<Text>{rule.name}</Text>}>{household.label}</SectionTitle>
        <PhotoGrid photos={photos.map((photo) => ({ key: photo.id, url: photo.url, width: photo.width, height: photo.height }))} />
        {reviewedAt && <Text className='look-card__note'>{said.approvedAt(points ?? 0, reviewedAt)}</Text>}
        {place && <Text>{review.place(place)}</Text>}
        {note && <Text className='look-card__words'>{note}</Text>}
        {voiceNote && <VoicePlayer url={voiceNote.url} />}
        <MatchNotes item={{ photos, photoMatches, household }} />
        {bar && <Notice tone='amber' icon='users'>{said.bar(bar)}</Notice>}
        {result ? <Result {...result} /> : !bar && <Answer id={id} household={household} />}
      </View>
    </Card>
  )
}

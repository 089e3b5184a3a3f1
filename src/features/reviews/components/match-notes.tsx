import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PhotoMatch } from '@contract/photo-matches'
import type { ReviewItem } from '@contract/reviews'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/overlay'
import { PhotoPair } from '@/components/photo-pair'
import { review } from '@/words'
import './match-notes.scss'

/** The closest of the photos that look like one of this submission; the others would say the same again. */
function closestByPhoto(matches: readonly PhotoMatch[]): PhotoMatch[] {
  const closest = new Map<string, PhotoMatch>()
  for (const match of matches) {
    const known = closest.get(match.photo.id)
    if (!known || match.distance < known.distance) closest.set(match.photo.id, match)
  }
  return [...closest.values()]
}

type Matched = Pick<ReviewItem, 'photos' | 'photoMatches' | 'household'>

/** Photos that look like earlier ones, each with both pictures a tap away. A hint: the reviewer decides. */
export function MatchNotes({ item: { photos, photoMatches, household } }: { item: Matched }) {
  const [compared, setCompared] = useState<PhotoMatch>()
  const indexOf = ({ photo }: PhotoMatch) => photos.findIndex(({ id }) => id === photo.id) + 1
  const sentence = (match: PhotoMatch) => {
    const { sameSubmission, sameFile, other } = match
    const index = indexOf(match)
    if (sameSubmission) return review.matchWithin(index, sameFile)
    const own = other.household.id === household.id
    return review.match(index, { own, household: other.household.label, at: other.createdAt, same: sameFile })
  }
  const captionOf = ({ other: { household: owner, rule, createdAt, status } }: PhotoMatch) =>
    review.otherOne(owner.label, rule, createdAt, status)
  return (
    <>
      {closestByPhoto(photoMatches).sort((a, b) => indexOf(a) - indexOf(b)).map((match) => (
        <View key={match.photo.id} className='match-notes__note'>
          <Icon name='copy' />
          <Text className='match-notes__words'>{sentence(match)}</Text>
          <Button kind='text' small label={`${review.compare}: ${sentence(match)}`} onPress={() => setCompared(match)}>
            {review.compare}
          </Button>
        </View>
      ))}
      <Sheet open={compared !== undefined} title={review.compareTitle} roomy onClose={() => setCompared(undefined)}>
        {compared && (
          <>
            <PhotoPair photos={[
              { url: compared.photo.url, caption: review.thisOne },
              { url: compared.otherPhoto.url, caption: captionOf(compared) }
            ]} />
            <Text className='match-notes__distance'>{review.difference(compared.distance)}</Text>
          </>
        )}
      </Sheet>
    </>
  )
}

import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loading } from '@/components/loading'
import { Tile } from '@/components/tile'
import { useReviewSummary } from '@/features/reviews/use-reviews'
import { useMay } from '@/features/session/use-may'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import './work-cards.scss'

/** How much waits for the reviewer, and since when. */
function ReviewCard() {
  const summary = useReviewSummary()
  if (!summary.data) return <Loading query={summary} rows={1} card />
  const { waiting, overdue, oldestAt } = summary.data
  const since = oldestAt ? words.home.reviewSince(words.when(oldestAt)) : words.home.reviewDone
  return (
    <Card tone={waiting ? 'amber' : 'plain'} onPress={() => open(routes.review)}>
      <View className='work-card'>
        <Icon name='search-check' size='large' />
        <View className='work-card__words'>
          <Text className='work-card__title'>{words.home.review}</Text>
          <Text className='work-card__note'>
            {overdue > 0 ? words.home.reviewOverdue(overdue) : since}
          </Text>
        </View>
        {waiting > 0 && (
          <View className='work-card__count'>
            <Text className='work-card__number'>{waiting}</Text>
            <Text>{words.home.reviewUnit}</Text>
          </View>
        )}
        <Icon name='chevron-right' size='small' />
      </View>
    </Card>
  )
}

/** What somebody with an office has to do, before anything else. */
export function WorkCards() {
  const [reviews, serves] = [useMay('review'), useMay('serve_counter')]
  return (
    <>
      {reviews && <ReviewCard />}
      {serves && (
        <Tile
          icon='scan-line'
          tone='vermilion'
          title={words.home.counter}
          note={words.home.counterNote}
          onPress={() => open(routes.counter)}
        />
      )}
    </>
  )
}

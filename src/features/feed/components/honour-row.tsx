import { View } from '@tarojs/components'
import { SectionTitle } from '@/components/section-title'
import { useShell } from '@/components/shell'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { words } from '@/words'
import { useLatestHonours } from '../use-feed'
import { HonourFrame } from './honour-frame'
import './honour-row.scss'

const shown = { normal: 3, elder: 2 }

/** The latest honours of the village side by side, and the way to all of them. */
export function HonourRow({ onMore }: { onMore: () => void }) {
  const { elder } = useShell()
  const { data, error, isPending, refetch } = useLatestHonours(shown[elder ? 'elder' : 'normal'])
  return (
    <>
      <SectionTitle more={words.feed.honoursMore} onMore={onMore}>
        {words.feed.honours}
      </SectionTitle>
      {isPending && <Skeleton rows={1} />}
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <EmptyPanel icon='award' title={words.feed.honoursEmpty}>
          {words.feed.honoursEmptyNext}
        </EmptyPanel>
      )}
      {data && data.items.length > 0 && (
        <View className='honour-row'>
          {data.items.map((item) => (
            <HonourFrame key={item.id} item={item} />
          ))}
        </View>
      )}
    </>
  )
}

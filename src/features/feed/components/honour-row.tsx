import { View } from '@tarojs/components'
import { Loading } from '@/components/loading'
import { SectionTitle } from '@/components/section-title'
import { useShell } from '@/components/shell'
import { EmptyPanel } from '@/components/state-panel'
import * as words from '@/words'
import { useLatestHonours } from '../use-feed'
import { HonourFrame } from './honour-frame'
import './honour-row.scss'

const shown = { normal: 3, elder: 2 }

/** The latest honours of the village side by side, and the way to all of them. */
export function HonourRow({ onMore }: { onMore: () => void }) {
  const { elder } = useShell()
  const query = useLatestHonours(shown[elder ? 'elder' : 'normal'])
  const { data } = query
  return (
    <>
      <SectionTitle more={words.feed.honoursMore} onMore={onMore}>
        {words.feed.honours}
      </SectionTitle>
      <Loading query={query} rows={1} />
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

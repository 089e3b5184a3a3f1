import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { HonourFrame } from '@/features/feed/components/honour-frame'
import { LikeButton } from '@/features/feed/components/like-button'
import { useFeed } from '@/features/feed/use-feed'
import { useProfile } from '@/features/session/store'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'
import './index.scss'

const { feed } = words

/** The village's certificates and commendations in their frames, newest first. */
export default function HonoursPage() {
  const list = useFeed('honour')
  const earns = useProfile()?.household
  usePageList(list)
  usePagePull(list.refetch)
  return (
    <Page title={feed.honours}>
      <PagedList
        list={list}
        empty={
          <EmptyPanel
            icon='award'
            title={feed.honoursEmpty}
            action={earns ? { label: feed.toHome, onPress: () => open(routes.home) } : undefined}
          >
            {earns ? feed.honoursEmptyNext : undefined}
          </EmptyPanel>
        }
      >
        {(items) => (
          <View className='honour-wall'>
            {items.map((item) => (
              <View key={item.id} className='honour-wall__place'>
                <HonourFrame item={item} />
                <LikeButton item={item} />
              </View>
            ))}
          </View>
        )}
      </PagedList>
    </Page>
  )
}

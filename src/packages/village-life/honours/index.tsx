import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { HonourFrame } from '@/features/feed/components/honour-frame'
import { LikeButton } from '@/features/feed/components/like-button'
import { useFeed } from '@/features/feed/use-feed'
import { HonourCard } from '@/features/honours/components/honour-card'
import { useHonours } from '@/features/honours/use-honours'
import { useProfile } from '@/features/session/store'
import { usePageList, usePagePull, usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { feed, honours } from '@/words'
import './index.scss'

/** What the village itself has given. */
function FromVillage({ list }: { list: ReturnType<typeof useHonours> }) {
  return (
    <>
      <SectionTitle>{honours.fromVillage}</SectionTitle>
      <PagedList list={list} empty={<EmptyPanel icon='medal' title={honours.villageEmpty}>{honours.villageEmptyNext}</EmptyPanel>}>
        {(items) => items.map((honour) => <HonourCard key={honour.id} honour={honour} />)}
      </PagedList>
    </>
  )
}

/** The honours the village has given, and the village's certificates and commendations in their frames, newest first. */
export default function HonoursPage() {
  const list = useFeed('honour')
  const earns = useProfile()?.household
  const given = useHonours()
  usePageList(list)
  usePageReturn(() => void given.refetch())
  usePagePull(() => Promise.all([list.refetch(), given.refetch()]))
  return (
    <Page title={feed.honours}>
      <FromVillage list={given} />
      <SectionTitle>{honours.fromHomes}</SectionTitle>
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

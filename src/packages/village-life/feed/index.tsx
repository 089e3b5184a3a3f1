import { useState } from 'react'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { Tabs } from '@/components/tabs'
import { FeedCard } from '@/features/feed/components/feed-card'
import { useFeed } from '@/features/feed/use-feed'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { feed } from '@/words'

// Anonymous reports are not for everybody to see, so their column is not offered.
const filters = (['all', 'courtyard', 'volunteering', 'study', 'honour'] as const)
  .map((value) => ({ value, label: feed.filters[value] }))

/** What the village has approved, with big photos and likes. */
export default function FeedPage() {
  const [filter, setFilter] = useState<(typeof filters)[number]['value']>('all')
  const list = useFeed(filter === 'all' ? undefined : filter)
  usePageList(list)
  usePagePull(list.refetch)
  return (
    <Page title={feed.title}>
      <Tabs label={feed.filterLabel} items={filters} value={filter} onChange={setFilter} />
      <PagedList
        list={list}
        empty={
          <EmptyPanel icon='images' title={filter === 'all' ? feed.empty : feed.emptyColumn}>
            {filter === 'all' ? feed.emptyNext : feed.emptyColumnNext}
          </EmptyPanel>
        }
      >
        {(items) => items.map((item) => <FeedCard key={item.id} item={item} />)}
      </PagedList>
    </Page>
  )
}

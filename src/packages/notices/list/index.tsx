import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { NoticeRow } from '@/features/notices/components/notice-row'
import { useNotices } from '@/features/notices/use-notices'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { notices as said } from '@/words'

/** What the village has told the one who looks. */
export default function NoticesPage() {
  const list = useNotices()
  usePageList(list)
  usePagePull(list.refetch)
  return (
    <Page title={said.title}>
      <PagedList list={list} empty={<EmptyPanel icon='bell' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
        {(items) => (
          <Card flush>
            {items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onPress={() => open(routes.notice, { id: notice.id })} />
            ))}
          </Card>
        )}
      </PagedList>
    </Page>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel, RefusedPanel } from '@/components/state-panel'
import { usePublished } from '@/features/notices/use-notices'
import { useMay } from '@/features/session/use-may'
import { usePageList } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { useWideScreen } from '@/platform/screen'
import { routes } from '@/routes'
import { noticeDesk as said, when } from '@/words'
import { audienceOf, progressOf, Readers } from '../parts/readers'
import './index.scss'

function Published({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const list = usePublished()
  usePageList(list)
  return (
    <PagedList list={list} empty={<EmptyPanel icon='bell' title={said.empty}>{said.emptyNext}</EmptyPanel>}>
      {(items) => (
        <Card flush>
          {items.map((notice) => (
            <ListRow
              key={notice.id}
              icon='bell'
              title={notice.title}
              note={[when(notice.createdAt), audienceOf(notice), !notice.withdrawnAt && progressOf(notice)].filter(Boolean).join(' · ')}
              own={notice.id === chosen}
              extra={notice.withdrawnAt && <Badge>{said.withdrawn}</Badge>}
              onPress={() => onChoose(notice.id)}
            />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

/** What the village has told its people, for those who publish: who has read it and who has not. */
export default function NoticeDeskPage() {
  const may = useMay('publish_notices')
  const wide = useWideScreen()
  const [chosen, setChosen] = useState('')
  if (!may) {
    return (
      <Page title={said.title}>
        <RefusedPanel icon='bell' title={said.refused}>{said.refusedNext}</RefusedPanel>
      </Page>
    )
  }
  const write = <Button icon='plus' onPress={() => open(routes.writeNotice)}>{said.write}</Button>
  return (
    <Page title={said.title} wide actions={write}>
      <View className='notice-desk'>
        <View className='notice-desk__list'>
          <Published chosen={wide ? chosen : ''} onChoose={wide ? setChosen : (id) => open(routes.trackNotice, { id })} />
        </View>
        {wide && (
          <View key={chosen} className='notice-desk__detail'>
            {chosen ? <Readers id={chosen} /> : <EmptyPanel icon='bell' title={said.choose} />}
          </View>
        )}
      </View>
    </Page>
  )
}

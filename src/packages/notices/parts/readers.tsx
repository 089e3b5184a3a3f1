import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PublishedNotice, UnreadHousehold } from '@contract/notices'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { PagedList } from '@/components/paged-list'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel, ErrorPanel, Skeleton } from '@/components/state-panel'
import { usePublishedNotice, useUnreadHouseholds, useWithdraw } from '@/features/notices/use-notices'
import { notify } from '@/lib/notify'
import { usePageList } from '@/platform/lifecycle'
import { call } from '@/platform/phone'
import { explain, noticeDesk as said, notices, when } from '@/words'
import { NoticeText } from './notice-text'
import './parts.scss'

/** Whom it is for, as those who publish it are told. */
export function audienceOf({ grids, households }: Pick<PublishedNotice, 'grids' | 'households'>): string {
  const parts = [grids.length > 0 && notices.toGrids(grids), households.length > 0 && notices.toHouseholds(households)]
  return parts.filter(Boolean).join(' · ') || notices.toVillage
}

export const progressOf = ({ read, reached }: PublishedNotice): string =>
  read === reached ? said.allRead(reached) : said.progress(read, reached)

function UnreadRow({ household, grid, name, phone }: UnreadHousehold) {
  const button = phone && name && (
    <Button small kind='secondary' icon='phone' label={said.callOne(household.label, name)} onPress={() => call(phone)}>
      {said.call}
    </Button>
  )
  return <ListRow icon='house' title={household.label} note={said.callee(name ?? grid, phone)} extra={button} />
}

function Unread({ id }: { id: string }) {
  const list = useUnreadHouseholds(id)
  usePageList(list)
  return (
    <>
      <SectionTitle>{said.unreadTitle}</SectionTitle>
      <Notice>{said.unreadText}</Notice>
      <PagedList list={list} empty={<EmptyPanel icon='circle-check' title={said.unreadEmpty}>{said.unreadEmptyNext}</EmptyPanel>}>
        {(items) => <Card flush>{items.map((item) => <UnreadRow key={item.household.id} {...item} />)}</Card>}
      </PagedList>
    </>
  )
}

function Withdraw({ id }: { id: string }) {
  const [asking, setAsking] = useState(false)
  const { run, isPending, error } = useWithdraw()
  const withdraw = () => {
    setAsking(false)
    run(id, { onSuccess: () => notify(said.withdrawDone) })
  }
  return (
    <>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Button kind='text' icon='rotate-ccw' loading={isPending} onPress={() => setAsking(true)}>{said.withdraw}</Button>
      <Dialog
        open={asking}
        title={said.withdraw}
        confirmLabel={said.withdrawConfirm}
        danger
        onConfirm={withdraw}
        onCancel={() => setAsking(false)}
      >
        {said.withdrawText}
      </Dialog>
    </>
  )
}

/** A notice that was published: how many households have read it, and whom to call in the others. */
export function Readers({ id }: { id: string }) {
  const { data: notice, error, refetch } = usePublishedNotice(id)
  if (!notice) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const { title, body, by, createdAt, withdrawnAt } = notice
  return (
    <View className='readers'>
      <NoticeText title={title} body={body} notes={[notices.by(by, when(createdAt)), audienceOf(notice)]} />
      {withdrawnAt ? (
        <Notice>{`${said.withdrawn} · ${when(withdrawnAt)}`}</Notice>
      ) : (
        <>
          <Notice tone={notice.read === notice.reached ? 'jade' : 'amber'}>{progressOf(notice)}</Notice>
          <Withdraw id={id} />
          <Unread id={id} />
        </>
      )}
    </View>
  )
}

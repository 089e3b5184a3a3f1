import type { Message } from '@contract/messages'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { EmptyPanel } from '@/components/state-panel'
import { MessageRow } from '@/features/messages/components/message-row'
import { useMessages, useSeen } from '@/features/messages/use-messages'
import { usePageList, usePagePull } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'

function follow({ kind, submissionId, orderId, noticeId, activityId, deductionId, goodsId }: Message) {
  if (submissionId) open(routes.submission, { id: submissionId })
  else if (orderId) open(routes.order, { id: orderId })
  else if (noticeId) open(routes.notice, { id: noticeId })
  else if (kind === 'honour_awarded') open(routes.honours)
  else if (activityId) open(routes.activity, { id: activityId })
  else if (deductionId) open(routes.deduction, { id: deductionId })
  else if (kind === 'wish_available') open(routes.wishes)
  else if (kind === 'goods_low' && goodsId) open(routes.goodsItem, { id: goodsId })
  else if (kind === 'reserve_short') open(routes.reserve)
  else if (kind === 'reviews_overdue') open(routes.review)
  else if (kind === 'base_points' || kind === 'points_adjusted') open(routes.points)
  else if (kind === 'statement_published') open(routes.statements)
  else if (kind.startsWith('adjustment_')) open(routes.adjustments)
  else open(routes.family)
}

/** What happened to one's things. To look at it is to have read it. */
export default function MessagesPage() {
  const messages = useMessages()
  usePageList(messages)
  usePagePull(messages.refetch)
  const newest = messages.data?.pages[0]?.items[0]
  useSeen(newest && !newest.read ? newest.id : undefined)
  return (
    <Page title={words.messages.title}>
      <PagedList
        list={messages}
        empty={<EmptyPanel icon='bell' title={words.messages.empty}>{words.messages.emptyNext}</EmptyPanel>}
      >
        {(items) => (
          <Card flush>
            {items.map((message) => (
              <MessageRow key={message.id} message={message} onPress={() => follow(message)} />
            ))}
          </Card>
        )}
      </PagedList>
    </Page>
  )
}

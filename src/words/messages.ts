import type { Message } from '@contract/messages'

const worth = (points: number | null) => (points === null ? '' : `,得了 ${points} 分`)
const back = (points: number | null) => (points === null ? '' : `,${points} 分退回来了`)

type Facts = Pick<Message, 'about' | 'points'>

const sentences: Record<Message['kind'], (facts: Facts) => string> = {
  submission_approved: ({ about, points }) => `"${about}"通过了${worth(points)}`,
  submission_rejected: ({ about }) => `"${about}"没通过,点开看为什么`,
  appeal_upheld: ({ about, points }) => `"${about}"申诉成功${worth(points)}`,
  appeal_dismissed: ({ about }) => `"${about}"申诉没有通过,点开看看`,
  sent_for_you: ({ about }) => `有人帮您家拍了"${about}",已送去审核`,
  order_handed_over: ({ about }) => `${about},已经取走了`,
  order_cancelled: ({ about, points }) => `${about},不换了${back(points)}`,
  member_joined: ({ about }) => `${about}加入了您家`
}

export const messages = {
  title: '消息',
  /** What happened, in one line. */
  sentence: ({ kind, ...facts }: Message) => sentences[kind](facts),
  unread: '没看过',
  unreadCount: (count: number) => `${count} 条新消息`,
  newOnes: (count: number) => `有 ${count} 条新消息`,
  newOnesNote: '点开看看',
  empty: '还没有消息',
  emptyNext: '照片审核有结果、东西取走了、家里来了新人,都会在这里告诉您。'
} as const

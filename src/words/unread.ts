/** On the pages that only say that there are messages. */
export const unread = {
  count: (count: number) => `${count} 条新消息`,
  newOnes: (count: number) => `有 ${count} 条新消息`,
  newOnesNote: '点开看看'
} as const

import type { Message } from '@contract/messages'

const sentences: Record<Message['kind'], (message: Pick<Message, 'about'>) => string> = {
  submission_approved: ({ about }) => `"${about}"通过了`,
  submission_rejected: ({ about }) => `"${about}"没通过`,
  appeal_upheld: ({ about }) => `"${about}"申诉成功`,
  appeal_dismissed: ({ about }) => `"${about}"申诉没通过`,
  // nobody is named once the helper has left
  sent_for_you: ({ about }) => `${about || '有人'}帮您家拍了照片`,
  order_handed_over: ({ about }) => `${about}取走了`,
  order_cancelled: ({ about }) => `${about}不换了`,
  member_joined: ({ about }) => `${about}加入了您家`,
  decision_undone: ({ about }) => `"${about}"的结果撤回了,会再审一次`,
  deduction_made: ({ about }) => `"${about}"扣分了`,
  deduction_upheld: ({ about }) => `"${about}"的扣分申诉没通过`,
  deduction_remitted: ({ about }) => `"${about}"的扣分退回来了`,
  points_adjusted: ({ about }) => `村里调整了您家积分:${about}`,
  base_points: ({ about }) => `"${about}"发下来了`,
  attendance_points: ({ about }) => `参加"${about}"的积分到了`,
  activity_published: ({ about }) => `新活动:${about}`,
  activity_changed: ({ about }) => `活动改了时间或地点:${about}`,
  activity_cancelled: ({ about }) => `活动取消了:${about}`,
  notice_published: ({ about }) => `村里通知:${about}`,
  honour_awarded: ({ about }) => `恭喜,您家得了"${about}"`,
  household_moved: ({ about }) => `您家的登记改了,现在是${about}`,
  reviews_overdue: ({ about }) => `有 ${about} 条照片等审核太久了`,
  sent_under_new_rule: ({ about }) => `"${about}"改过规则,照片按新的收下了`,
  adjustment_asked: ({ about }) => `${about}有一笔积分调整等您同意`,
  adjustment_confirmed: ({ about }) => `您提的${about}的积分调整,另一位同意了`,
  adjustment_refused: ({ about }) => `您提的${about}的积分调整,另一位没同意`,
  // the month as 2026-03
  statement_published: ({ about }) => `${Number(about.slice(5))} 月的公示出来了`,
  order_expiring: ({ about }) => `${about}快到期了`,
  order_expired: ({ about }) => `${about}过期没取`,
  order_cancelled_by_shop: ({ about }) => `超市取消了${about}`,
  order_fetched: ({ about }) => `${about}替您家取走了东西`,
  voucher_made: ({ about }) => `您家请${about}代领东西`,
  redeemed_with_card: ({ about }) => `您家在超市凭门牌卡换了${about}`,
  witnessed: ({ about }) => `您在超市给${about}作了见证`,
  pin_set: () => '您家的取货密码设好了',
  pin_removed: () => '您家的取货密码不能用了',
  goods_low: ({ about }) => `${about}快没有了`,
  wish_available: ({ about }) => `您想要的${about}可以换了`,
  // how bad it is, as the reserve says it
  reserve_short: ({ about }) => (about === 'red' ? '备付不够了:分全来换,东西和钱不够' : '备付快不够了')
}

/** What else there is to know, behind the time. */
const more: Partial<Record<Message['kind'], string>> = {
  submission_rejected: '点开看为什么',
  appeal_dismissed: '点开看看',
  deduction_made: '点开看为什么,不对可以申诉',
  deduction_upheld: '点开看看',
  reviews_overdue: '点开去审核',
  sent_for_you: '已经送去审核',
  household_moved: '点开看家里人',
  order_cancelled: '积分退回来了',
  notice_published: '点开看',
  honour_awarded: '挂上荣誉墙了',
  points_adjusted: '点开看积分账',
  activity_published: '点开看看,报名',
  activity_changed: '点开看新的时间和地点',
  activity_cancelled: '不用去了',
  adjustment_asked: '点开看,同意或不同意',
  adjustment_confirmed: '分已经变了',
  adjustment_refused: '分没变,点开看为什么',
  statement_published: '点开看全村的,核对您家的',
  order_expiring: '点开看取货码,尽快去取',
  order_expired: '积分退回来了',
  order_cancelled_by_shop: '积分退回来了,点开看为什么',
  order_fetched: '点开看看',
  voucher_made: '点开看看',
  redeemed_with_card: '点开看是谁换的',
  witnessed: '不是您作的,请马上找村里',
  pin_set: '不是您家人设的,请找村里',
  pin_removed: '家里人取消了,或分了户,可以再设',
  goods_low: '点开进货',
  wish_available: '点开去换',
  reserve_short: '点开看差多少、怎么办'
}

export const messages = {
  title: '消息',
  /** What happened, in one line. */
  sentence: ({ kind, about }: Message) => sentences[kind]({ about }),
  note: (time: string, kind: Message['kind']) => [time, more[kind]].filter(Boolean).join(','),
  unread: '没看过',
  empty: '还没有消息',
  emptyNext: '照片审核有结果、东西取走了、家里来了新人,都会在这里告诉您。'
} as const

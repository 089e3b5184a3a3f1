import type { AuditAction, AuditEvent } from '@contract/audit'
import type { Role } from '@contract/sessions'
import { villageTime } from '@/lib/dates'
import { office } from './office'
import { personName } from './people'
import { roles } from './roles'
import { settings } from './settings'
import { statements } from './statements'
import { day } from './when'

type Facts = Pick<AuditEvent, 'about' | 'details'> & { household: string | null }

const points = ({ details }: Facts) => (typeof details['points'] === 'number' ? `${Math.abs(details['points'])} 分` : '分')
const changed = ({ details }: Facts) =>
  typeof details['points'] === 'number' && details['points'] < 0 ? `减 ${-details['points']} 分` : `加 ${points({ about: '', details, household: null })}`
const of = ({ household }: Facts) => (household ? `${household}的` : '')
const to = ({ household, about }: Facts) => household ?? about

const month = (about: string) => (about ? ` ${statements.month(about)}` : '')
/** From which day on, recorded as a day or as the instant it begins at. */
const since = ({ details: { from } }: Facts) =>
  (typeof from === 'string' ? `(${day(from.length > 10 ? villageTime(from).format('YYYY-MM-DD') : from)}起)` : '')

const stockMoves = { in: '进货', out: '领出', broken: '报损' } as const

/** What each act was, after the name of who did it. */
const sentences: Record<AuditAction, (facts: Facts) => string> = {
  submission_approved: (facts) => `通过了${of(facts)}"${facts.about}",给 ${points(facts)}`,
  submission_first_approved: (facts) => `第一次通过了${of(facts)}"${facts.about}",等第二个人`,
  submission_rejected: (facts) => `没通过${of(facts)}"${facts.about}"`,
  decision_undone: (facts) => `撤回了${of(facts)}"${facts.about}"的审核结果`,
  second_look_done: (facts) => `抽查了${of(facts)}"${facts.about}"`,
  deduction_made: (facts) => `按"${facts.about}"扣了${to(facts)} ${points(facts)}`,
  deduction_decided: (facts) => `定了${of(facts)}"${facts.about}"扣分的申诉`,
  rule_created: ({ about }) => `新建了规则"${about}"`,
  rule_changed: ({ about }) => `改了规则"${about}"`,
  rule_closed: ({ about }) => `停用了规则"${about}"`,
  rule_reopened: ({ about }) => `恢复了规则"${about}"`,
  grid_created: ({ about }) => `新建了网格${about}`,
  grid_changed: ({ about }) => (about ? `改了网格${about}` : '改了网格的顺序'),
  grid_deleted: ({ about }) => `删了网格${about}`,
  unit_created: ({ about }) => `新建了单元${about}`,
  unit_changed: ({ about }) => `改了单元${about}`,
  unit_deleted: ({ about }) => `删了单元${about}`,
  household_created: (facts) => `登记了${to(facts)}`,
  household_changed: (facts) => `改了${to(facts)}的登记`,
  household_merged: ({ about, household }) => `把${about}并进了${household ?? '另一户'}`,
  household_split: ({ about, household }) => `从${about}分出了${household ?? '一户'}`,
  household_card_replaced: (facts) => `给${to(facts)}换了门牌卡`,
  roster_imported: () => '导入了花名册',
  roster_exported: () => '导出了花名册',
  invitation_made: (facts) => `给${to(facts) || '办事人员'}发了邀请码`,
  join_request_approved: ({ about, household }) => `同意${about}加入${household ?? ''}`,
  join_request_refused: ({ about }) => `没同意${about}加入`,
  roles_changed: ({ about }) => `改了${about}的职务`,
  account_disabled: ({ about }) => `停用了${about}的账号`,
  account_enabled: ({ about }) => `恢复了${about}的账号`,
  kinship_declared: ({ about, household }) => `登记了${about}和${household ?? '一户'}是亲属`,
  kinship_removed: ({ about, household }) => `取消了${about}和${household ?? '一户'}的亲属登记`,
  activity_created: ({ about }) => `发布了活动"${about}"`,
  activity_changed: ({ about }) => `改了活动"${about}"`,
  activity_cancelled: ({ about }) => `取消了活动"${about}"`,
  attendance_recorded: ({ about }) => `给活动"${about}"点了名`,
  attendance_undone: ({ about }) => `取消了活动"${about}"的一次点名`,
  attendance_points_given: ({ about }) => `发了活动"${about}"的积分`,
  notice_published: ({ about }) => `发了通知"${about}"`,
  notice_withdrawn: ({ about }) => `撤下了通知"${about}"`,
  honour_awarded: ({ about, household }) => `给${household ?? '一户'}颁了"${about}"`,
  honour_revoked: ({ about, household }) => `收回了${household ?? '一户'}的"${about}"`,
  adjustment_asked: (facts) => `提出给${to(facts)}${changed(facts)},等第二个人`,
  points_adjusted: (facts) => `给${to(facts)}${changed(facts)}`,
  adjustment_refused: (facts) => `没同意给${to(facts)}${changed(facts)}`,
  statement_published: ({ about }) => `公示了${month(about)}的积分`,
  passbook_printed: (facts) => `存了${to(facts)}的积分存折`,
  books_exported: (facts) =>
    (facts.details['what'] === 'statement' ? `把${month(facts.about)}的公示存成了 Excel` : `导出了${facts.about}${since(facts)}`),
  settings_changed: () => '改了村里的设置',
  goods_created: ({ about }) => `上架了"${about}"`,
  goods_changed: ({ about }) => (about ? `改了货品"${about}"` : '改了货品的顺序'),
  goods_closed: ({ about }) => `下架了"${about}"`,
  goods_reopened: ({ about }) => `重新上架了"${about}"`,
  price_set: (facts) => `把"${facts.about}"定成 ${points(facts)}一份${since(facts)}`,
  price_taken_back: ({ about }) => `撤回了"${about}"还没开始的兑换分`,
  stock_moved: ({ about, details: { kind, quantity } }) => {
    const move = typeof kind === 'string' && kind in stockMoves ? stockMoves[kind as keyof typeof stockMoves] : '进出'
    return `记了"${about}"${move}${typeof quantity === 'number' ? ` ${quantity} 份` : ''}`
  },
  stock_taken: () => '做了一次盘点',
  stock_take_discarded: () => '作废了一张盘点单,库存没动',
  shop_changed: () => '改了超市的设置',
  order_cancelled_by_shop: (facts) => `取消了${of(facts)}一单${facts.about}`,
  handed_over_on_sight: (facts) => `没看取货码,当面把${of(facts)}${facts.about}交给了${text(facts.details['fetchedBy']) || '来人'}`,
  voucher_made: ({ about }) => `开了代领单,请${about}代领`,
  redeemed_with_card: (facts) => `凭门牌卡给${to(facts)}换了${facts.about}`,
  pin_set: (facts) => `给${to(facts)}设了取货密码`,
  shop_day_closed: ({ about }) => `做了${day(about)}的日结`,
  budget_booked: ({ about }) => `记了一笔备付金:${about}`
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const { secondLookPercent, reviewHours, adjustmentLimit } = settings.fields
/** What a change is told of; the file of the trail has all of it. */
const facts: Record<string, string> = {
  secondLookPercent: secondLookPercent.label, reviewHours: reviewHours.label, adjustmentLimit: adjustmentLimit.label,
  name: '名字', title: '名字', label: '户', head: '负责人', place: '地点', capacity: '名额', points: '几分', minPoints: '最少几分', maxPoints: '最多几分',
  minPhotos: '最少几张', maxPhotos: '最多几张'
}

const isState = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown) => (typeof value === 'number' || (typeof value === 'string' && value) ? `${value}` : '没有')
const offices = (held: readonly unknown[]) => held.map((role) => roles[role as Role]).join('、') || '没有'

/** 几分 2 改成 3 */
function changes({ before, after }: AuditEvent['details']): string[] {
  if (Array.isArray(before) && Array.isArray(after)) return [`${offices(before)} 改成 ${offices(after)}`]
  if (!isState(before) || !isState(after)) return []
  return Object.entries(facts)
    .filter(([name]) => name in after && before[name] !== after[name])
    .map(([name, label]) => `${label} ${shown(before[name])} 改成 ${shown(after[name])}`)
}

/** Acts by what they are about, for whoever looks for some of them; under the titles of the office. */
const kindsOf = {
  reviews: {
    submission_approved: '通过照片',
    submission_first_approved: '第一次通过',
    submission_rejected: '没通过照片',
    decision_undone: '撤回结果',
    second_look_done: '抽查',
    deduction_made: '扣分',
    deduction_decided: '扣分申诉',
    rule_created: '新建规则',
    rule_changed: '改规则',
    rule_closed: '停用规则',
    rule_reopened: '恢复规则',
    settings_changed: '改设置'
  },
  people: {
    grid_created: '新建网格',
    grid_changed: '改网格',
    grid_deleted: '删网格',
    unit_created: '新建单元',
    unit_changed: '改单元',
    unit_deleted: '删单元',
    household_created: '登记一户',
    household_changed: '改登记',
    household_merged: '并户',
    household_split: '分户',
    household_card_replaced: '换门牌卡',
    roster_imported: '导入花名册',
    roster_exported: '导出花名册',
    invitation_made: '邀请',
    join_request_approved: '同意加入',
    join_request_refused: '没同意加入',
    roles_changed: '改职务',
    account_disabled: '停用账号',
    account_enabled: '恢复账号',
    kinship_declared: '登记亲属',
    kinship_removed: '取消亲属'
  },
  events: {
    activity_created: '发布活动',
    activity_changed: '改活动',
    activity_cancelled: '取消活动',
    attendance_recorded: '点名',
    attendance_undone: '取消点名',
    attendance_points_given: '发活动积分',
    notice_published: '发通知',
    notice_withdrawn: '撤通知',
    honour_awarded: '颁荣誉',
    honour_revoked: '收回荣誉'
  },
  books: {
    adjustment_asked: '提出调整',
    points_adjusted: '调整积分',
    adjustment_refused: '没同意调整',
    statement_published: '公示',
    books_exported: '导出',
    passbook_printed: '存积分存折'
  },
  shop: {
    goods_created: '上架',
    goods_changed: '改货品',
    goods_closed: '下架',
    goods_reopened: '重新上架',
    price_set: '定价',
    price_taken_back: '撤回定价',
    stock_moved: '进出货',
    stock_taken: '盘点',
    stock_take_discarded: '作废盘点单',
    shop_changed: '改超市',
    order_cancelled_by_shop: '取消兑换',
    handed_over_on_sight: '当面交货',
    voucher_made: '代领单',
    redeemed_with_card: '凭卡兑换',
    pin_set: '取货密码',
    shop_day_closed: '日结',
    budget_booked: '备付金'
  }
} satisfies Record<keyof typeof office.groups, Partial<Record<AuditAction, string>>>

const kinds: Record<AuditAction, string> = { ...kindsOf.reviews, ...kindsOf.people, ...kindsOf.events, ...kindsOf.books, ...kindsOf.shop }

export const audit = {
  title: '办事记录',
  note: '谁在什么时候办了什么,改不掉',
  sentence: ({ action, about, household, details, by }: AuditEvent) =>
    `${personName(by.name)}${sentences[action]({ about, details, household: household?.label ?? null })}`,
  more: ({ details }: AuditEvent, time: string) =>
    [time, ...changes(details), text(details['reason']) && `原因:${text(details['reason'])}`, text(details['refusal']) && `没同意:${text(details['refusal'])}`]
      .filter(Boolean).join(' · '),
  kind: (action: AuditAction) => kinds[action],
  groups: (['reviews', 'people', 'events', 'shop', 'books'] as const).map((group) =>
    ({ title: office.groups[group], actions: Object.keys(kindsOf[group]) as AuditAction[] })),
  search: '找人、找户、找事',
  searchPlaceholder: '比如 3 号、张三、水渠',
  filter: '更多条件',
  anyKind: '不限',
  whichKind: '什么事',
  when: '什么时候',
  from: '从哪天起',
  until: '到哪天',
  since: (day: string) => `${day}起`,
  upTo: (day: string) => `${day}为止`,
  clear: '不要条件了',
  find: '找',
  empty: '没有找到',
  emptyNext: '换一个词,或者去掉几个条件再找。',
  excel: '存成 Excel',
  fileName: (day: string) => `办事记录 ${day}.xlsx`,
  kept: '已存好',
  failed: '没有存成,再点一次试试。',
  refused: '这里给村管理员看',
  refusedNext: '需要的话请找村管理员。'
} as const

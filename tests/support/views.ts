import { routes } from '../../src/routes'
import type { DeductionPage } from '../../types/contract/deductions'
import type { NoticePage } from '../../types/contract/notices'
import type { ActivityPage } from '../../types/contract/activities'
import type { GoodsList } from '../../types/contract/goods'
import type { OrderPage } from '../../types/contract/orders'
import type { Rule } from '../../types/contract/rules'
import type { Persona, Profile } from '../../types/contract/sessions'
import type { ShopDayPage } from '../../types/contract/shop-days'
import type { StatementList } from '../../types/contract/statements'
import type { StockTakePage } from '../../types/contract/stock-takes'
import type { SubmissionPage } from '../../types/contract/submissions'
import type { Phone } from './browser'

/** What of the demo data the addresses of pages name. */
export interface Ids {
  /** One that runs, and one to come. */
  running: string
  coming: string
  notice: string
  person: string
  household: string
  rule: string
  approved: string
  rejected: string
  order: string
  /** One that nobody fetched, one the shop cancelled, one that a neighbour fetches. */
  expired: string
  refused: string
  given: string
  /** One that was redeemed with the card and is kept for who fetches it. */
  slip: string
  deduction: string
  goods: string
  statement: string
  openTake: string
  finishedTake: string
  /** A day of the shop, YYYY-MM-DD. */
  signedDay: string
}

/** A page as somebody comes to see it. Every route has one at least: `routesWithoutView` names those that have none. */
export interface View {
  /** English; the name of its picture. */
  name: string
  who: Persona | null
  route: keyof typeof routes
  params?: (ids: Ids) => string
  /** Words that stand there once everything has arrived. */
  words: string | RegExp
  /** What to do there before looking. */
  act?: (phone: Phone) => Promise<void>
}

/** As looked at in docs/screenshots and judged by tests/e2e/accessibility.test.ts, each in both modes. */
export const views: View[] = [
  { name: 'sign-in', who: null, route: 'signIn', words: '村民甲' },
  { name: 'sign-in-password', who: null, route: 'signIn', words: '村民甲', act: ({ tap }) => tap('登录', 'tab') },
  { name: 'sign-in-first-time', who: null, route: 'signIn', words: '村民甲', act: ({ tap }) => tap('第一次用', 'tab') },
  {
    name: 'sign-in-join', who: null, route: 'signIn', words: '村民甲',
    act: async ({ tap }) => {
      await tap('申请加入', 'tab')
      await tap('同意,继续填')
    }
  },
  { name: 'look-around', who: null, route: 'look', words: '怎么用' },
  { name: 'privacy', who: 'resident', route: 'privacy', words: '我们记什么' },
  { name: 'home', who: 'resident', route: 'home', words: /全村第|找人帮忙/ },
  { name: 'upload', who: 'resident', route: 'upload', params: ({ rule }) => `ruleId=${rule}`, words: '要 3 张照片' },
  { name: 'submissions', who: 'resident', route: 'submissions', words: '等审核' },
  { name: 'submission', who: 'resident', route: 'submission', params: ({ approved }) => `id=${approved}`, words: /已到账/ },
  { name: 'submission-rejected', who: 'resident', route: 'submission', params: ({ rejected }) => `id=${rejected}`, words: /没通过:/ },
  { name: 'points', who: 'resident', route: 'points', words: /通过审核/ },
  { name: 'month', who: 'resident', route: 'month', words: '这个月得了' },
  { name: 'board', who: 'resident', route: 'board', words: /第.网格/ },
  { name: 'honours', who: 'resident', route: 'honours', words: /第.网格/ },
  { name: 'feed', who: 'resident', route: 'feed', words: /第.网格|热心村民/ },
  { name: 'shop', who: 'resident', route: 'shop', words: '抽纸 3 包' },
  { name: 'shop-goods', who: 'resident', route: 'shop', words: '抽纸 3 包', act: ({ tap }) => tap(/^抽纸 3 包,/) },
  { name: 'basket-empty', who: 'resident', route: 'basket', words: '篮子是空的' },
  {
    name: 'basket', who: 'resident', route: 'basket', words: '篮子是空的',
    async act({ tap }) {
      await tap('去超市看看')
      await tap(/^抽纸 3 包,/)
      await tap('放进篮子')
      await tap(/篮子里有/)
    }
  },
  { name: 'wishes', who: 'resident', route: 'wishes', words: '雨伞 1 把' },
  { name: 'goods-list', who: 'shopkeeper', route: 'goodsDesk', words: '抽纸 3 包' },
  { name: 'goods-order', who: 'shopkeeper', route: 'goodsDesk', words: '抽纸 3 包', act: ({ tap }) => tap('排顺序') },
  { name: 'goods-item', who: 'shopkeeper', route: 'goodsItem', params: ({ goods }) => `id=${goods}`, words: /镇上批发部/ },
  {
    name: 'goods-move', who: 'shopkeeper', route: 'goodsItem', params: ({ goods }) => `id=${goods}`, words: /镇上批发部/,
    act: ({ tap }) => tap('报损')
  },
  {
    name: 'goods-price', who: 'shopkeeper', route: 'goodsItem', params: ({ goods }) => `id=${goods}`, words: /镇上批发部/,
    act: ({ tap }) => tap('改分数', 'link')
  },
  { name: 'goods-edit', who: 'shopkeeper', route: 'goodsEdit', params: ({ goods }) => `id=${goods}`, words: '每户能换多少' },
  { name: 'goods-new', who: 'shopkeeper', route: 'goodsEdit', words: '第一批进多少' },
  { name: 'stock-journal', who: 'shopkeeper', route: 'stockJournal', words: /敬老活动用/ },
  { name: 'shop-hours', who: 'shopkeeper', route: 'shopHours', words: '周三' },
  { name: 'shop-hours-day', who: 'shopkeeper', route: 'shopHours', words: '周三', act: ({ tap }) => tap(/^周三/) },
  { name: 'orders', who: 'resident', route: 'orders', words: '等您去取' },
  { name: 'order', who: 'resident', route: 'order', params: ({ order }) => `id=${order}`, words: '给店员扫码' },
  {
    name: 'order-fetcher', who: 'resident', route: 'order', params: ({ order }) => `id=${order}`, words: '给店员扫码',
    act: ({ tap }) => tap('请人代领')
  },
  { name: 'order-expired', who: 'resident', route: 'order', params: ({ expired }) => `id=${expired}`, words: '过期没取' },
  { name: 'order-refused', who: 'resident', route: 'order', params: ({ refused }) => `id=${refused}`, words: '超市取消了' },
  { name: 'voucher', who: 'resident', route: 'voucher', params: ({ given }) => `id=${given}`, words: '代领人' },
  {
    name: 'order-give-up', who: 'resident', route: 'order', params: ({ order }) => `id=${order}`, words: '给店员扫码',
    act: ({ tap }) => tap(/^不要了/)
  },
  { name: 'me', who: 'resident', route: 'me', words: '退出登录' },
  { name: 'messages', who: 'resident', route: 'messages', words: /通过了/ },
  { name: 'family', who: 'resident', route: 'family', words: '排行榜' },
  { name: 'account', who: 'resident', route: 'account', words: '退出所有设备' },
  { name: 'helping', who: 'resident', route: 'helping', words: '第一网格' },
  { name: 'home-reviewer', who: 'reviewer', route: 'home', words: '审核照片' },
  { name: 'review', who: 'reviewer', route: 'review', words: '不通过' },
  { name: 'review-rejecting', who: 'reviewer', route: 'review', words: '不通过', act: ({ tap }) => tap('不通过') },
  { name: 'review-filter', who: 'reviewer', route: 'review', words: '不通过', act: ({ tap }) => tap('筛选') },
  {
    name: 'review-batch', who: 'reviewer', route: 'review', words: '不通过',
    async act({ tap }) {
      await tap('先放着,看下一条')
      await tap(/一起通过$/)
    }
  },
  { name: 'second-looks', who: 'reviewer', route: 'secondLooks', words: '通过得对' },
  { name: 'deductions', who: 'villageAdmin', route: 'deductions', words: '在申诉' },
  { name: 'deduct', who: 'villageAdmin', route: 'deduct', words: '按哪条规则扣' },
  { name: 'deduction', who: 'resident', route: 'deduction', params: ({ deduction }) => `id=${deduction}`, words: '申诉的结果' },
  { name: 'fairness', who: 'resident', route: 'fairness', words: '怎么保证公平' },
  { name: 'settings', who: 'villageAdmin', route: 'settings', words: '多少小时内审完' },
  { name: 'office', who: 'villageAdmin', route: 'office', words: '审核照片' },
  { name: 'rules', who: 'villageAdmin', route: 'rules', words: '每月基础分' },
  { name: 'rule', who: 'villageAdmin', route: 'rule', params: ({ rule }) => `id=${rule}`, words: /起改成这样/ },
  { name: 'rule-edit', who: 'villageAdmin', route: 'ruleEdit', params: ({ rule }) => `id=${rule}`, words: /照这样会给/ },
  { name: 'roster', who: 'villageAdmin', route: 'roster', words: /户主/ },
  { name: 'household', who: 'villageAdmin', route: 'household', params: ({ household }) => `id=${household}`, words: '邀请这家人' },
  { name: 'grids', who: 'villageAdmin', route: 'grids', words: '上村' },
  { name: 'roster-sheet', who: 'villageAdmin', route: 'rosterSheet', words: '下载空白模板' },
  { name: 'cards', who: 'villageAdmin', route: 'cards', words: /每页 10 张/ },
  { name: 'price-sheet', who: 'villageAdmin', route: 'priceSheet', words: '抽纸 3 包' },
  { name: 'wall-sheet', who: 'villageAdmin', route: 'wallSheet', words: '这一周谁家得分多' },
  { name: 'passbook', who: 'resident', route: 'passbook', words: '月底剩' },
  { name: 'merge-household', who: 'villageAdmin', route: 'mergeHousehold', params: ({ household }) => `id=${household}`, words: /户主|没取/ },
  { name: 'split-household', who: 'villageAdmin', route: 'splitHousehold', params: ({ household }) => `id=${household}`, words: '谁分出去' },
  { name: 'invite', who: 'villageAdmin', route: 'invite', words: '第一网格' },
  { name: 'people', who: 'villageAdmin', route: 'people', words: /李四/ },
  { name: 'person', who: 'villageAdmin', route: 'person', params: ({ person }) => `id=${person}`, words: '停用这个账号' },
  { name: 'kin', who: 'reviewer', route: 'kin', words: /登记,/ },
  { name: 'join-requests', who: 'villageAdmin', route: 'joinRequests', words: '许阿公' },
  {
    name: 'join-requests-approving', who: 'villageAdmin', route: 'joinRequests', words: '许阿公',
    act: ({ tap }) => tap(/^批准 许阿公/)
  },
  { name: 'notices', who: 'resident', route: 'notices', words: '医保缴费到月底截止' },
  { name: 'notice', who: 'resident', route: 'notice', params: ({ notice }) => `id=${notice}`, words: /党群服务中心/ },
  { name: 'notice-desk', who: 'villageAdmin', route: 'noticeDesk', words: /户没看/ },
  { name: 'notice-track', who: 'villageAdmin', route: 'trackNotice', params: ({ notice }) => `id=${notice}`, words: /第一网格/ },
  { name: 'notice-write', who: 'villageAdmin', route: 'writeNotice', words: '先写标题' },
  { name: 'honour-desk', who: 'villageAdmin', route: 'honourDesk', words: '最美庭院' },
  { name: 'honour-award', who: 'villageAdmin', route: 'awardHonour', words: '先写什么荣誉' },
  { name: 'statements', who: 'resident', route: 'statements', words: /换东西/ },
  { name: 'statements-to-publish', who: 'villageAdmin', route: 'statements', words: '还没公示的月份' },
  {
    name: 'statement', who: 'resident', route: 'statement', params: ({ statement }) => `id=${statement}`, words: /第.网格/,
    act: ({ tap }) => tap('核对我家的账')
  },
  { name: 'statement-print', who: 'villageAdmin', route: 'statementPrint', params: ({ statement }) => `id=${statement}`, words: /第.网格/ },
  { name: 'adjustments', who: 'villageAdmin', route: 'adjustments', words: /修祠堂/ },
  { name: 'adjustments-asking', who: 'villageAdmin', route: 'adjustments', words: /修祠堂/, act: ({ tap }) => tap('调整一户的分') },
  { name: 'audit', who: 'villageAdmin', route: 'audit', words: /提出给/ },
  { name: 'audit-filter', who: 'villageAdmin', route: 'audit', words: /提出给/, act: ({ tap }) => tap('更多条件') },
  { name: 'numbers', who: 'villageAdmin', route: 'numbers', words: '通过率' },
  { name: 'exports', who: 'villageAdmin', route: 'exports', words: '积分账' },
  { name: 'activities', who: 'resident', route: 'activities', words: '清理村口水渠' },
  { name: 'activity', who: 'resident', route: 'activity', params: ({ coming }) => `id=${coming}`, words: '祠堂门口集合' },
  { name: 'check-in', who: 'resident', route: 'checkIn', params: ({ running }) => `id=${running}`, words: '还差 6 个数字' },
  { name: 'activity-desk', who: 'villageAdmin', route: 'activityDesk', words: '村庄清洁周' },
  { name: 'activity-manage', who: 'villageAdmin', route: 'activityManage', params: ({ running }) => `id=${running}`, words: '点名' },
  {
    name: 'activity-calling', who: 'villageAdmin', route: 'activityManage', params: ({ running }) => `id=${running}`, words: '点名',
    act: ({ tap }) => tap('补一个没报名的人')
  },
  { name: 'activity-edit', who: 'villageAdmin', route: 'activityEdit', words: '活动名称' },
  { name: 'activity-code', who: 'villageAdmin', route: 'activityCode', params: ({ running }) => `id=${running}`, words: '用微信扫一扫签到' },
  { name: 'stock-takes', who: 'shopkeeper', route: 'stockTakes', words: /样对不上/ },
  { name: 'stock-take', who: 'shopkeeper', route: 'stockTake', params: ({ openTake }) => `id=${openTake}`, words: '还没写原因' },
  {
    name: 'stock-take-counting', who: 'shopkeeper', route: 'stockTake', params: ({ openTake }) => `id=${openTake}`, words: '还没写原因',
    act: ({ tap }) => tap(/^牙膏 1 支/)
  },
  { name: 'stock-take-finished', who: 'shopkeeper', route: 'stockTake', params: ({ finishedTake }) => `id=${finishedTake}`, words: /柜子底下/ },
  { name: 'count-sheet', who: 'shopkeeper', route: 'countSheet', params: ({ openTake }) => `id=${openTake}`, words: /复核人/ },
  { name: 'shop-days', who: 'shopkeeper', route: 'shopDays', words: /钱店员签/ },
  { name: 'shop-day', who: 'shopkeeper', route: 'shopDay', params: ({ signedDay }) => `day=${signedDay}`, words: /钱店员 .*签/ },
  { name: 'reserve', who: 'villageAdmin', route: 'reserve', words: '村里有的' },
  { name: 'budget', who: 'villageAdmin', route: 'budget', words: '镇里拨的积分超市经费' },
  { name: 'budget-booking', who: 'villageAdmin', route: 'budget', words: '镇里拨的积分超市经费', act: ({ tap }) => tap('再备一笔钱') },
  { name: 'counter', who: 'shopkeeper', route: 'counter', words: '还差 8 个数字' },
  { name: 'counter-orders', who: 'shopkeeper', route: 'counterOrders', words: /代领人:李四/ },
  { name: 'counter-order', who: 'shopkeeper', route: 'counterOrder', params: ({ given }) => `id=${given}`, words: '谁来取?当面认一认' },
  {
    name: 'counter-cancelling', who: 'shopkeeper', route: 'counterOrder', params: ({ given }) => `id=${given}`, words: '谁来取?当面认一认',
    act: ({ tap }) => tap('交不了,取消这一单')
  },
  { name: 'counter-card', who: 'shopkeeper', route: 'counterCard', words: '第一网格' },
  {
    name: 'counter-card-goods', who: 'shopkeeper', route: 'counterCard', words: '第一网格',
    act: async ({ tap }) => {
      await tap('第一网格', 'radio')
      await tap('第一网格 3 号', 'radio')
      await tap('就是这一户')
      await tap('抽纸 3 包多一份')
    }
  },
  { name: 'counter-pin', who: 'shopkeeper', route: 'counterPin', words: /请对方自己输/ },
  { name: 'counter-slip', who: 'shopkeeper', route: 'counterSlip', params: ({ slip }) => `id=${slip}`, words: '代领人' },
  { name: 'pin', who: 'resident', route: 'pin', words: '有取货密码' },
  { name: 'witness', who: 'resident', route: 'witness', words: /念这 6 个数字/ },
  { name: 'home-supervisor', who: 'supervisor', route: 'home', words: '永安寨村' },
  { name: 'overview', who: 'supervisor', route: 'overview', words: '永安寨村' }
]

export const routesWithoutView = (): string[] =>
  Object.keys(routes).filter((name) => !views.some(({ route }) => route === name))

/** Where it lies, after the # of the address. */
export const addressOf = ({ route, params }: View, ids: Ids): string => routes[route] + (params ? `?${params(ids)}` : '')

/** @param ask asks the API as the demo's resident; `askKeeper` as its shopkeeper */
export async function findIds(ask: Phone['ask'], askKeeper: Phone['ask']): Promise<Ids> {
  const [
    { items: rules }, { items: approved }, { items: rejected }, { items: orders }, { items: statements }, { items: notices }, me,
    { items: activities }, { items: deductions }, { items: shelf }, takes, { items: days }
  ] = await Promise.all([
    ask<{ items: Rule[] }>('/rules'),
    ask<SubmissionPage>('/submissions?status=approved'),
    ask<SubmissionPage>('/submissions?status=rejected'),
    ask<OrderPage>('/orders?limit=50'),
    ask<StatementList>('/statements'),
    ask<NoticePage>('/notices'),
    ask<Profile>('/me'),
    ask<ActivityPage>('/activities'),
    ask<DeductionPage>('/deductions?own=true'),
    ask<GoodsList>('/goods'),
    askKeeper<StockTakePage>('/stock-takes'),
    askKeeper<ShopDayPage>('/shop-days')
  ])
  const courtyard = approved.find(({ rule }) => rule.column === 'courtyard') ?? approved[0]
  const rule = rules.find(({ column }) => column === 'courtyard') ?? rules[0]
  return {
    rule: rule?.seriesId ?? '', approved: courtyard?.id ?? '', rejected: rejected[0]?.id ?? '',
    order: orders.find(({ status, card, fetcher }) => status === 'held' && card === null && fetcher === null)?.id ?? '',
    slip: orders.find(({ status, card }) => status === 'held' && card !== null)?.id ?? '',
    given: orders.find(({ status, card, fetcher }) => status === 'held' && card === null && fetcher !== null)?.id ?? '',
    expired: orders.find(({ status }) => status === 'expired')?.id ?? '',
    refused: orders.find(({ closeReason }) => closeReason !== null)?.id ?? '',
    statement: statements[0]?.id ?? '', notice: notices[0]?.id ?? '', person: me.accountId, household: me.household?.id ?? '',
    deduction: deductions[0]?.id ?? '', goods: shelf.find(({ name }) => name.startsWith('洗衣液'))?.id ?? '',
    openTake: takes.open?.id ?? '', finishedTake: takes.items[0]?.id ?? '', signedDay: days.find(({ pieces }) => pieces > 0)?.day ?? '',
    running: activities.find(({ phase }) => phase === 'running')?.id ?? '', coming: activities.find(({ phase }) => phase === 'coming')?.id ?? ''
  }
}

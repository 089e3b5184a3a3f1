import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bundleFolder } from '../../server/client-bundle'
import { deductionRule } from '../support/deductions'
import { peopleOf } from '../support/people-of'
import { publish } from '../support/activity'
import { created } from '../support/person'
import { startApp, type TestServer } from '../support/server'
import { shopBooksOf } from '../support/shop-books'
import { bootWeapp } from '../support/weapp-host'

/** Every page of the built mini program: as whom it is opened, and words that only stand there once its data has come. */
const pages: Record<string, { who: string; shows: string }> = {
  'pages/sign-in/index': { who: '村民甲', shows: '村民乙' },
  'pages/privacy/index': { who: '村民甲', shows: '我们记什么' },
  'pages/home/index': { who: '村民甲', shows: '我家庭院' },
  'pages/board/index': { who: '村民甲', shows: '第一网格' },
  'pages/shop/index': { who: '村民甲', shows: 'soap' },
  'pages/me/index': { who: '村民甲', shows: '退出登录' },
  'pages/upload/index': { who: '村民甲', shows: '要 3 张照片' },
  'pages/submissions/index': { who: '村民甲', shows: '荣誉展示' },
  'pages/submission/index': { who: '村民甲', shows: '50 分已到账' },
  'pages/points/index': { who: '村民甲', shows: '通过审核 · ' },
  'packages/look/village/index': { who: '村民甲', shows: 'soap' },
  'packages/me/messages/index': { who: '村民甲', shows: '"荣誉展示"通过了' },
  'packages/me/family/index': { who: '村民甲', shows: '本月得了 50 分' },
  'packages/me/account/index': { who: '村民甲', shows: '注销账号' },
  'packages/rules/list/index': { who: '村管理员', shows: '集体学习' },
  'packages/rules/rule/index': { who: '村管理员', shows: '现在是这样' },
  'packages/rules/edit/index': { who: '村管理员', shows: '照上个月试算' },
  'packages/people/list/index': { who: '村管理员', shows: '钱店员' },
  'packages/people/person/index': { who: '村管理员', shows: '停用这个账号' },
  'packages/people/kin/index': { who: '审核员', shows: '第一网格 10 号' },
  'packages/people/requests/index': { who: '村管理员', shows: '新来的' },
  'packages/notices/list/index': { who: '村民甲', shows: '停水' },
  'packages/notices/notice/index': { who: '村民甲', shows: '明天停水' },
  'packages/notices/desk/index': { who: '村管理员', shows: '1 户都看了' },
  'packages/notices/track/index': { who: '村管理员', shows: '都看过了' },
  'packages/notices/write/index': { who: '村管理员', shows: '先写标题' },
  'packages/honours/desk/index': { who: '村管理员', shows: '最美庭院' },
  'packages/honours/award/index': { who: '村管理员', shows: '先写什么荣誉' },
  'packages/roster/households/index': { who: '村管理员', shows: '第一网格 1 号' },
  'packages/roster/household/index': { who: '村管理员', shows: '邀请这家人' },
  'packages/roster/grids/index': { who: '村管理员', shows: '加一个单元' },
  'packages/roster/sheet/index': { who: '村管理员', shows: '下载空白模板' },
  'packages/roster/cards/index': { who: '村管理员', shows: '20 张,A4 纸每页 10 张' },
  'packages/roster/merge/index': { who: '村管理员', shows: '第一网格 2 号' },
  'packages/roster/split/index': { who: '村管理员', shows: '谁分出去' },
  'packages/village/invite/index': { who: '村管理员', shows: '第一网格 1 号' },
  'packages/shop/basket/index': { who: '村民甲', shows: '篮子是空的' },
  'packages/shop/wishes/index': { who: '村民甲', shows: 'kettle' },
  'packages/goods/list/index': { who: '超市店员', shows: 'soap' },
  'packages/goods/item/index': { who: '超市店员', shows: '进货 100 份' },
  'packages/goods/edit/index': { who: '超市店员', shows: '不提醒' },
  'packages/goods/journal/index': { who: '超市店员', shows: 'soap' },
  'packages/shop-office/hours/index': { who: '超市店员', shows: '周三' },
  'packages/shop/orders/index': { who: '村民甲', shows: '等您去取' },
  'packages/shop/order/index': { who: '村民甲', shows: '给店员扫码' },
  'packages/review/queue/index': { who: '审核员', shows: '都审完了' },
  'packages/review/second-looks/index': { who: '审核员', shows: '通过得对' },
  'packages/review/deductions/index': { who: '审核员', shows: '在申诉' },
  'packages/review/deduct/index': { who: '审核员', shows: '乱倒垃圾' },
  'packages/village/office/index': { who: '村管理员', shows: '花名册' },
  'packages/village/settings/index': { who: '村管理员', shows: '多少小时内审完' },
  'packages/village-life/deduction/index': { who: '村管理员', shows: '定这次申诉' },
  'packages/village-life/fairness/index': { who: '村民甲', shows: '抽查一致' },
  'packages/activities/list/index': { who: '村民甲', shows: '祠堂门口 · 正在办' },
  'packages/activities/activity/index': { who: '村民甲', shows: '来的人每人 2 分' },
  'packages/activities/check-in/index': { who: '村民甲', shows: '扫现场的签到码' },
  'packages/activities/desk/index': { who: '村管理员', shows: '清理水渠' },
  'packages/activities/manage/index': { who: '村管理员', shows: '给 1 人发积分,每人 2 分' },
  'packages/activities/edit/index': { who: '村管理员', shows: '还没写活动名称' },
  'packages/activities/code/index': { who: '村管理员', shows: '已签到 1 人' },
  'packages/counter/hand-over/index': { who: '超市店员', shows: '扫取货码' },
  'packages/counter/orders/index': { who: '超市店员', shows: '代领人:李四' },
  'packages/counter/order/index': { who: '超市店员', shows: '谁来取?当面认一认' },
  'packages/shop/voucher/index': { who: '村民甲', shows: '到哪里取' },
  'packages/counter/card/index': { who: '超市店员', shows: '扫门牌卡' },
  'packages/counter/pin/index': { who: '超市店员', shows: '还要一位见证人' },
  'packages/counter/slip/index': { who: '超市店员', shows: '李四' },
  'packages/me/pin/index': { who: '村民甲', shows: '有取货密码' },
  'packages/me/witness/index': { who: '村民甲', shows: '念这 6 个数字' },
  'packages/books/statements/index': { who: '村民甲', shows: '2026 年 3 月' },
  'packages/books/statement/index': { who: '村民甲', shows: '第一网格 2 号' },
  'packages/books/statement-print/index': { who: '村管理员', shows: '第一网格 2 号' },
  'packages/books/adjustments/index': { who: '村管理员', shows: '漏记了修路' },
  'packages/books/audit/index': { who: '村管理员', shows: '提出给第一网格 2 号加 50 分' },
  'packages/books/numbers/index': { who: '村管理员', shows: '40 户' },
  'packages/paper/price-sheet/index': { who: '村管理员', shows: 'soap' },
  'packages/paper/wall-sheet/index': { who: '村管理员', shows: '这一周谁家得分多' },
  'packages/paper/passbook/index': { who: '村民甲', shows: '月底剩' },
  'packages/shop-books/stock-takes/index': { who: '超市店员', shows: '还没做完的' },
  'packages/shop-books/stock-take/index': { who: '超市店员', shows: '还没写原因' },
  'packages/shop-books/count-sheet/index': { who: '超市店员', shows: '复核人' },
  'packages/shop-books/shop-days/index': { who: '超市店员', shows: '没有人来取货' },
  'packages/shop-books/shop-day/index': { who: '超市店员', shows: '关门' },
  'packages/shop-books/reserve/index': { who: '村管理员', shows: '还算不出来' },
  'packages/shop-books/budget/index': { who: '村管理员', shows: '镇里拨的' },
  'packages/books/exports/index': { who: '村管理员', shows: '每一笔分' },
  'packages/overview/villages/index': { who: '督导员', shows: '内里村' },
  'packages/helping/for-others/index': { who: '村民甲', shows: '第一网格' },
  'packages/village-life/feed/index': { who: '村民甲', shows: '荣誉展示' },
  'packages/village-life/honours/index': { who: '村民甲', shows: '第一网格 1 号' },
  'packages/village-life/month/index': { who: '村民甲', shows: '荣誉展示' }
}

const parameters: Record<string, string> = {}
let server: TestServer
let app: ReturnType<typeof bootWeapp>

beforeAll(async () => {
  server = await startApp()
  // a month that is over and published, and an adjustment that waits
  const admin = server.as('villageAdmin')
  const terms = { secondLookPercent: 100, reviewHours: 48, adjustmentLimit: 20, version: 1 }
  await admin.send({ method: 'PUT', url: '/api/settings', payload: terms })
  await server.earn(server.as('resident2'), 5)
  server.clock.advance(31 * 86_400_000)
  const statement = await created(admin.post('/statements', { month: '2026-03' }))
  const { householdId } = server.village.people.resident2
  await created(admin.post('/adjustments', { householdId, amount: 50, reason: '漏记了修路' }))
  const resident = server.as('resident')
  await server.earn(resident, 50)
  const { id: goodsId, points } = server.village.goods.soap
  const order = await created(resident.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
  await resident.send({ method: 'PUT', url: '/api/household-pins/own', payload: { pin: '380527' } })
  const atCounter = { householdId: server.village.people.resident.householdId, member: '甲', pin: '380527', fetcher: '李四' }
  const lines = [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }]
  parameters['packages/counter/slip/index'] = `?id=${await created(server.as('shopkeeper').post('/card-redemptions', { ...atCounter, lines }))}`
  await resident.send({ method: 'PUT', url: `/api/goods/${server.village.goods.kettle.id}/wish` })
  const { body } = await resident.get<{ items: { id: string }[] }>('/submissions')
  const { noticeId } = await peopleOf(server, server.village)
  const { stockTakeId, signedDay } = await shopBooksOf(server, server.village)
  for (const page of ['stock-take', 'count-sheet']) parameters[`packages/shop-books/${page}/index`] = `?id=${stockTakeId}`
  parameters['packages/shop-books/shop-day/index'] = `?day=${signedDay}`
  parameters['packages/people/person/index'] = `?id=${server.village.people.resident.id}`
  parameters['packages/notices/notice/index'] = parameters['packages/notices/track/index'] = `?id=${noticeId}`
  parameters['pages/upload/index'] = `?ruleId=${server.village.rules.courtyard}`
  parameters['packages/rules/rule/index'] = parameters['packages/rules/edit/index'] = `?id=${server.village.rules.study}`
  parameters['pages/submission/index'] = `?id=${body.items[0]?.id}`
  const household = `?id=${server.village.people.resident2.householdId}`
  for (const page of ['household', 'merge', 'split']) parameters[`packages/roster/${page}/index`] = household
  parameters['packages/shop/order/index'] = `?id=${order}`
  const given = await created(resident.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
  await created(resident.post(`/orders/${given}/voucher`, { version: 1, fetcher: '李四' }))
  for (const page of ['shop/voucher', 'counter/order']) parameters[`packages/${page}/index`] = `?id=${given}`
  parameters['packages/goods/item/index'] = parameters['packages/goods/edit/index'] = `?id=${goodsId}`
  parameters['packages/books/statement/index'] = parameters['packages/books/statement-print/index'] = `?id=${statement}`
  const ruleId = await deductionRule(server, server.village)
  const reviewer = server.as('reviewer')
  const evidence = { photoIds: await server.photosOf(reviewer, 1), reason: '门口堆垃圾' }
  const deduction = await created(reviewer.post('/deductions', { ruleId, householdId, ...evidence }))
  await server.as('resident2').post(`/deductions/${deduction}/appeal`, { version: 1, words: '不是我家的' })
  parameters['packages/village-life/deduction/index'] = `?id=${deduction}`
  const activity = await publish(server, { starts: 0 })
  await created(admin.post(`/activities/${activity}/attendances`, { accountId: server.village.people.resident2.id }))
  for (const page of ['activity', 'check-in', 'manage', 'code']) parameters[`packages/activities/${page}/index`] = `?id=${activity}`
  app = bootWeapp(bundleFolder('weapp'), { server: await server.app.listen({ host: '127.0.0.1', port: 0 }) })
})
afterAll(() => server.close())

async function signInAs(title: string): Promise<void> {
  const restarts = () => app.calls.filter(({ name }) => name === 'reLaunch').length
  const before = restarts()
  const signIn = app.open('/pages/sign-in/index')
  await signIn.shows(title)
  signIn.tap(title)
  while (restarts() === before) await new Promise((resolve) => setTimeout(resolve, 20))
  signIn.close()
}

it('knows every page of the app', () => {
  const { pages: main, subPackages } = JSON.parse(readFileSync(path.join(bundleFolder('weapp'), 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const all = [...main, ...subPackages.flatMap(({ root, pages: names }) => names.map((name) => `${root}/${name}`))]
  expect(Object.keys(pages).sort()).toEqual(all.sort())
})

it.each(Object.entries(pages))('%s shows its data without an error', async (route, { who, shows }) => {
  const complaint = jest.spyOn(console, 'error')
  await signInAs(who)
  const page = app.open(`/${route}${parameters[route] ?? ''}`)
  await page.shows(shows)
  page.close()
  expect(app.errors).toEqual([])
  expect(app.warnings).toEqual([])
  expect(complaint).not.toHaveBeenCalled()
})

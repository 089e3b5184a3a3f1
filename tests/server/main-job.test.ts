import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import sharp from 'sharp'
import { Board } from '../../types/contract/boards'
import { GoodsList } from '../../types/contract/goods'
import { CounterOrder, Order, OrderPage } from '../../types/contract/orders'
import { PointBalance, PointEntryPage } from '../../types/contract/points'
import { ReviewPage, ReviewSummary } from '../../types/contract/reviews'
import { RuleList } from '../../types/contract/rules'
import { Profile } from '../../types/contract/sessions'
import { Submission, SubmissionPage } from '../../types/contract/submissions'
import { VillageOverviewList } from '../../types/contract/numbers'
import { created, okay, type Answer } from '../support/person'
import { fromTelephone, photograph } from '../support/photographs'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let submissionId: string
let orderId: string

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

/** The body of a 200 that has to be what the contract promises. */
async function reads<Body>(schema: TSchema, pending: Promise<Answer<Body>>): Promise<Body> {
  const body = await okay(pending)
  expect([...Value.Errors(schema, body)].map(({ path, message }) => `${path}: ${message}`)).toEqual([])
  return body
}

const resident = () => server.as('resident')
const balance = () => reads<PointBalance>(PointBalance, resident().get('/points/balance'))
const entries = async () =>
  (await reads<PointEntryPage>(PointEntryPage, resident().get('/points/entries'))).items.map(
    ({ kind, amount, balanceAfter, about }) => ({ kind, amount, balanceAfter, about })
  )
const stockOf = async (name: string) =>
  (await reads<GoodsList>(GoodsList, resident().get('/goods'))).items.find((goods) => goods.name.startsWith(name))
    ?.stock

test('a resident signs in and finds the five columns, an empty balance and the shop', async () => {
  const profile = await reads<Profile>(Profile, resident().get('/me'))
  expect(profile).toMatchObject({
    roles: ['resident'],
    village: { name: '永安寨村' },
    household: { label: '第一网格 1 号', gridHead: '陈演示' }
  })
  const { items } = await reads<RuleList>(RuleList, resident().get('/rules'))
  expect(items.map(({ column, minPhotos, maxPhotos }) => [column, minPhotos, maxPhotos])).toEqual([
    ['courtyard', 3, 3],
    ['volunteering', 1, 9],
    ['environment', 1, 9],
    ['study', 1, 9],
    ['honour', 1, 9]
  ])
  expect(await balance()).toEqual({ free: 0, held: 0, spent: 0, earned: 0, earnedThisMonth: 0 })
  expect(await stockOf('tissues')).toBe(10)
})

test('three telephone photos become a submission that waits', async () => {
  const photos = await Promise.all(
    [1, 6, 8].map((orientation) => fromTelephone(photograph('home').resize(800, 600, { fit: 'fill' }), orientation))
  )
  const photoIds: string[] = []
  for (const photo of photos) photoIds.push(await created(resident().upload(photo)))
  submissionId = await created(
    resident().post('/submissions', {
      ruleId: server.village.rules.courtyard,
      photoIds,
      note: '  早上刚扫过  '
    })
  )
  const sent = await reads<Submission>(Submission, resident().get(`/submissions/${submissionId}`))
  expect(sent).toMatchObject({
    status: 'waiting',
    note: '早上刚扫过',
    points: null,
    version: 1,
    rule: { name: '我家庭院' }
  })
  expect(sent.photos.map(({ id, width, height }) => [id, width, height])).toEqual([
    [photoIds[0], 800, 600],
    [photoIds[1], 600, 800],
    [photoIds[2], 600, 800]
  ])
})

test('its photos are served to whoever has the signed address, upright and without metadata', async () => {
  const { photos } = await okay(resident().get<Submission>(`/submissions/${submissionId}`))
  for (const { url, thumbnailUrl } of photos) {
    for (const [address, edge] of [
      [url, 800],
      [thumbnailUrl, 320]
    ] as const) {
      const answer = await server.app.inject(address)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
      const { exif, xmp, icc, width, height } = await sharp(answer.rawPayload).metadata()
      expect({ exif, xmp, icc, edge: Math.max(width, height) }).toEqual({ edge })
    }
  }
})

test('the reviewer finds it at the end of the queue and approves it', async () => {
  const reviewer = server.as('reviewer')
  await server
    .photosOf(server.as('resident2'), 1)
    .then((photoIds) => server.as('resident2').post('/submissions', { ruleId: server.village.rules.study, photoIds }))
  const queue = await reads<ReviewPage>(ReviewPage, reviewer.get('/reviews'))
  expect(
    queue.items.map(({ rule, sentThisMonth, approvedBefore, bar }) => [
      rule.column,
      sentThisMonth,
      approvedBefore,
      bar
    ])
  ).toEqual(
    expect.arrayContaining([
      ['courtyard', 1, 0, null],
      ['study', 1, 0, null]
    ])
  )
  expect(await reads(ReviewSummary, reviewer.get('/reviews/summary'))).toMatchObject({
    waiting: 2,
    oldestAt: server.clock.now().toISOString()
  })

  server.clock.advance(60_000)
  const approved = await reads<Submission>(
    Submission,
    reviewer.post(`/submissions/${submissionId}/approve`, { version: 1 })
  )
  expect(approved).toMatchObject({
    status: 'approved',
    points: 2,
    version: 2,
    reviewedAt: server.clock.now().toISOString()
  })
  expect((await reads<ReviewPage>(ReviewPage, reviewer.get('/reviews'))).items.map(({ rule }) => rule.column)).toEqual([
    'study'
  ])
})

test('the points are there at once, with a line that says what for', async () => {
  expect(await balance()).toEqual({ free: 2, held: 0, spent: 0, earned: 2, earnedThisMonth: 2 })
  expect(await entries()).toEqual([{ kind: 'award', amount: 2, balanceAfter: 2, about: '我家庭院' }])
})

test('a rejection carries its reason and no points', async () => {
  const other = server.as('resident2')
  const [waiting] = (await reads<SubmissionPage>(SubmissionPage, other.get('/submissions?status=waiting'))).items
  const reason = '第 1 张看不清,请靠近一点再拍'
  await reads(
    Submission,
    server.as('villageAdmin').post(`/submissions/${waiting?.id}/reject`, { version: 1, reason: ` ${reason} ` })
  )
  const { items } = await reads<SubmissionPage>(SubmissionPage, other.get('/submissions'))
  expect(items).toEqual([expect.objectContaining({ status: 'rejected', rejectReason: reason, points: null })])
  expect(await okay(other.get<PointBalance>('/points/balance'))).toMatchObject({ earned: 0 })
})

test('the board ranks households and tells the own distance to the next place', async () => {
  await server.earn(server.as('resident2'), 6)
  const board = await reads<Board>(Board, resident().get('/boards/households'))
  expect(board.items.map(({ place, household, points, own }) => [place, household, points, own])).toEqual([
    [1, '第一网格 2 号', 6, false],
    [2, '第一网格 1 号', 2, true]
  ])
  expect(board.own).toMatchObject({ place: 2, toNext: 4 })
})

test('redeeming holds the points and the stock until the goods are fetched', async () => {
  await server.earn(resident(), 20)
  const { tissues, soap } = server.village.goods
  const lines = [
    { goodsId: soap.id, quantity: 1, points: 12 },
    { goodsId: tissues.id, quantity: 2, points: 5 }
  ]
  orderId = await created(resident().post('/orders', { lines }))
  const order = await reads<Order>(Order, resident().get(`/orders/${orderId}`))
  expect(order).toMatchObject({ status: 'held', points: 22, version: 1, shop: { place: '党群服务中心一楼' } })
  expect(order.lines.map(({ name, quantity }) => `${name} ${quantity}`)).toEqual([
    'tissues 永安寨村 2',
    'soap 永安寨村 1'
  ])
  expect(await balance()).toEqual({ free: 0, held: 22, spent: 0, earned: 22, earnedThisMonth: 22 })
  expect(await stockOf('tissues')).toBe(8)
  expect((await entries())[0]).toEqual({
    kind: 'hold',
    amount: -22,
    balanceAfter: 0,
    about: 'soap 永安寨村、tissues 永安寨村 × 2'
  })
})

test('a cancelled order gives everything back', async () => {
  const cancelled = await reads<Order>(Order, resident().post(`/orders/${orderId}/cancel`, { version: 1 }))
  expect(cancelled).toMatchObject({ status: 'cancelled', pickUp: null, version: 2 })
  expect(await balance()).toMatchObject({ free: 22, held: 0, spent: 0, earned: 22 })
  expect(await stockOf('tissues')).toBe(10)
  expect((await entries())[0]).toMatchObject({ kind: 'release', amount: 22, balanceAfter: 22 })
})

test.each(['token', 'digits'] as const)('the shop keeper hands over by the %s of the code', async (kind) => {
  const line = { goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }
  const id = await created(resident().post('/orders', { lines: [line] }))
  const { pickUp } = await reads<Order>(Order, resident().get(`/orders/${id}`))
  const said = kind === 'token' ? pickUp?.token : pickUp?.digits.replace(/(....)/, '$1 ')
  const keeper = server.as('shopkeeper')
  const seen = await reads<CounterOrder>(CounterOrder, keeper.post('/orders/look-up', { code: said }))
  expect(seen).toMatchObject({ id, household: '第一网格 1 号', orderedBy: resident().account?.name, points: 5 })
  const before = await balance()
  const done = await reads<CounterOrder>(
    CounterOrder,
    keeper.post(`/orders/${id}/hand-over`, { version: seen.version })
  )
  expect(done).toMatchObject({ status: 'handed_over', version: 2 })
  expect(JSON.stringify([seen, done])).not.toContain(pickUp?.digits)
  expect(await balance()).toEqual({ ...before, held: before.held - 5, spent: before.spent + 5 })
  const closed = await reads<Order>(Order, resident().get(`/orders/${id}`))
  expect(closed).toMatchObject({ status: 'handed_over', pickUp: null, closedAt: server.clock.now().toISOString() })
})

test('lists come in pages that neither lose nor repeat anything', async () => {
  const pagesOf = async (path: string) => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: OrderPage = await okay(resident().get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`))
      expect(page.items.length).toBeLessThanOrEqual(2)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    return ids
  }
  for (const path of ['/orders', '/points/entries', '/submissions']) {
    const whole = await okay(resident().get<OrderPage>(`${path}?limit=50`))
    expect(whole.items.length).toBeGreaterThan(1)
    expect(await pagesOf(path)).toEqual(whole.items.map(({ id }) => id))
  }
  await reads(OrderPage, resident().get('/orders?status=handed_over'))
})

test('the supervisor sees the sums of both villages and nothing else', async () => {
  const { items } = await reads<VillageOverviewList>(VillageOverviewList, server.as('supervisor').get('/overview'))
  const rows = items.map(({ village, months, ...now }) => ({ name: village.name, ...now, ...months.at(-1) }))
  expect(rows).toEqual([
    {
      name: '永安寨村', households: 40, waiting: 0, oldestAt: null, month: '2026-03', submissions: 4, activeHouseholds: 2, approved: 3,
      rejected: 1, reviewMinutes: expect.any(Number), pointsIssued: 28, pointsRedeemed: 10, pointsOutstanding: 18
    },
    {
      name: '内里村', households: 40, waiting: 0, oldestAt: null, month: '2026-03', submissions: 0, activeHouseholds: 0, approved: 0,
      rejected: 0, reviewMinutes: null, pointsIssued: 0, pointsRedeemed: 0, pointsOutstanding: 0
    }
  ])
})

import { readSheet } from 'read-excel-file/node'
import type { AuditPage } from '../../types/contract/audit'
import type { VillageNumbers, VillageOverviewList } from '../../types/contract/numbers'
import { permissions } from '../../types/contract/permissions'
import { permissionsOf } from '../../server/shared/permissions'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

const tick = () => server.clock.advance(1000)
const at = (instant: string) => (server.clock.current = new Date(instant))

async function send(person: Person, rule: keyof TestServer['village']['rules'], more: object = {}): Promise<string> {
  const ruleId = server.village.rules[rule]
  return created(person.post('/submissions', { ruleId, photoIds: await server.photosOf(person, 1), ...more }))
}

const approve = (id: string) => okay(admin.post<unknown>(`/submissions/${id}/approve`, { version: 1 }))

async function sheetOf(person: Person, path: string) {
  const answer = await server.app.inject({ url: `/api${path}`, headers: { authorization: `Bearer ${await person.token()}` } })
  expect({ status: answer.statusCode, type: answer.headers['content-type'] }).toEqual({
    status: 200, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  })
  return (await readSheet(answer.rawPayload)) as (string | number | Date | null)[][]
}

const titled = ([head = [], ...rows]: unknown[][]) =>
  rows.map((row) => Object.fromEntries(head.map((title, index) => [String(title), row[index] ?? null])))
/** What a cell shows: the reader takes it for UTC. */
const shown = (cell: unknown) => new Date(Math.round((cell as Date).getTime() / 1000) * 1000).toISOString().slice(0, 16)

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  const [resident, resident2] = [server.as('resident'), server.as('resident2')]
  // the last and the first instant of two months, in the village
  at('2026-03-31T15:59:59Z')
  await approve(await send(resident, 'study', { note: '=1+1', place: '@here' }))
  at('2026-03-31T16:00:00Z')
  const early = await send(resident2, 'study')
  at('2026-03-31T18:00:00Z')
  await approve(early)
  at('2026-04-05T02:00:00Z')
  const litter = await send(resident2, 'environment', { note: 'from door 2', place: '村口' })
  at('2026-04-05T03:00:00Z')
  await approve(litter)
  tick()
  const rejected = await send(resident, 'study')
  await okay(admin.post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
  tick()
  const withdrawn = await send(resident, 'study')
  await okay(resident.post<unknown>(`/submissions/${withdrawn}/withdraw`, { version: 1 }))
  tick()
  await server.earn(resident, 20)
  tick()
  const lines = [{ goodsId: server.village.goods.tissues.id, quantity: 2, points: 5 }]
  const order = await created(resident.post('/orders', { lines }))
  await okay(server.as('shopkeeper').post<unknown>(`/orders/${order}/hand-over`, { version: 1 }))
  at('2026-05-01T02:00:00Z')
  await send(resident, 'study')
  at('2026-05-10T02:00:00Z')
})
afterAll(() => server.close())

test('the village is counted by months of Asia/Shanghai', async () => {
  const numbers = await okay(admin.get<VillageNumbers>('/numbers'))
  expect(numbers).toMatchObject({ households: 40, waiting: 1, oldestAt: '2026-05-01T02:00:00.000Z' })
  expect(numbers.months).toHaveLength(12)
  expect(numbers.months[0]?.month).toBe('2025-06')
  expect(numbers.months.slice(-3)).toEqual([
    {
      month: '2026-03', submissions: 1, activeHouseholds: 1, approved: 1, rejected: 0, reviewMinutes: 0, pointsIssued: 2,
      pointsRedeemed: 0, pointsOutstanding: 2
    },
    {
      // decided after 120, 60, 0 and 0 minutes
      month: '2026-04', submissions: 4, activeHouseholds: 2, approved: 3, rejected: 1, reviewMinutes: 30, pointsIssued: 24,
      pointsRedeemed: 10, pointsOutstanding: 16
    },
    {
      month: '2026-05', submissions: 1, activeHouseholds: 1, approved: 0, rejected: 0, reviewMinutes: null, pointsIssued: 0,
      pointsRedeemed: 0, pointsOutstanding: 16
    }
  ])
  expect(numbers.months[0]).toMatchObject({ submissions: 0, pointsOutstanding: 0 })
})

test('every kind of points counts as issued or taken back, and a merge as neither', async () => {
  const before = (await okay(admin.get<VillageNumbers>('/numbers'))).months.at(-1)
  const householdId = server.village.people.resident2.householdId
  for (const amount of [15, -5]) await created(admin.post('/adjustments', { householdId, amount, reason: '更正' }))
  const after = (await okay(admin.get<VillageNumbers>('/numbers'))).months.at(-1)
  expect(after?.pointsIssued).toBe((before?.pointsIssued ?? 0) + 10)
  expect(after?.pointsOutstanding).toBe((before?.pointsOutstanding ?? 0) + 10)
})

test('the supervisor sees the same sums of each village, and no village those of another', async () => {
  const own = await okay(admin.get<VillageNumbers>('/numbers'))
  const { items } = await okay(server.as('supervisor').get<VillageOverviewList>('/overview'))
  expect(items.map(({ village }) => village.name)).toEqual(['永安寨村', '内里村'])
  expect(items[0]).toEqual({ village: expect.anything(), ...own })
  const neighbour = await okay(server.as('reviewer', server.neighbour).get<VillageNumbers>('/numbers'))
  expect(neighbour.months.every(({ submissions, pointsIssued }) => submissions === 0 && pointsIssued === 0)).toBe(true)
  const rows = titled(await sheetOf(server.as('supervisor'), '/overview/file'))
  expect(rows).toHaveLength(24)
  expect(rows.find((row) => row['村'] === '永安寨村' && row['月份'] === '2026-04')).toMatchObject({ 送来照片: 4, 发出的分: 24, 换东西用的分: 10 })
})

test('the ledger is exported with the village\'s time and without who reported', async () => {
  const rows = titled(await sheetOf(admin, '/exports/ledger?from=2026-04-01&until=2026-04-30'))
  expect(rows.map((row) => [shown(row['时间']), row['户'], row['怎么来的'], row['规则、物品或原因'], row['分']])).toEqual([
    ['2026-04-01T02:00', '第一网格 2 号', '通过审核', '集体学习', 2],
    ['2026-04-05T11:00', '不公开', '通过审核', '环境观察', 2],
    ['2026-04-05T11:00', '第一网格 1 号', '通过审核', '荣誉展示', 20],
    ['2026-04-05T11:00', '第一网格 1 号', '换东西', expect.stringContaining('tissues'), -10]
  ])
  expect(rows[0]?.['经手人']).toBe(server.village.people.villageAdmin.name)
})

test('both days of the span are in it, on the village\'s calendar', async () => {
  const march = titled(await sheetOf(admin, '/exports/submissions?from=2026-03-31&until=2026-03-31'))
  expect(march.map((row) => shown(row['送来时间']))).toEqual(['2026-03-31T23:59'])
  await refusal(admin.get('/exports/submissions?from=2026-04-02&until=2026-04-01'), 'invalid_request')
  await refusal(admin.get('/exports/submissions?from=2026-04-32&until=2026-04-01'), 'invalid_request')
})

test('submissions are exported as text that is no formula, and reporters stay unnamed', async () => {
  const rows = titled(await sheetOf(admin, '/exports/submissions?from=2026-03-01&until=2026-05-31'))
  expect(rows[0]).toMatchObject({ 说的话: "'=1+1", 地点: "'@here", 谁送的: server.village.people.resident.name, 照片张数: 1, 结果: '通过', 分: 2 })
  const reports = rows.filter((row) => row['栏目'] === '环境观察')
  expect(reports).toEqual([expect.objectContaining({ 户: '不公开', 谁送的: '不公开', 说的话: null, 地点: '村口' })])
  expect(rows.map((row) => row['结果'])).toEqual(['通过', '通过', '通过', '没通过', '撤回了', '通过', '等审核'])
  expect(rows[3]).toMatchObject({ 没通过的原因: '看不清', 审核人: server.village.people.villageAdmin.name })
})

test('orders are exported by their lines', async () => {
  expect(titled(await sheetOf(admin, '/exports/shop?from=2026-04-01&until=2026-04-30'))).toEqual([
    expect.objectContaining({
      户: '第一网格 1 号', 谁兑换的: server.village.people.resident.name, 份数: 2, 一份几分: 5, 一共几分: 10, 结果: '取走了',
      经手人: server.village.people.shopkeeper.name
    })
  ])
})

test('whoever may not is refused, and nothing of it is in the trail', async () => {
  const pathOf = (name: string) => `/exports/${name}?from=2026-03-01&until=2026-03-31`
  const paths = ['ledger', 'submissions'].map(pathOf)
  for (const who of ['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const) {
    for (const path of [...paths, '/audit', '/audit/file']) await refusal(server.as(who).get(path), 'forbidden')
  }
  for (const who of ['resident', 'shopkeeper', 'supervisor'] as const) await refusal(server.as(who).get('/numbers'), 'forbidden')
  for (const who of ['resident', 'reviewer', 'supervisor'] as const) await refusal(server.as(who).get(pathOf('shop')), 'forbidden')
  for (const path of ['/overview', '/overview/file']) await refusal(admin.get(path), 'forbidden')
})

test('every file that was taken is in the trail, which is a file itself', async () => {
  const { items } = await okay(admin.get<AuditPage>('/audit?action=books_exported&limit=50'))
  expect(items.map(({ details }) => details['what']).reverse()).toEqual(['ledger', 'submissions', 'submissions', 'shop'])
  expect(items.at(-1)).toMatchObject({ about: '积分账', details: { from: '2026-04-01', until: '2026-04-30', rows: 4 } })
  const rows = titled(await sheetOf(admin, '/audit/file?action=books_exported'))
  expect(rows).toHaveLength(4)
  expect(rows[0]).toMatchObject({ 谁: server.village.people.villageAdmin.name, 做了什么: '导出了账', 什么事: '超市' })
  expect((await okay(admin.get<AuditPage>('/audit'))).items[0]).toMatchObject({ about: '办事记录' })
})

test('the trail is searched by text, kind and day', async () => {
  const found = async (query: string) => (await okay(admin.get<AuditPage>(`/audit?limit=50&${query}`))).items
  expect((await found(`search=${encodeURIComponent('1 号')}`)).length).toBeGreaterThan(0)
  expect(await found('search=%25')).toEqual([])
  expect(await found(`search=${encodeURIComponent('更正')}`)).toHaveLength(2)
  const adjusted = await found('action=points_adjusted')
  expect(adjusted).toHaveLength(2)
  expect(await found(`action=points_adjusted&until=${adjusted[0]?.createdAt}`)).toEqual([])
  expect(await found(`action=points_adjusted&from=${adjusted[0]?.createdAt}`)).toHaveLength(2)
})

test('an export is bounded, and says where', async () => {
  await server.sql(
    `insert into orders (village_id, id, household_id, ordered_by, points, pick_up_attempt, pick_up_token_hash, pick_up_digits_hash,
       status, closed_by, closed_at, created_at, expires_at)
     select $1, gen_random_uuid(), $2, $3, 5, 0, sha256(n::text::bytea), sha256(n::text::bytea), 'cancelled', $3, $4, $4, $4
     from generate_series(1, 20001) n`,
    [server.village.id, server.village.people.resident.householdId, server.village.people.resident.id, server.clock.now()])
  await server.sql(
    `insert into order_lines select village_id, id, $1, 1, 5 from orders where status = 'cancelled'`, [server.village.goods.tissues.id])
  const answer = await refusal(admin.get('/exports/shop?from=2026-05-01&until=2026-05-31'), 'export_too_large')
  expect(answer.fields).toEqual({ limit: 20_000 })
})

test('each office has the permissions of the books it needs and no others', () => {
  const books = ['adjust_points', 'publish_statements', 'read_audit', 'read_numbers', 'export_books', 'compare_villages'] as const
  expect(books.every((name) => permissions.includes(name))).toBe(true)
  const of = (role: Parameters<typeof permissionsOf>[0]['roles'][number]) =>
    permissionsOf({ roles: [role] }).filter((name) => (books as readonly string[]).includes(name))
  expect(of('resident')).toEqual([])
  expect(of('shopkeeper')).toEqual([])
  expect(of('reviewer')).toEqual(['read_numbers'])
  expect(of('villageAdmin')).toEqual(['adjust_points', 'publish_statements', 'read_audit', 'read_numbers', 'export_books'])
  expect(of('supervisor')).toEqual(['compare_villages'])
})

import { createHash } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import { verify } from '../../src/features/statements/verify'
import type { AuditPage } from '../../types/contract/audit'
import type { Statement, StatementLine, StatementLinePage, StatementList, StatementProofs } from '../../types/contract/statements'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let april: string

const tick = () => server.clock.advance(1000)
const at = (instant: string) => (server.clock.current = new Date(instant))

async function earn(person: Person, rule: keyof TestServer['village']['rules'], count: number): Promise<string> {
  const ruleId = server.village.rules[rule]
  const id = await created(person.post('/submissions', { ruleId, photoIds: await server.photosOf(person, count) }))
  await okay(admin.post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
  return id
}

const linesOf = async (person: Person, id: string, query = '') =>
  (await okay(person.get<StatementLinePage>(`/statements/${id}/lines?limit=500${query}`))).items
const proofsOf = (person: Person, id: string) => okay(person.get<StatementProofs>(`/statements/${id}/proofs`))
const short = ({ household, kind, amount, on }: StatementLine) => [household, kind, amount, on]

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  const [resident, resident2] = [server.as('resident'), server.as('resident2')]
  // 31 March, 23:59:59 in the village
  at('2026-03-31T15:59:59.999Z')
  await earn(resident, 'study', 1)
  // 1 April, 0:00
  at('2026-03-31T16:00:00.000Z')
  await earn(resident, 'courtyard', 3)
  at('2026-04-10T02:00:00Z')
  await earn(resident2, 'environment', 1)
  await earn(resident2, 'study', 1)
  const shy = await server.newPerson({ household: 5 })
  await okay(shy.send<unknown>({ method: 'PUT', url: '/api/households/own', payload: { unlisted: true } }), 204)
  await earn(shy, 'study', 1)
  at('2026-04-20T02:00:00Z')
  const mistaken = await earn(resident, 'volunteering', 1)
  tick()
  await okay(admin.post<unknown>(`/submissions/${mistaken}/undo`, { version: 2 }))
  tick()
  await server.earn(resident, 20)
  tick()
  const line = { goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }
  const order = await created(resident.post('/orders', { lines: [line] }))
  await okay(server.as('shopkeeper').post<unknown>(`/orders/${order}/hand-over`, { version: 1 }))
  at('2026-05-10T02:00:00Z')
})
afterAll(() => server.close())

test('only whoever may publish learns what can be published, and a running month is refused', async () => {
  expect(await okay(admin.get<StatementList>('/statements'))).toEqual({ items: [], publishable: ['2026-03', '2026-04'] })
  expect((await okay(server.as('resident').get<StatementList>('/statements'))).publishable).toEqual([])
  await refusal(admin.post('/statements', { month: '2026-05' }), 'month_running')
  await refusal(admin.post('/statements', { month: '2026-06' }), 'month_running')
  await refusal(admin.post('/statements', { month: '2026-02' }), 'month_empty')
  for (const who of ['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const) {
    await refusal(server.as(who).post('/statements', { month: '2026-04' }), 'forbidden')
  }
})

test('a month is published once, however often and by however many at once', async () => {
  const other = await server.newPerson({ household: null, roles: ['villageAdmin'] })
  const key = 'the same intention'
  const answers = await Promise.all([
    admin.post<{ id: string; code?: string }>('/statements', { month: '2026-04' }, { key }),
    admin.post<{ id: string; code?: string }>('/statements', { month: '2026-04' }, { key }),
    other.post<{ id: string; code?: string }>('/statements', { month: '2026-04' })
  ])
  const made = answers.filter(({ status }) => status === 201)
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ status }) => status !== 201).every(({ body }) => body.code === 'statement_closed')).toBe(true)
  april = made[0]?.body.id ?? ''
  await refusal(admin.post('/statements', { month: '2026-04' }), 'statement_closed')
  const { items, publishable } = await okay(admin.get<StatementList>('/statements'))
  expect(items.map(({ month }) => month)).toEqual(['2026-04'])
  expect(publishable).toEqual(['2026-03'])
  const told = await server.sql<{ about: string }>(`select about from messages where kind = 'statement_published'`)
  const [{ people = 0 } = {}] = await server.sql<{ people: number }>(
    'select count(*)::int as people from accounts where village_id = $1 and disabled_at is null', [server.village.id])
  // everybody of the village but who did it
  expect(told).toEqual(Array(people - 1).fill({ about: '2026-04' }))
  const { items: trail } = await okay(admin.get<AuditPage>('/audit?action=statement_published'))
  expect(trail.map(({ about }) => about)).toEqual(['2026-04'])
})

test('it holds the month of Asia/Shanghai and both lines of what was taken back', async () => {
  const statement = await okay(server.as('resident2').get<Statement>(`/statements/${april}`))
  const lines = await linesOf(server.as('resident2'), april)
  const own = server.village.households[0]?.label
  const named = lines.filter(({ household }) => household !== null)
  expect(named.map(short)).toEqual([
    [own, 'award', 2, '2026-04-01'],
    [server.village.households[1]?.label, 'award', 2, '2026-04-10'],
    [own, 'award', 2, '2026-04-20'],
    [own, 'reversal', -2, '2026-04-20'],
    [own, 'award', 20, '2026-04-20'],
    [own, 'hand_over', -5, '2026-04-20']
  ])
  expect(statement).toMatchObject({ month: '2026-04', lines: 8, issued: 28, redeemed: 5 })
  // March keeps its own last second
  const march = await created(admin.post('/statements', { month: '2026-03' }))
  expect((await linesOf(admin, march)).map(short)).toEqual([[own, 'award', 2, '2026-03-31']])
})

test('a line of somebody who is not to be named tells neither whose it is nor when it was', async () => {
  const lines = await linesOf(server.as('resident'), april)
  const hidden = lines.filter(({ household }) => household === null)
  expect(hidden.map(short).sort()).toEqual([[null, 'award', 2, null], [null, 'award', 2, null]])
  expect(hidden.every(({ position }) => position >= 6)).toBe(true)
  const secrets = [server.village.people.resident2.householdId, server.village.households[5]?.id, server.village.households[5]?.label]
  for (const answer of [
    await server.as('resident').get(`/statements/${april}/lines?limit=500`), await server.as('resident').get(`/statements/${april}/proofs`)
  ]) for (const secret of secrets) expect(answer.text).not.toContain(secret)
})

test('each household gets proofs of its own lines alone, and they lead to the root', async () => {
  const { root } = await okay(admin.get<Statement>(`/statements/${april}`))
  for (const [who, count] of [['resident', 5], ['resident2', 2], ['reviewer', 0]] as const) {
    const person = server.as(who)
    const proofs = await proofsOf(person, april)
    expect(proofs.root).toBe(root)
    expect(verify(proofs, root)).toEqual({ verified: proofs.items, wrong: [] })
    expect(proofs.items.map(({ householdId }) => householdId)).toEqual(Array(count).fill(person.account?.householdId))
    const own = await linesOf(person, april, '&own=true')
    expect(own.map(({ position }) => position)).toEqual(proofs.items.map(({ position }) => position))
    // one's own anonymous line says when it was
    expect(own.every(({ own: mine, on }) => mine && on !== null)).toBe(true)
  }
  await refusal(admin.get(`/statements/${april}/proofs`), 'household_missing')
  await refusal(admin.get(`/statements/${april}/lines?own=true`), 'household_missing')
})

test('what somebody changes in the database afterwards is found out', async () => {
  const resident = server.as('resident')
  const { root } = await okay(resident.get<Statement>(`/statements/${april}`))
  const change = 'update statement_lines set amount = amount + 1 where position = 0'
  await expect(server.sql(change)).rejects.toThrow()
  await server.sql('alter table statement_lines disable trigger append_only')
  await server.sql(change)
  const changed = verify(await proofsOf(resident, april), root)
  expect(changed.wrong.map(({ position }) => position)).toEqual([0])
  await server.sql('update statement_lines set amount = amount - 1 where position = 0')
  await server.sql('alter table statement_lines enable trigger append_only')
})

test('the lines come in pages that lose nothing', async () => {
  const all = await linesOf(admin, april)
  const positions: number[] = []
  for (let cursor = ''; ;) {
    const page = await okay(admin.get<StatementLinePage>(`/statements/${april}/lines?limit=3${cursor && `&cursor=${cursor}`}`))
    positions.push(...page.items.map(({ position }) => position))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  expect(positions).toEqual(all.map(({ position }) => position))
  await refusal(admin.get(`/statements/${april}/lines?cursor=x`), 'invalid_request')
})

test('the Excel file holds the lines with their hashes, from which anybody computes the root', async () => {
  const answer = await server.app.inject({
    url: `/api/statements/${april}/file`, headers: { authorization: `Bearer ${await server.as('resident').token()}` }
  })
  expect(answer.statusCode).toBe(200)
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('积分公示 2026-04.xlsx')
  const [head, ...rows] = (await readSheet(answer.rawPayload)) as (string | number | Date | null)[][]
  expect(head).toEqual(['序号', '日期', '户', '怎么来的', '规则或物品', '分', '校验码'])
  expect(rows).toHaveLength(8)
  expect(rows[0]?.slice(0, 6)).toEqual([1, new Date('2026-04-01T00:00:00Z'), server.village.households[0]?.label, '通过审核', '我家庭院', 2])
  expect(rows.slice(6).map((row) => row.slice(1, 3))).toEqual([[null, '不公开'], [null, '不公开']])
  const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  let level = rows.map((row) => Buffer.from(String(row[6]), 'hex'))
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, index) => hash(Buffer.from([1]), ...level.slice(index * 2, index * 2 + 2)))
  }
  const { root } = await okay(admin.get<Statement>(`/statements/${april}`))
  expect(level[0]?.toString('hex')).toBe(root)
  const { items } = await okay(admin.get<AuditPage>('/audit?action=books_exported'))
  expect(items[0]).toMatchObject({ about: '2026-04', by: { id: server.village.people.resident.id } })
})

test('another village and the supervisor see nothing of it', async () => {
  for (const path of ['', '/lines', '/proofs', '/file']) {
    await refusal(server.as('resident', server.neighbour).get(`/statements/${april}${path}`), 'not_found')
    await refusal(server.as('supervisor').get(`/statements/${april}${path}`), 'forbidden')
  }
})

import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { Notice, NoticeCreate, NoticePage, NoticeSummary, PublishedNotice, UnreadHouseholdPage } from '../../types/contract/notices'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let grids: string[]

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  grids = (await server.sql<{ id: string }>('select id from grids where village_id = $1 order by position', [server.village.id])).map(({ id }) => id)
})
afterAll(() => server.close())
beforeEach(() => server.clock.advance(60_000))

const household = (at: number) => server.village.households[at]?.id ?? ''
const label = (at: number) => server.village.households[at]?.label ?? ''
/** Each a minute after the one before. */
function publish(more: Partial<NoticeCreate> = {}) {
  server.clock.advance(60_000)
  return created(admin.post('/notices', { title: '停水', body: '明天上午停水,请先存好水。', gridIds: [], householdIds: [], ...more }))
}
const titles = async (person: Person) => (await okay(person.get<NoticePage>('/notices'))).items.map(({ title }) => title)
const read = (person: Person, id: string) => person.send({ method: 'PUT', url: `/api/notices/${id}/receipt` })
const tracked = (id: string) => okay(admin.get<PublishedNotice>(`/notices/published/${id}`))
const unread = async (id: string) => (await okay(admin.get<UnreadHouseholdPage>(`/notices/${id}/unread?limit=50`))).items

test('reaches the village, grids or households, and nobody else', async () => {
  const resident = server.as('resident')
  const other = server.as('resident2')
  const farOff = await server.newPerson({ household: 30 })
  await publish({ title: '全村' })
  await publish({ title: '第二网格', gridIds: grids.slice(1) })
  const own = await publish({ title: '一户', householdIds: [household(0)] })
  expect([await titles(resident), await titles(other), await titles(farOff), await titles(server.as('shopkeeper'))]).toEqual(
    [['一户', '全村'], ['全村'], ['第二网格', '全村'], ['全村']])
  await refusal(other.get(`/notices/${own}`), 'not_found')
  await refusal(read(other, own), 'not_found')
  expect(await titles(server.as('resident', server.neighbour))).toEqual([])
  expect(await okay(resident.get<Notice>(`/notices/${own}`))).toMatchObject({ toHousehold: true, grids: [], by: '永安赵管理' })
  const told = (await okay(resident.get<MessagePage>('/messages'))).items.filter(({ kind }) => kind === 'notice_published')
  expect(told.map(({ about, noticeId }) => [about, noticeId])).toContainEqual(['一户', own])
  expect((await okay(other.get<MessagePage>('/messages'))).items.map(({ about }) => about)).not.toContain('一户')
})

test('is unread until it is opened, and never for who joined later', async () => {
  const person = await server.newPerson({ household: 3 })
  const before = await okay(person.get<NoticeSummary>('/notices/summary'))
  server.clock.advance(60_000)
  const id = await publish({ title: '新的' })
  expect(await okay(person.get<NoticeSummary>('/notices/summary'))).toEqual({ unread: before.unread + 1, newest: { id, title: '新的' } })
  await okay(read(person, id), 204)
  await okay(read(person, id), 204)
  expect((await okay(person.get<NoticeSummary>('/notices/summary'))).unread).toBe(before.unread)
  expect((await okay(person.get<Notice>(`/notices/${id}`))).read).toBe(true)
  server.clock.advance(60_000)
  const late = await server.newPerson({ household: 3 })
  expect((await okay(late.get<NoticeSummary>('/notices/summary'))).unread).toBe(0)
})

test('the village sees which households have read it, and whom to call in the others', async () => {
  const of = (at: number) => [server.village.id, household(at)]
  const entry = 'insert into roster_entries (village_id, household_id, name, phone, head, position, created_at) values ($1, $2, $3, $4, $5, $6, now())'
  await server.sql(entry, [...of(20), '家里人', '13811110001', false, 1])
  await server.sql(entry, [...of(20), '户主', '13811110002', true, 2])
  await server.sql(entry, [...of(21), '没电话的户主', null, true, 1])
  await server.sql(entry, [...of(21), '有电话的', '13811110003', false, 2])
  await server.sql(entry, [...of(25), '住在一起的', null, false, 1])
  await server.sql(entry, [...of(25), '当家的', null, true, 2])
  const member = await server.newPerson({ household: 22 })
  await server.sql(
    "insert into identities (provider, subject, account_id, village_id, secret_hash, created_at) values ('password', '13811110004', $1, $2, 'x', now())",
    [member.account?.id, server.village.id])
  const [one, both] = [await server.newPerson({ household: 24 }), await server.newPerson({ household: 24 })]
  const id = await publish({ title: '几户', householdIds: [20, 21, 22, 23, 24, 25].map(household) })
  await okay(read(one, id), 204)
  await okay(read(both, id), 204)
  expect(await tracked(id)).toMatchObject({ reached: 6, read: 1, households: [20, 21, 22, 23, 24, 25].map(label).sort() })
  expect((await unread(id)).map((row) => [row.household.label, row.name, row.phone])).toEqual([
    [label(20), '户主', '13811110002'], [label(21), '有电话的', '13811110003'], [label(22), member.name, '13811110004'], [label(23), null, null],
    [label(25), '当家的', null]
  ])
  const whole = await publish()
  expect(await tracked(whole)).toMatchObject({ reached: 40, read: 0 })
  const page = await okay(admin.get<UnreadHouseholdPage>(`/notices/${whole}/unread?limit=30`))
  const rest = await okay(admin.get<UnreadHouseholdPage>(`/notices/${whole}/unread?limit=30&cursor=${page.nextCursor}`))
  expect(new Set([...page.items, ...rest.items].map((row) => row.household.id)).size).toBe(40)
})

test('is withdrawn from everybody at once, with what was told of it and nobody has read', async () => {
  const [first, second] = [await server.newPerson({ household: 5 }), await server.newPerson({ household: 6 })]
  const id = await publish({ title: '写错了', householdIds: [household(5), household(6)] })
  const seen = (await okay(first.get<MessagePage>('/messages'))).items[0]
  await okay(first.post('/messages/seen', { upTo: seen?.id }), 204)
  await okay(admin.post(`/notices/${id}/withdraw`), 204)
  await okay(admin.post(`/notices/${id}/withdraw`), 204)
  await refusal(first.get(`/notices/${id}`), 'not_found')
  expect([await titles(first), await titles(second)].flat()).not.toContain('写错了')
  expect((await okay(first.get<MessagePage>('/messages'))).items.map(({ noticeId }) => noticeId)).toContain(id)
  expect((await okay(second.get<MessagePage>('/messages'))).items.map(({ noticeId }) => noticeId)).not.toContain(id)
  expect((await tracked(id)).withdrawnAt).not.toBeNull()
  const acts = (await okay(admin.get<AuditPage>('/audit?limit=2'))).items.map(({ action }) => action)
  expect(acts).toEqual(['notice_withdrawn', 'notice_published'])
})

test('is published once for one key, for grids and households of the village, by whoever may', async () => {
  const notice = { title: '一次', body: '只说一次', gridIds: [], householdIds: [] }
  const key = 'the same key for both'
  const ids = [await created(admin.post('/notices', notice, { key })), await created(admin.post('/notices', notice, { key }))]
  expect(ids[0]).toBe(ids[1])
  await refusal(admin.post('/notices', { ...notice, householdIds: [server.neighbour.households[0]?.id] }), 'not_found')
  await refusal(admin.post('/notices', { ...notice, title: ' ' }), 'invalid_request')
  for (const person of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper'), server.as('supervisor')]) {
    await refusal(person.post('/notices', notice), 'forbidden')
    await refusal(person.get('/notices/published'), 'forbidden')
    await refusal(person.get(`/notices/${ids[0]}/unread`), 'forbidden')
    await refusal(person.post(`/notices/${ids[0]}/withdraw`), 'forbidden')
  }
})

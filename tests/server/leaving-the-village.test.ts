import type { AccountExport } from '../../types/contract/accounts'
import type { HonourPage } from '../../types/contract/honours'
import type { Session } from '../../types/contract/sessions'
import { created, createPerson, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

test('what the village knew of somebody can be taken along, and is forgotten with them', async () => {
  const admin = server.as('villageAdmin')
  const { village } = server
  const household = (at: number) => village.households[at]?.id ?? ''
  const [phone, password] = ['13712345678', 'a long password']
  await server.sql(
    'insert into roster_entries (village_id, household_id, name, phone, head, position, created_at) values ($1, $2, $3, $4, true, 1, now())',
    [village.id, household(10), '郑离开', phone])
  const asking = { villageId: village.id, name: '郑离开', phone, address: '祠堂后面', password, consent: true }
  await okay(server.anonymous.post('/join-requests', asking), 204)
  const [request] = await server.sql<{ id: string }>('select id from join_requests where phone = $1', [phone])
  await okay(admin.post(`/join-requests/${request?.id}/approve`, { householdId: household(10) }), 204)

  const { token, profile } = await okay(server.anonymous.post<Session>('/sessions', { phone, password }), 201)
  const account = { id: profile.accountId, name: profile.name, householdId: household(10) }
  const person = createPerson(server.app, { name: profile.name, villageId: village.id, account, signIn: async () => token })
  await okay(admin.send({ method: 'PUT', url: `/api/people/${account.id}/kinships/${household(11)}` }), 204)
  server.clock.advance(1000)
  const noticeId = await created(admin.post('/notices', { title: '开会', body: '今晚开会', gridIds: [], householdIds: [] }))
  await okay(person.send({ method: 'PUT', url: `/api/notices/${noticeId}/receipt` }), 204)
  const honour = { title: '热心人', householdId: household(10), name: '郑离开', note: '', awardedOn: '2026-03-01', photoId: null }
  const honourId = await created(admin.post('/honours', honour))

  const now = server.clock.now().toISOString()
  expect(await okay(person.get<AccountExport>('/me/export'))).toMatchObject({
    rosterEntry: { name: '郑离开', phone, head: true },
    joinRequest: { name: '郑离开', address: '祠堂后面' },
    kinships: [{ household: village.households[11]?.label }],
    noticesRead: [{ title: '开会', readAt: now }]
  })

  await okay(person.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account', password } }), 204)
  for (const [table, column] of [
    ['roster_entries', 'account_id'], ['join_requests', 'account_id'], ['kinships', 'account_id'], ['notice_receipts', 'account_id']
  ]) {
    expect({ table, left: await server.sql(`select 1 from ${table} where ${column} = $1`, [account.id]) }).toEqual({ table, left: [] })
  }
  const { items } = await okay(admin.get<HonourPage>('/honours'))
  expect(items.find(({ id }) => id === honourId)).toMatchObject({ title: '热心人', name: '' })
})

test('the last village admin cannot leave, and of two who leave at once one stays', async () => {
  const admin = server.as('villageAdmin', server.neighbour)
  const leave = (person: Person) => person.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account' } })
  const before = await server.snapshot()
  await refusal(leave(admin), 'last_admin')
  expect(await server.snapshot()).toEqual(before)
  // one who is shut out appoints nobody
  const newAdmin = () => server.newPerson({ village: server.neighbour, household: null, roles: ['villageAdmin'] })
  const shutOut = await newAdmin()
  await server.sql('update accounts set disabled_at = now() where id = $1', [shutOut.account?.id])
  await refusal(leave(admin), 'last_admin')

  const answers = await Promise.all([admin, await newAdmin()].map(leave))
  expect(answers.map(({ status, body }) => (status === 204 ? 204 : body.code)).sort()).toEqual([204, 'last_admin'])
})

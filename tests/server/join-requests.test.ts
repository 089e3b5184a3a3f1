import type { AuditPage } from '../../types/contract/audit'
import type { Invitation } from '../../types/contract/households'
import type { JoinRequestPage } from '../../types/contract/join-requests'
import type { MessagePage } from '../../types/contract/messages'
import type { Session } from '../../types/contract/sessions'
import { okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

let phones = 13700000000
const nextPhone = () => String(++phones)
const password = 'a long password'

interface Asking {
  phone?: string
  name?: string
  address?: string
  password?: string
  villageId?: string
}

/** Asks and gives the phone it was asked with. */
async function ask({ phone = nextPhone(), ...more }: Asking = {}): Promise<string> {
  const request = { villageId: server.village.id, name: '陈新来', phone, address: '祠堂后面第二家', password, consent: true, ...more }
  await okay(server.anonymous.post('/join-requests', request), 204)
  return phone
}

const list = async (decided = false, by = admin) => (await okay(by.get<JoinRequestPage>(`/join-requests?decided=${decided}&limit=50`))).items
const find = async (phone: string) => (await list()).find((one) => one.phone === phone) ?? { id: '', hints: [], account: null, name: '' }
const signIn = (phone: string, secret = password) => server.anonymous.post<Session>('/sessions', { phone, password: secret })
const household = (at: number) => server.village.households[at]?.id ?? ''

async function enter(entries: { at: number; name: string; phone?: string; head?: boolean }[]) {
  for (const [index, { at, name, phone = null, head = false }] of entries.entries()) {
    await server.sql(
      'insert into roster_entries (village_id, household_id, name, phone, head, position, created_at) values ($1, $2, $3, $4, $5, $6, now())',
      [server.village.id, household(at), name, phone, head, index + 1])
  }
}
const accountOn = async (at: number, name: string) =>
  (await server.sql<{ account: string | null }>('select account_id as account from roster_entries where household_id = $1 and name = $2', [household(at), name]))[0]?.account

test('somebody asks, is let into a household, and signs in with phone and password', async () => {
  await enter([{ at: 10, name: '陈老大', head: true }, { at: 10, name: '陈新来' }])
  const neighbour = await server.newPerson({ household: 10 })
  const phone = await ask({ name: ' 陈新来 ' })
  expect(await okay(admin.get('/join-requests/summary'))).toEqual({ waiting: 1 })
  const { id, name } = await find(phone)
  expect(name).toBe('陈新来')
  await okay(admin.post(`/join-requests/${id}/approve`, { householdId: household(10) }), 204)

  const session = await okay(signIn(phone), 201)
  expect(session.profile).toMatchObject({ name: '陈新来', roles: ['resident'], household: { id: household(10) } })
  expect(await accountOn(10, '陈新来')).toBe(session.profile.accountId)
  expect((await okay(neighbour.get<MessagePage>('/messages'))).items[0]).toMatchObject({ kind: 'member_joined', about: '陈新来' })
  expect((await list(true)).find((one) => one.id === id)).toMatchObject({ status: 'approved', phone: null, decidedBy: '永安赵管理' })
  const [act] = (await okay(admin.get<AuditPage>('/audit?limit=1'))).items
  expect(act).toMatchObject({ action: 'join_request_approved', about: '陈新来', household: { id: household(10) } })
  expect(JSON.stringify(act)).not.toContain(phone)
  // what it was asked with lives in the account alone
  expect(await server.sql('select phone, secret_hash from join_requests where id = $1', [id])).toEqual([{ phone: '', secret_hash: '' }])
})

test('whoever waits or was refused learns it by their password, and nobody else does', async () => {
  const phone = await ask()
  expect((await refusal(signIn(phone), 'join_request_waiting')).fields).toEqual({ village: server.village.name })
  await refusal(signIn(phone, 'another password'), 'sign_in_failed')
  const { id } = await find(phone)
  await okay(admin.post(`/join-requests/${id}/refuse`, { reason: ' 村里查不到这一户 ' }), 204)
  expect((await refusal(signIn(phone), 'join_request_refused')).fields).toEqual({ village: server.village.name, reason: '村里查不到这一户' })
  await refusal(signIn(phone, 'another password'), 'sign_in_failed')
  expect((await okay(admin.get<AuditPage>('/audit?limit=1'))).items[0]).toMatchObject({ action: 'join_request_refused', details: { reason: '村里查不到这一户' } })
  // asking again is possible, and its answer counts
  await ask({ phone })
  await refusal(signIn(phone), 'join_request_waiting')
})

test('knowing what became of a request is no failed try', async () => {
  const phone = await ask()
  for (let times = 0; times < 12; times++) await refusal(signIn(phone), 'join_request_waiting')
})

test('one request of a phone waits: a second one changes nothing and is answered alike', async () => {
  const phone = await ask({ name: '真的' })
  await ask({ phone, name: '冒名', password: 'a thief has this one' })
  const waiting = (await list()).filter((one) => one.phone === phone)
  expect(waiting.map(({ name }) => name)).toEqual(['真的'])
  await refusal(signIn(phone, 'a thief has this one'), 'sign_in_failed')
  await refusal(signIn(phone), 'join_request_waiting')
})

test('asking tells nobody whether the phone has an account; the village sees that it has', async () => {
  const phone = nextPhone()
  const { code } = await okay(admin.post<Invitation>('/invitations', { householdId: household(11) }), 201)
  const account = { invitationCode: code, name: '老住户', phone, password, consent: true }
  await okay(server.anonymous.post('/accounts', account), 201)
  await ask({ phone, password: 'another password' })
  const { id, account: taken } = await find(phone)
  expect(taken).toBe('老住户')
  await refusal(admin.post(`/join-requests/${id}/approve`, { householdId: household(12) }), 'phone_taken')
  expect((await find(phone)).id).toBe(id)
  await okay(signIn(phone), 201)
})

test('the roster hints at who it may be, the likeliest first', async () => {
  const phone = nextPhone()
  await enter([{ at: 20, name: '黄同名' }, { at: 21, name: '别人', phone }, { at: 22, name: '黄同名', phone }, { at: 23, name: '谁都不是' }])
  await ask({ phone, name: '黄同名' })
  const { hints } = await find(phone)
  expect(hints.map((hint) => [hint.household.id, hint.samePhone, hint.sameName])).toEqual([
    [household(22), true, true], [household(21), true, false], [household(20), false, true]
  ])
})

describe('whoever joins is found on the roster of their household', () => {
  async function join(at: number, { name, phone }: { name: string; phone: string }) {
    const { code } = await okay(admin.post<Invitation>('/invitations', { householdId: household(at) }), 201)
    const { profile } = await okay(server.anonymous.post<Session>('/accounts', { invitationCode: code, name, phone, password, consent: true }), 201)
    return profile.accountId
  }

  test('by phone, by invitation too', async () => {
    const phone = nextPhone()
    await enter([{ at: 25, name: '林大名', phone }, { at: 26, name: '林小名', phone }])
    const id = await join(25, { name: '阿林', phone })
    expect([await accountOn(25, '林大名'), await accountOn(26, '林小名')]).toEqual([id, null])
  })

  test('by name before a phone that the family shares', async () => {
    const phone = nextPhone()
    await enter([{ at: 27, name: '儿子', phone, head: true }, { at: 27, name: '阿婆' }])
    const id = await join(27, { name: '阿婆', phone })
    expect([await accountOn(27, '阿婆'), await accountOn(27, '儿子')]).toEqual([id, null])
  })

  test('or not at all, where two have the name', async () => {
    await enter([{ at: 28, name: '同名' }, { at: 28, name: '同名' }])
    await join(28, { name: '同名', phone: nextPhone() })
    const linked = await server.sql('select id from roster_entries where household_id = $1 and account_id is not null', [household(28)])
    expect(linked).toEqual([])
  })
})

test('is decided once, for a household of the village that is open', async () => {
  const { id } = await find(await ask())
  await refusal(admin.post(`/join-requests/${id}/approve`, { householdId: server.neighbour.households[0]?.id }), 'household_not_found')
  await server.sql('update households set closed_at = now(), merged_into = $1 where id = $2', [household(0), household(39)])
  await refusal(admin.post(`/join-requests/${id}/approve`, { householdId: household(39) }), 'household_closed')
  const decisions = [{ householdId: household(13) }, { householdId: household(14) }].map((body) => admin.post(`/join-requests/${id}/approve`, body))
  const statuses = (await Promise.all([...decisions, admin.post(`/join-requests/${id}/refuse`, { reason: '不' })])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([204, 409, 409])
})

test('is seen and decided by the people of that village who may', async () => {
  const { id } = await find(await ask())
  for (const person of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper'), server.as('supervisor')]) {
    await refusal(person.get('/join-requests'), 'forbidden')
    await refusal(person.post(`/join-requests/${id}/refuse`, { reason: '不' }), 'forbidden')
  }
  const elsewhere = server.as('villageAdmin', server.neighbour)
  expect(await list(false, elsewhere)).toEqual([])
  await refusal(elsewhere.post(`/join-requests/${id}/refuse`, { reason: '不' }), 'not_found')
})

test('nobody asks without agreeing, for a village there is not, or without end', async () => {
  const request = { villageId: server.village.id, name: '新', phone: nextPhone(), address: '村口', password }
  await refusal(server.anonymous.post('/join-requests', request), 'invalid_request')
  await refusal(server.anonymous.post('/join-requests', { ...request, consent: false }), 'invalid_request')
  const nowhere = '00000000-0000-4000-8000-000000000000'
  await refusal(server.anonymous.post('/join-requests', { ...request, consent: true, villageId: nowhere }), 'not_found')
  const phone = nextPhone()
  const from = (address: string) => server.anonymous.send({
    method: 'POST', url: '/api/join-requests', payload: { ...request, phone, consent: true }, remoteAddress: address
  })
  for (let times = 0; times < 5; times++) await okay(from(`10.0.0.${times}`), 204)
  await refusal(from('10.0.0.9'), 'too_many_requests')
  const other = (of: string) => server.anonymous.send({
    method: 'POST', url: '/api/join-requests', payload: { ...request, phone: of, consent: true }, remoteAddress: '10.9.9.9'
  })
  for (let times = 0; times < 30; times++) await okay(other(nextPhone()), 204)
  await refusal(other(nextPhone()), 'too_many_requests')
})

import type { Adjustment, AdjustmentPage } from '../../types/contract/adjustments'
import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { PointBalance } from '../../types/contract/points'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let second: Person
let resident: Person
let householdId: string

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  second = await server.newPerson({ household: 9, roles: ['resident', 'villageAdmin'] })
  resident = server.as('resident')
  householdId = server.village.people.resident.householdId ?? ''
})
afterAll(() => server.close())

const ask = (person: Person, amount: number, more: object = {}, key?: string) =>
  person.post<{ id: string }>('/adjustments', { householdId, amount, reason: '漏记了修路', ...more }, key ? { key } : {})
const free = async () => (await okay(resident.get<PointBalance>('/points/balance'))).free
const find = async (person: Person, id: string): Promise<Adjustment | undefined> =>
  (await okay(person.get<AdjustmentPage>('/adjustments?limit=50'))).items.find((one) => one.id === id)
const confirm = (person: Person, id: string, version = 1) => person.post<unknown>(`/adjustments/${id}/confirm`, { version })
const refuse = (person: Person, id: string, reason = '数不对', version = 1) =>
  person.post<unknown>(`/adjustments/${id}/refuse`, { version, reason })

test('up to the limit it counts at once, tells the household and leaves a trace', async () => {
  const before = await free()
  const id = await created(ask(admin, 20))
  expect(await free()).toBe(before + 20)
  expect(await find(admin, id)).toMatchObject({ status: 'posted', amount: 20, decidedBy: null, askedBy: { id: admin.account?.id } })
  const { items: [message] } = await okay(resident.get<MessagePage>('/messages'))
  expect(message).toMatchObject({ kind: 'points_adjusted', about: '漏记了修路', points: 20 })
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=points_adjusted'))
  expect(event).toMatchObject({ household: { id: householdId }, details: { points: 20, reason: '漏记了修路' } })
})

test.each([21, -21])('%i points wait for a second person, who is not the one who asked', async (amount) => {
  await okay(ask(admin, 20), 201)
  const before = await free()
  const id = await created(ask(admin, amount))
  expect(await free()).toBe(before)
  expect(await find(admin, id)).toMatchObject({ status: 'waiting', decidable: false })
  expect(await find(second, id)).toMatchObject({ status: 'waiting', decidable: true })
  await refusal(confirm(admin, id), 'second_person_needed')
  await refusal(refuse(admin, id), 'second_person_needed')
  expect(await free()).toBe(before)
  await okay(confirm(second, id), 204)
  expect(await free()).toBe(before + amount)
  expect(await find(admin, id)).toMatchObject({ status: 'posted', decidedBy: { id: second.account?.id }, version: 2 })
  await refusal(confirm(second, id, 2), 'stale_version')
  const { items } = await okay(admin.get<AuditPage>('/audit'))
  expect(items.slice(0, 2).map(({ action, by }) => [action, by.id])).toEqual([
    ['points_adjusted', second.account?.id], ['adjustment_asked', admin.account?.id]
  ])
})

test('whoever may be the second person is told that one waits, and who asked how it ended', async () => {
  await server.sql('delete from messages')
  const colleague = await server.newPerson({ household: 8, roles: ['resident', 'villageAdmin'] })
  const told = async (person: Person) =>
    (await okay(person.get<MessagePage>('/messages'))).items.map(({ kind, about }) => [kind, about]).reverse()
  const label = server.village.households.find(({ id }) => id === householdId)?.label
  const [agreed, refused] = [await created(ask(admin, 30)), await created(ask(admin, 40))]
  await okay(confirm(second, agreed), 204)
  server.clock.advance(1000)
  await okay(refuse(colleague, refused), 204)
  expect(await told(admin)).toEqual([['adjustment_confirmed', label], ['adjustment_refused', label]])
  for (const person of [second, colleague]) expect(await told(person)).toEqual([['adjustment_asked', label], ['adjustment_asked', label]])
  expect(await told(resident)).toEqual([['points_adjusted', '漏记了修路']])
  expect(await told(server.as('reviewer'))).toEqual([])
  await server.sql('update accounts set disabled_at = now() where id = $1', [colleague.account?.id])
})

test('the second person says why not, and nothing moves', async () => {
  const before = await free()
  const id = await created(ask(admin, 100))
  await refusal(refuse(second, id, '   '), 'reason_missing')
  await okay(refuse(second, id), 204)
  expect(await find(admin, id)).toMatchObject({ status: 'refused', refusal: '数不对' })
  await refusal(confirm(second, id, 2), 'stale_version')
  expect(await free()).toBe(before)
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=adjustment_refused'))
  expect(event).toMatchObject({ details: { points: 100, refusal: '数不对' } })
})

test('of several who agree at once one counts', async () => {
  const others = await Promise.all([1, 2, 3].map(() => server.newPerson({ household: null, roles: ['villageAdmin'] })))
  const before = await free()
  const id = await created(ask(admin, 50))
  const answers = await Promise.all([second, ...others].map((person) => confirm(person, id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409])
  expect(await free()).toBe(before + 50)
})

test('nobody gives to or takes from their own household or a relative\'s, nor agrees to it', async () => {
  const own = { householdId: server.village.households[9]?.id }
  await refusal(ask(second, 5, own), 'own_household')
  const ofSecond = await created(ask(admin, 30, own))
  await refusal(confirm(second, ofSecond), 'own_household')
  expect(await find(second, ofSecond)).toMatchObject({ decidable: false })

  await server.sql(
    'insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, now())',
    [server.village.id, second.account?.id, householdId])
  await refusal(ask(second, 5), 'relative_household')
  const ofRelative = await created(ask(admin, 30))
  await refusal(confirm(second, ofRelative), 'relative_household')
  await refusal(refuse(second, ofRelative), 'relative_household')
  await server.sql('delete from kinships')
  await okay(refuse(second, ofRelative), 204)
})

test('no more is taken than there is, now or when the second person agrees', async () => {
  const has = await free()
  await refusal(ask(admin, -20, { householdId: server.village.households[15]?.id }), 'insufficient_points')
  const id = await created(ask(admin, -(has + 1)))
  expect(await refusal(confirm(second, id), 'insufficient_points')).toMatchObject({ fields: { missing: 1 } })
  expect(await find(second, id)).toMatchObject({ status: 'waiting', version: 1 })
  await okay(refuse(second, id), 204)
})

test('it needs a reason, an amount and an open household of the village', async () => {
  await refusal(ask(admin, 0), 'invalid_request')
  await refusal(ask(admin, 1001), 'invalid_request')
  await refusal(ask(admin, 5, { reason: '  ' }), 'reason_missing')
  await refusal(ask(admin, 5, { householdId: server.neighbour.households[0]?.id }), 'household_not_found')
  const closed = server.village.households[17]?.id
  await server.sql('update households set closed_at = now(), merged_into = $2 where id = $1', [closed, householdId])
  await refusal(ask(admin, 5, { householdId: closed }), 'household_closed')
})

test('asked again after a lost answer, it happens once', async () => {
  const before = await free()
  const ids = await Promise.all(Array.from({ length: 5 }, () => created(ask(admin, 7, {}, 'one intention'))))
  expect(new Set(ids).size).toBe(1)
  expect(await free()).toBe(before + 7)
  await refusal(ask(admin, 8, {}, 'one intention'), 'idempotency_key_reused')
})

test('the village\'s own limit decides', async () => {
  const settings = { secondLookPercent: 10, reviewHours: 48, adjustmentLimit: 0, version: 1 }
  await okay(admin.send<unknown>({ method: 'PUT', url: '/api/settings', payload: settings }), 204)
  expect(await find(admin, await created(ask(admin, 1)))).toMatchObject({ status: 'waiting' })
})

test('waiting and done are listed apart, and only for whoever may adjust', async () => {
  const listed = async (waiting: boolean) => (await okay(admin.get<AdjustmentPage>(`/adjustments?limit=50&waiting=${waiting}`))).items
  expect((await listed(true)).every(({ status }) => status === 'waiting')).toBe(true)
  expect((await listed(false)).some(({ status }) => status === 'refused')).toBe(true)
  for (const who of ['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const) {
    await refusal(server.as(who).get('/adjustments'), 'forbidden')
    await refusal(ask(server.as(who), 1), 'forbidden')
  }
  const elsewhere = server.as('villageAdmin', server.neighbour)
  expect((await okay(elsewhere.get<AdjustmentPage>('/adjustments'))).items).toEqual([])
  const [waiting] = await listed(true)
  await refusal(confirm(elsewhere, waiting?.id ?? ''), 'not_found')
  expect(await ledgerViolations(server)).toEqual([])
})

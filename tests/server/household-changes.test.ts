import { randomUUID } from 'node:crypto'
import type { AuditPage } from '../../types/contract/audit'
import type { Board } from '../../types/contract/boards'
import type { FeedPage } from '../../types/contract/feed'
import type { Grid, GridList, HouseholdLabelList, HouseholdPage, Invitation, OwnHousehold } from '../../types/contract/households'
import type { Message } from '../../types/contract/messages'
import type { PointBalance, PointEntryPage } from '../../types/contract/points'
import type { HouseholdCardPage, RosterHousehold } from '../../types/contract/roster'
import type { Profile, Role, Session } from '../../types/contract/sessions'
import type { Submission, SubmissionPage } from '../../types/contract/submissions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let grid: Grid
let doors = 100

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  grid = (await okay(admin.get<GridList>('/grids'))).items[0] as Grid
})
afterEach(async () => expect(await ledgerViolations(server)).toEqual([]))
afterAll(() => server.close())

const idOf = (person: Person) => person.account?.householdId ?? ''
const find = (id: string) => okay(admin.get<RosterHousehold>(`/households/${id}`))
const versionOf = async (id: string) => (await find(id)).version
const merge = async (from: string, intoId: string) =>
  admin.post<unknown>(`/households/${from}/merge`, { intoId, version: await versionOf(from) })
const balance = (person: Person) => okay(person.get<PointBalance>('/points/balance'))
const messages = async (person: Person) => (await okay(person.get<{ items: Message[] }>('/messages'))).items
/** What somebody was told their household is called now. */
const moves = async (person: Person) =>
  (await messages(person)).filter(({ kind }) => kind === 'household_moved').map(({ about }) => about)
const lastAct = async () => (await okay(admin.get<AuditPage>('/audit?limit=1'))).items[0]
const send = async (person: Person) =>
  created(person.post('/submissions', { ruleId: server.village.rules.honour, photoIds: await server.photosOf(person, 1) }))
const order = (person: Person) =>
  person.post<{ id: string }>('/orders', { lines: [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }] })

/** Somebody in a household of their own that nothing happened in yet. */
async function newcomer(roles?: Role[]): Promise<Person> {
  const label = `第一网格 ${++doors} 号`
  const id = await created(admin.post('/households', { gridId: grid.id, unitId: null, number: doors, label, people: [] }))
  return server.newPerson({ household: server.village.households.push({ id, label }) - 1, roles })
}
const neighbours = async (): Promise<[Person, Person]> => [await newcomer(), await newcomer()]
/** Somebody else of the household. */
const relativeOf = (person: Person) =>
  server.newPerson({ household: server.village.households.findIndex(({ id }) => id === person.account?.householdId) })
const setPeople = async (id: string, people: object[]) => {
  const { version, number, label } = await find(id)
  const entries = people.map((one) => ({ phone: null, head: false, ...one }))
  const payload = { version, number, label, gridId: grid.id, unitId: null, people: entries }
  await okay(admin.send<unknown>({ method: 'PUT', url: `/api/households/${id}`, payload }), 204)
}

describe('a merge', () => {
  test('takes people, roster, what was sent in, invitations and free points along; the ledger of the old one stays', async () => {
    const [leaving, staying] = await neighbours()
    await server.earn(leaving, 30)
    await server.earn(staying, 7)
    const closedOrder = await created(order(leaving))
    await okay(server.as('shopkeeper').post<unknown>(`/orders/${closedOrder}/hand-over`, { version: 1 }))
    const open = await send(leaving)
    const { code } = await okay(leaving.post<Invitation>('/invitations', {}), 201)
    await setPeople(idOf(leaving), [{ name: '老甲', head: true }, { name: '同名', phone: '13900000001' }, { name: '小甲' }])
    await setPeople(idOf(staying), [{ name: '老乙', head: true }, { name: '同名', phone: '13900000001' }])
    const from = await find(idOf(leaving))
    await okay(merge(idOf(leaving), idOf(staying)), 204)

    // the same session goes on with the new household
    const { household } = await okay(leaving.get<Profile>('/me'))
    expect(household?.id).toBe(idOf(staying))
    expect(await balance(leaving)).toEqual({ earned: 32, free: 32, held: 0, spent: 0, earnedThisMonth: 37 })
    const { items: entries } = await okay(leaving.get<PointEntryPage>('/points/entries'))
    expect(entries[0]).toMatchObject({ kind: 'move_in', amount: 25, about: from.label })
    const { items } = await okay(staying.get<SubmissionPage>('/submissions?open=true'))
    expect(items.map(({ id }) => id)).toEqual([open])
    expect((await okay(staying.get<{ items: { id: string }[] }>('/orders'))).items.map(({ id }) => id)).toEqual([closedOrder])
    const own = await okay(staying.get<OwnHousehold>('/households/own'))
    expect(own.members.find(({ id }) => id === leaving.account?.id)?.earned).toBe(30)

    const into = await find(idOf(staying))
    expect(into.people.map(({ name, head }) => [name, head])).toEqual([['老乙', true], ['同名', false], ['老甲', false], ['小甲', false]])
    expect(into.changes).toMatchObject([{ kind: 'merge', from: { label: from.label }, to: { id: into.id }, points: 25, by: admin.account?.name }])
    const joined = { invitationCode: code, name: '后来的', phone: '13600000009', password: 'a long password', consent: true }
    expect((await okay(server.anonymous.post<Session>('/accounts', joined), 201)).profile.household?.id).toBe(into.id)

    const [sum] = await server.sql<{ free: number; entries: number }>(
      'select b.free, (select count(*)::int from point_entries e where e.household_id = b.household_id) as entries from point_balances b where household_id = $1',
      [idOf(leaving)])
    expect(sum).toEqual({ free: 0, entries: 8 })
    expect(await lastAct()).toMatchObject({
      action: 'household_merged', about: from.label, household: { id: into.id },
      details: { from: from.label, into: into.label, points: 25, people: 1 }
    })
    expect(await moves(leaving)).toEqual([into.label])
    // who came along, and who came later by the old invitation
    const joiners = (await messages(staying)).filter(({ kind }) => kind === 'member_joined').map(({ about }) => about)
    expect(joiners.sort()).toEqual([leaving.name, joined.name].sort())
    await okay(server.as('reviewer').post<unknown>(`/submissions/${open}/approve`, { version: 1, points: 5 }))
    expect(await balance(staying)).toMatchObject({ free: 37 })
  })

  test('takes the closed one off lists, boards, feed, doors and cards, and its door is free', async () => {
    const [leaving, staying] = await neighbours()
    await server.earn(leaving, 40)
    await server.earn(staying, 9)
    const from = await find(idOf(leaving))
    const into = await find(idOf(staying))
    await okay(merge(from.id, into.id), 204)

    const everywhere = await Promise.all([
      admin.get<HouseholdPage>('/households?limit=50'), admin.get<HouseholdCardPage>('/household-cards?limit=50'),
      admin.get<HouseholdLabelList>(`/grids/${grid.id}/households`), admin.get<FeedPage>('/feed?limit=50'),
      admin.get<Board>('/boards/households?period=month')
    ])
    for (const { status, text } of everywhere) {
      expect(status).toBe(200)
      expect(text).toContain(into.label)
      expect(text).not.toContain(`"${from.label}"`)
    }
    expect((await okay(staying.get<Board>('/boards/households?period=month'))).own).toMatchObject({ points: 49 })
    expect(await find(from.id)).toMatchObject({ mergedInto: { id: into.id, label: into.label }, people: [], accounts: [], free: 0 })
    const again = { gridId: grid.id, unitId: null, number: from.number, label: '新来的一户', people: [] }
    expect((await find(await created(admin.post('/households', again)))).free).toBe(0)
  })

  test('of a household that took one in leads both to where it went, and a decision on its things is undone there', async () => {
    const [first, second] = await neighbours()
    const third = await newcomer()
    await server.earn(first, 20)
    const [award] = (await okay(first.get<SubmissionPage>('/submissions'))).items
    await okay(merge(idOf(first), idOf(second)), 204)
    await okay(merge(idOf(second), idOf(third)), 204)
    expect((await find(idOf(first))).mergedInto?.id).toBe(idOf(third))
    expect(await balance(first)).toMatchObject({ free: 20, earnedThisMonth: 20 })
    const undone = await admin.post<Submission>(`/submissions/${award?.id}/undo`, { version: award?.version })
    expect(undone.status).toBe(200)
    expect(await balance(third)).toMatchObject({ free: 0, earnedThisMonth: 0 })
  })

  test('hides a household where either of the two was hidden', async () => {
    const [leaving, staying] = await neighbours()
    await leaving.send({ method: 'PUT', url: '/api/households/own', payload: { unlisted: true } })
    await okay(merge(idOf(leaving), idOf(staying)), 204)
    expect(await okay(staying.get<OwnHousehold>('/households/own'))).toMatchObject({ unlisted: true })
  })

  test('makes kin of the one kin of the other', async () => {
    const [leaving, staying] = await neighbours()
    const reviewer = server.village.people.reviewer.id
    await server.sql(
      'insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, now())',
      [server.village.id, reviewer, idOf(leaving)])
    await okay(merge(idOf(leaving), idOf(staying)), 204)
    expect(await server.sql('select household_id from kinships where account_id = $1', [reviewer])).toEqual([{ household_id: idOf(staying) }])
    await refusal(server.as('reviewer').post(`/submissions/${await send(staying)}/approve`, { version: 1, points: 5 }), 'relative_household')
  })

  test('is refused while goods wait to be fetched, by an old form, with itself or one that is closed, and by who may not', async () => {
    const [leaving, staying] = await neighbours()
    await server.earn(leaving, 10)
    const open = await created(order(leaving))
    const orders = await refusesUnchanged(server, 'household_has_orders', () => merge(idOf(leaving), idOf(staying)))
    expect(orders.fields).toEqual({ orders: 1 })
    await okay(leaving.post<unknown>(`/orders/${open}/cancel`, { version: 1 }))
    const attempt = (intoId: string, version = 1, person = admin) => () => person.post(`/households/${idOf(leaving)}/merge`, { intoId, version })
    await refusesUnchanged(server, 'stale_version', attempt(idOf(staying), 2))
    await refusesUnchanged(server, 'invalid_request', attempt(idOf(leaving)))
    await refusesUnchanged(server, 'not_found', attempt(randomUUID()))
    await refusesUnchanged(server, 'not_found', attempt(server.neighbour.people.resident.householdId ?? ''))
    for (const person of [leaving, server.as('reviewer'), server.as('shopkeeper'), server.as('supervisor')]) {
      await refusesUnchanged(server, 'forbidden', attempt(idOf(staying), 1, person))
    }
    const [gone] = await neighbours()
    await okay(merge(idOf(gone), idOf(staying)), 204)
    await refusesUnchanged(server, 'household_closed', attempt(idOf(gone)))
    await refusesUnchanged(server, 'household_closed', () => merge(idOf(gone), idOf(leaving)))
    await refusesUnchanged(server, 'household_closed', async () => admin.send({
      method: 'PUT', url: `/api/households/${idOf(gone)}`,
      payload: { version: await versionOf(idOf(gone)), gridId: grid.id, unitId: null, number: 900, label: 'x', people: [] }
    }))
    await refusesUnchanged(server, 'household_closed', async () =>
      admin.post(`/households/${idOf(gone)}/replace-card`, { version: await versionOf(idOf(gone)) }))
    const message = await server.sql(
      `insert into accounts (village_id, household_id, name, roles, created_at) values ($1, $2, 'x', '{resident}', now())`,
      [server.village.id, idOf(gone)]).then(() => 'done', (error: Error) => error.message)
    expect(message).toContain('has become part of another one')
  })
})

describe('a split', () => {
  const door = (more: object = {}) => ({ gridId: grid.id, unitId: null, number: 5000 + doors, label: `新户 ${doors}`, ...more })
  const split = (id: string, body: object, key?: string) => admin.post<{ id: string }>(`/households/${id}/split`, body, { key })

  test('lets some people and points leave for a new household, once for the same key', async () => {
    const leaving = await newcomer()
    const staying = await relativeOf(leaving)
    const old = idOf(leaving)
    await server.earn(staying, 30)
    const open = await send(leaving)
    await setPeople(old, [{ name: staying.name, head: true }, { name: leaving.name }, { name: '孩子' }])
    const before = await find(old)
    const child = before.people.find(({ name }) => name === '孩子')?.id
    const body = { ...door(), version: before.version, entryIds: [child], accountIds: [leaving.account?.id], points: 12 }
    const key = randomUUID()
    const id = await created(split(old, body, key))
    expect(await created(split(old, body, key))).toBe(id)

    expect((await find(id)).people.map(({ name, accountId }) => [name, accountId])).toEqual([[leaving.name, leaving.account?.id], ['孩子', null]])
    expect((await find(old)).people.map(({ name }) => name)).toEqual([staying.name])
    expect((await okay(leaving.get<Profile>('/me'))).household?.id).toBe(id)
    expect(await balance(leaving)).toEqual({ earned: 12, free: 12, held: 0, spent: 0, earnedThisMonth: 0 })
    expect(await balance(staying)).toMatchObject({ free: 18, earnedThisMonth: 30 })
    expect((await okay(staying.get<SubmissionPage>('/submissions?open=true'))).items.map((one) => one.id)).toEqual([open])
    expect((await find(id)).changes).toMatchObject([{ kind: 'split', from: { id: old }, to: { id }, points: 12 }])
    expect(await lastAct()).toMatchObject({ action: 'household_split', about: before.label, details: { points: 12, people: 2, accounts: 1 } })
    expect(await moves(leaving)).toEqual([body.label])
    expect(await moves(staying)).toEqual([before.label])
  })

  test('leaves both sides kin of each other, so that none decides about the other', async () => {
    const reviewer = await newcomer(['resident', 'reviewer'])
    const brother = await relativeOf(reviewer)
    await created(split(idOf(reviewer), { ...door(), version: 1, entryIds: [], accountIds: [brother.account?.id], points: 0 }))
    await refusal(reviewer.post(`/submissions/${await send(brother)}/approve`, { version: 1, points: 5 }), 'relative_household')
  })

  test('is refused without people or points enough, with strangers, at a taken door and by an old form', async () => {
    const [leaving, other] = await neighbours()
    await server.earn(leaving, 10)
    const version = 1
    const one = { ...door(), version, entryIds: [], accountIds: [leaving.account?.id], points: 0 }
    const attempt = (more: object) => () => split(idOf(leaving), { ...one, ...more })
    expect((await refusesUnchanged(server, 'insufficient_points', attempt({ points: 11 }))).fields).toEqual({ missing: 1, free: 10 })
    await refusesUnchanged(server, 'invalid_request', attempt({ accountIds: [] }))
    await refusesUnchanged(server, 'stale_version', attempt({ accountIds: [other.account?.id] }))
    await refusesUnchanged(server, 'stale_version', attempt({ entryIds: [randomUUID()] }))
    await refusesUnchanged(server, 'stale_version', attempt({ version: 2 }))
    await refusesUnchanged(server, 'door_taken', attempt({ number: 1 }))
    await refusesUnchanged(server, 'not_found', attempt({ gridId: randomUUID() }))
    await refusesUnchanged(server, 'invalid_request', attempt({ points: -1 }))
    await refusesUnchanged(server, 'forbidden', () => leaving.post(`/households/${idOf(leaving)}/split`, one))
  })
})

describe('at the same time', () => {
  test('what a household sends in, orders and earns while it is merged is refused whole or comes along', async () => {
    for (let round = 0; round < 4; round++) {
      const [leaving, staying] = await neighbours()
      await server.earn(leaving, 50)
      const waiting = await Promise.all([send(leaving), send(leaving), send(leaving)])
      const photoIds = await server.photosOf(leaving, 6)
      const reviewer = server.as('villageAdmin')
      const answers = await Promise.all([
        ...photoIds.map((photoId) => leaving.post<unknown>('/submissions', { ruleId: server.village.rules.honour, photoIds: [photoId] })),
        ...waiting.map((id) => reviewer.post<unknown>(`/submissions/${id}/approve`, { version: 1, points: 10 })),
        merge(idOf(leaving), idOf(staying)),
        ...Array.from({ length: 3 }, () => leaving.post<unknown>('/invitations', {}))
      ])
      const odd = answers.filter(({ status, body }) => status >= 400 && (body as { code: string }).code !== 'household_closed')
      expect(odd.map(({ text }) => text)).toEqual([])
      expect(await find(idOf(leaving))).toMatchObject({ mergedInto: { id: idOf(staying) }, free: 0, openOrders: 0, accounts: [] })
      expect(await server.sql('select 1 from submissions where household_id = $1', [idOf(leaving)])).toEqual([])
      const approved = answers.slice(photoIds.length, photoIds.length + 3).filter(({ status }) => status === 200).length
      expect(await balance(staying)).toMatchObject({ free: 50 + 10 * approved })
    }
  })

  test('goods are redeemed or the household is merged, never both at once', async () => {
    for (let round = 0; round < 4; round++) {
      const [leaving, staying] = await neighbours()
      await server.earn(leaving, 20)
      const redeemed = Array.from({ length: 4 }, () => order(leaving))
      const [merged, ...orders] = await Promise.all([merge(idOf(leaving), idOf(staying)), ...redeemed])
      for (const { status, body } of orders) {
        if (status !== 201) expect(['household_closed', 'insufficient_stock']).toContain((body as unknown as { code: string }).code)
      }
      const { mergedInto, openOrders } = await find(idOf(leaving))
      expect(openOrders > 0 && mergedInto !== null).toBe(false)
      expect(merged?.status).toBe(mergedInto ? 204 : 409)
    }
  })

  test('two merges of the same household end in one, and a circle of two in none that is lost', async () => {
    const [first, second] = await neighbours()
    const third = await newcomer()
    await server.earn(first, 25)
    const twice = await Promise.all([merge(idOf(first), idOf(second)), merge(idOf(first), idOf(third))])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 409])
    const [a, b] = await neighbours()
    const circle = await Promise.all([merge(idOf(a), idOf(b)), merge(idOf(b), idOf(a))])
    expect(circle.map(({ status }) => status).sort()).toEqual([204, 409])
    expect([await find(idOf(a)), await find(idOf(b))].filter(({ mergedInto }) => mergedInto).length).toBe(1)
  })

  test('points are split and spent, and no more than there are', async () => {
    const leaving = await newcomer()
    await server.earn(leaving, 10)
    const split = (number: number) => admin.post<unknown>(`/households/${idOf(leaving)}/split`, {
      gridId: grid.id, unitId: null, number, label: `分户 ${number}`, version: 1, entryIds: [], accountIds: [leaving.account?.id], points: 8
    })
    const answers = await Promise.all([split(801), split(802), order(leaving), order(leaving)])
    expect(answers.slice(0, 2).filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
  })
})

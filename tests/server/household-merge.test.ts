import { randomUUID } from 'node:crypto'
import type { Board } from '../../types/contract/boards'
import type { FeedPage } from '../../types/contract/feed'
import type { WishList } from '../../types/contract/goods'
import type { HouseholdLabelList, HouseholdPage, Invitation, OwnHousehold } from '../../types/contract/households'
import type { PointEntryPage } from '../../types/contract/points'
import type { HouseholdCardPage } from '../../types/contract/roster'
import type { Profile, Session } from '../../types/contract/sessions'
import type { Submission, SubmissionPage } from '../../types/contract/submissions'
import { declareKin } from '../support/deductions'
import { balance, householdChanges, idOf, messages, moves } from '../support/household-changes'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'

const there = householdChanges()
const { find, versionOf, newcomer, neighbours, merge, lastAct, send, order, setPeople } = there
let { server, admin, grid } = there
beforeEach(() => void ({ server, admin, grid } = there))

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
    const { soap, tissues, kettle } = server.village.goods
    const wish = (person: Person, { id }: { id: string }) => okay(person.send({ method: 'PUT', url: `/api/goods/${id}/wish` }), 204)
    await wish(staying, tissues)
    for (const goods of [soap, tissues, kettle]) await wish(leaving, goods)
    await okay(merge(idOf(leaving), idOf(staying)), 204)

    const wished = (await okay(staying.get<WishList>('/wishes'))).items.map(({ id }) => id)
    expect(wished.sort()).toEqual([soap.id, tissues.id, kettle.id].sort())
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
    await declareKin(server, server.village, reviewer, idOf(leaving))
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

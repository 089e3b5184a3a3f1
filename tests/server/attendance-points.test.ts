import type { MessagePage } from '../../types/contract/messages'
import type { PointEntryPage } from '../../types/contract/points'
import { minute, publish } from '../support/activity'
import { gatherings } from '../support/attendances'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'

const there = gatherings()
const { codeOf, checkIn, call, rollOf, find, give, householdId, comers } = there
let { server, admin, resident } = there
beforeEach(() => void ({ server, admin, resident } = there))

const entriesOf = async (person: Person) =>
  (await okay(person.get<PointEntryPage>('/points/entries'))).items.map(({ kind, amount, about }) => ({ kind, amount, about }))

describe('points for those who came', () => {
  test('reach each of them once, and the household is told', async () => {
    const id = await publish(server, { starts: 0, title: '清沟', points: 3 })
    const brother = await server.newPerson({ household: 5 })
    const code = await codeOf(id)
    for (const person of [resident, brother]) await okay(checkIn(id, code, person), 204)
    await created(call(id, { householdId: householdId(14), name: '吴阿婆' }))
    const before = (await entriesOf(resident)).length
    expect(await okay(give(id))).toEqual({ people: 3, points: 9 })
    expect((await entriesOf(resident)).slice(0, 2)).toEqual(Array(2).fill({ kind: 'attendance', amount: 3, about: '清沟' }))
    expect(await entriesOf(resident)).toHaveLength(before + 2)
    expect(await entriesOf(await server.newPerson({ household: 14 }))).toEqual([{ kind: 'attendance', amount: 3, about: '清沟' }])
    const { items } = await okay(resident.get<MessagePage>('/messages'))
    expect(items.filter(({ kind, activityId }) => kind === 'attendance_points' && activityId === id)).toMatchObject([{ about: '清沟', points: 6 }])
    expect(await find(id)).toMatchObject({ pointsGivenAt: server.clock.now().toISOString(), version: 2 })
    await refusal(give(id), 'points_given')
    await refusal(give(id, 2), 'points_given')
  })

  test('whoever is recorded later gets theirs in a second round, the others nothing more', async () => {
    const id = await publish(server, { starts: 0 })
    await created(call(id, { householdId: householdId(15), name: '早来' }))
    await okay(give(id))
    server.clock.advance(200 * minute)
    await created(call(id, { householdId: householdId(15), name: '补的' }))
    expect((await rollOf(id)).due).toBe(1)
    await refusal(give(id), 'stale_version')
    const { pointsGivenAt } = await find(id)
    expect(await okay(give(id, 2))).toEqual({ people: 1, points: 2 })
    expect((await find(id)).pointsGivenAt).toBe(pointsGivenAt)
    expect(await entriesOf(await server.newPerson({ household: 15 }))).toHaveLength(2)
  })

  test.each([1, 2])('a dozen rounds at once are one, while people still check in, round %i', async () => {
    const id = await publish(server, { starts: 0 })
    for (let at = 0; at < 6; at++) await created(call(id, { householdId: householdId(22 + at), name: '来的人' }))
    const code = await codeOf(id)
    const late = await comers(4)
    await Promise.all(late.map((person) => person.get('/me')))
    const elsewhere = await server.another()
    const [rounds, arrivals] = await Promise.all([
      Promise.all(Array.from({ length: 12 }, (_, at) => give(id, 1, at % 2 ? admin.at(elsewhere) : admin))),
      Promise.all(late.map((person) => checkIn(id, code, person)))
    ])
    expect(arrivals.map(({ status }) => status)).toEqual(Array(4).fill(204))
    const given = rounds.filter(({ status }) => status === 200)
    expect(given).toHaveLength(1)
    const { due, items } = await rollOf(id)
    expect(items).toHaveLength(10)
    expect((given[0]?.body.people ?? 0) + due).toBe(10)
    if (due > 0) await okay(give(id, 2))
    const [sum] = await server.sql<{ transfers: number; attendances: number; points: number }>(
      `select count(*)::int as transfers, count(distinct t.attendance_id)::int as attendances, sum(t.amount)::int as points
       from point_transfers t join attendances a on a.id = t.attendance_id where a.activity_id = $1`, [id])
    expect(sum).toEqual({ transfers: 10, attendances: 10, points: 20 })
    expect(await ledgerViolations(server)).toEqual([])
  })

  test('cannot change, nor the line be taken back nor the activity be cancelled, once they were given', async () => {
    const id = await publish(server, { starts: 0 })
    const line = await created(call(id, { householdId: householdId(16), name: '蔡阿婆' }))
    await okay(give(id))
    await refusal(admin.delete(`/activities/${id}/attendances/${line}`), 'points_given')
    await refusal(admin.post(`/activities/${id}/cancel`, { version: 2 }), 'points_given')
    const { column, title, description, place, startsAt, endsAt, capacity } = await find(id)
    const body = { column, title, description, place, startsAt, endsAt, capacity, signUpUntil: null, version: 2 }
    const change = (points: number | null) => admin.send<{ code: string }>({ method: 'PUT', url: `/api/activities/${id}`, payload: { ...body, points } })
    expect((await change(5)).body.code).toBe('points_given')
    expect((await change(2)).status).toBe(204)
  })

  test('are due to nobody where nobody came, or the activity gives none', async () => {
    await refusal(give(await publish(server, { starts: 0 })), 'no_points_due')
    const free = await publish(server, { starts: 0, points: null })
    await created(call(free, { householdId: householdId(16), name: '蔡阿婆' }))
    await refusal(give(free), 'no_points_due')
  })
})

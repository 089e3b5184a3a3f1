import type { Activity, Candidates, CheckInCode, PointsRound, Roll } from '../../types/contract/activities'
import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import type { PointEntryPage } from '../../types/contract/points'
import { publish } from '../support/activity'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let resident: Person

const minute = 60_000

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
})
beforeEach(async () => {
  resident = await server.newPerson({ household: 5 })
})
afterAll(() => server.close())

const codeOf = async (id: string) => (await okay(admin.get<CheckInCode>(`/activities/${id}/code`))).code
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const checkIn = (id: string, code: string, by = resident) => by.post(`/activities/${id}/check-in`, { code })
const call = (id: string, who: object, by = admin) => by.post<{ id: string }>(`/activities/${id}/attendances`, who)
const rollOf = (id: string) => okay(admin.get<Roll>(`/activities/${id}/roll`))
const find = (id: string, by = resident) => okay(by.get<Activity>(`/activities/${id}`))
const give = (id: string, version = 1, by = admin) => by.post<PointsRound>(`/activities/${id}/points`, { version })
const householdId = (position: number) => server.village.households[position]?.id ?? ''
const entriesOf = async (person: Person) =>
  (await okay(person.get<PointEntryPage>('/points/entries'))).items.map(({ kind, amount, about }) => ({ kind, amount, about }))
const comers = (count: number) => Promise.all(Array.from({ length: count }, (_, at) => server.newPerson({ household: 6 + at })))

describe('checking in by the code', () => {
  test('the one on the wall and the one before it are good, in whatever way the digits are written', async () => {
    const id = await publish(server, { starts: 0 })
    const first = await codeOf(id)
    expect(first).toMatch(/^\d{6}$/)
    server.clock.advance(30_000)
    const second = await codeOf(id)
    expect(second).not.toBe(first)
    await okay(checkIn(id, first), 204)
    const [other, late, wide] = await comers(3) as [Person, Person, Person]
    await okay(checkIn(id, ` ${second.slice(0, 3)} ${second.slice(3)}`, other), 204)
    await okay(checkIn(id, second.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))), wide), 204)
    server.clock.advance(30_000)
    await refusal(checkIn(id, first, late), 'check_in_code_wrong')
    await okay(checkIn(id, second, late), 204)
    expect(await find(id)).toMatchObject({ came: 4, present: true })
  })

  test('tells the wall how long it stays', async () => {
    const id = await publish(server, { starts: 0 })
    server.clock.advance(30_000 - (server.clock.current.getTime() % 30_000) + 7_500)
    expect(await okay(admin.get<CheckInCode>(`/activities/${id}/code`))).toMatchObject({ secondsLeft: 22.5, came: 0 })
  })

  test('each activity has its own', async () => {
    const [one, other] = [await publish(server, { starts: 0 }), await publish(server, { starts: 0 })] as [string, string]
    const code = await codeOf(one)
    expect(await codeOf(other)).not.toBe(code)
    await refusal(checkIn(other, code), 'check_in_code_wrong')
    expect(await find(other)).toMatchObject({ came: 0, present: false })
  })

  test('runs from a quarter of an hour before the start until the end', async () => {
    const id = await publish(server, { starts: 15.5, ends: 75.5 })
    await refusal(checkIn(id, '000000'), 'check_in_closed')
    await refusal(admin.get(`/activities/${id}/code`), 'check_in_closed')
    server.clock.advance(minute / 2)
    const [early, last] = await comers(2) as [Person, Person]
    await okay(checkIn(id, await codeOf(id), early), 204)
    server.clock.advance(75 * minute - 1)
    const code = await codeOf(id)
    await okay(checkIn(id, code, last), 204)
    server.clock.advance(1)
    await refusal(checkIn(id, code), 'check_in_closed')
    await refusal(admin.get(`/activities/${id}/code`), 'check_in_closed')
  })

  test('is over once it is cancelled', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await okay(admin.post(`/activities/${id}/cancel`, { version: 1 }), 204)
    await refusal(checkIn(id, code), 'check_in_closed')
    await refusal(call(id, { householdId: householdId(9), name: '老人' }), 'activity_closed')
  })

  test('again changes nothing, whatever the code, and ten times at once records once', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await resident.get('/me')
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkIn(id, code)))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(204))
    await okay(checkIn(id, '000000'), 204)
    expect((await rollOf(id)).items).toHaveLength(1)
  })

  test('five wrong codes, and even the right one waits ten minutes', async () => {
    const id = await publish(server, { starts: 0 })
    const guesses = Array.from({ length: 20 }, () => checkIn(id, wrong('999998')))
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'check_in_code_wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(15)
    await refusal(checkIn(id, await codeOf(id)), 'too_many_requests')
    await okay(checkIn(id, await codeOf(id), await server.newPerson({ household: 8 })), 204)
    server.clock.advance(10 * minute)
    await okay(checkIn(id, await codeOf(id)), 204)
  })

  test('needs a household, and one\'s own village', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await refusal(checkIn(id, code, server.as('shopkeeper')), 'household_missing')
    await refusal(checkIn(id, code, server.as('resident', server.neighbour)), 'not_found')
  })

  test.each(['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const)('a %s sees neither code nor list, and calls nobody', async (persona) => {
    const id = await publish(server, { starts: 0 })
    const person = server.as(persona)
    for (const what of ['code', 'roll', 'candidates?search=1']) await refusal(person.get(`/activities/${id}/${what}`), 'forbidden')
    await refusal(call(id, { householdId: householdId(9), name: '老人' }, person), 'forbidden')
    await refusal(give(id, 1, person), 'forbidden')
    await refusal(person.delete(`/activities/${id}/attendances/${id}`), 'forbidden')
  })
})

describe('the roll call', () => {
  test('shows who signed up and who came, by household', async () => {
    const id = await publish(server)
    const [far, near] = [await server.newPerson({ household: 30 }), await server.newPerson({ household: 3 })]
    for (const person of [far, near]) await okay(person.send({ method: 'PUT', url: `/api/activities/${id}/sign-up` }), 204)
    server.clock.advance(60 * minute)
    await okay(checkIn(id, await codeOf(id), far), 204)
    await created(call(id, { householdId: householdId(10), name: '许阿婆' }))
    const { items, due } = await rollOf(id)
    expect(items.map(({ name, signedUp, attendance }) => [name, signedUp, attendance?.way])).toEqual([
      [near.name, true, undefined], ['许阿婆', false, 'roll_call'], [far.name, true, 'code']
    ])
    expect(due).toBe(2)
  })

  test('calls by account, and by name whoever has none; nobody twice', async () => {
    const id = await publish(server, { starts: 0 })
    const accountId = resident.account?.id ?? ''
    await created(call(id, { accountId }))
    await refusal(call(id, { accountId }), 'already_present')
    // written by hand, the same person is the same
    await refusal(call(id, { householdId: householdId(5), name: ` ${resident.name} ` }), 'already_present')
    const elder = { householdId: householdId(5), name: '陈阿公' }
    const both = await Promise.all([1, 2, 3].map(() => call(id, elder)))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    await created(call(id, { ...elder, householdId: householdId(6) }))
    await okay(checkIn(id, '000000'), 204)
    expect((await find(id)).came).toBe(3)
  })

  test('the same request twice is one line', async () => {
    const id = await publish(server, { starts: 0 })
    const send = () => admin.post<{ id: string }>(`/activities/${id}/attendances`, { householdId: householdId(7), name: '林阿婆' }, { key: `roll ${id}` })
    expect(await created(send())).toBe(await created(send()))
  })

  test('opens with the check-in and stays open after the end', async () => {
    const id = await publish(server, { starts: 16, ends: 20 })
    const who = { householdId: householdId(7), name: '林阿婆' }
    await refusal(call(id, who), 'check_in_closed')
    server.clock.advance(minute)
    await created(call(id, who))
    server.clock.advance(600 * minute)
    await created(call(id, { ...who, name: '林阿公' }))
  })

  test('nobody calls themselves, their household or their kin', async () => {
    const id = await publish(server, { starts: 0 })
    const cadre = await server.newPerson({ household: 11, roles: ['resident', 'villageAdmin'] })
    await server.sql(
      'insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, now())',
      [server.village.id, cadre.account?.id, householdId(12)]
    )
    await refusal(call(id, { accountId: cadre.account?.id }, cadre), 'own_household')
    await refusal(call(id, { householdId: householdId(11), name: '老母' }, cadre), 'own_household')
    await refusal(call(id, { householdId: householdId(12), name: '舅舅' }, cadre), 'relative_household')
    await created(call(id, { householdId: householdId(13), name: '邻居' }, cadre))
    await created(call(id, { accountId: cadre.account?.id }))
  })

  test('whom it cannot call', async () => {
    const id = await publish(server, { starts: 0 })
    const { resident: foreign } = server.neighbour.people
    await refusal(call(id, {}), 'invalid_request')
    await refusal(call(id, { accountId: resident.account?.id, name: '两样' }), 'invalid_request')
    await refusal(call(id, { householdId: householdId(1) }), 'invalid_request')
    await refusal(call(id, { accountId: foreign.id }), 'not_found')
    await refusal(call(id, { accountId: server.village.people.shopkeeper.id }), 'household_not_found')
    await refusal(call(id, { householdId: foreign.householdId, name: '邻村人' }), 'household_not_found')
    await server.sql('update accounts set disabled_at = now() where id = $1', [resident.account?.id])
    await refusal(call(id, { accountId: resident.account?.id }), 'not_found')
    const heir = householdId(20)
    await server.sql('update households set closed_at = now(), merged_into = $2 where id = $1', [householdId(21), heir])
    await refusal(call(id, { householdId: householdId(21), name: '搬走的' }), 'household_closed')
    expect((await rollOf(id)).items).toEqual([])
  })

  test('a wrong line is taken back, the code\'s are not, and both are in the audit', async () => {
    const id = await publish(server, { starts: 0, title: '撤回试试' })
    const line = await created(call(id, { householdId: householdId(7), name: '点错了' }))
    await okay(checkIn(id, await codeOf(id)), 204)
    const own = (await rollOf(id)).items.find(({ attendance }) => attendance?.way === 'code')?.attendance?.id ?? ''
    await refusal(admin.delete(`/activities/${id}/attendances/${own}`), 'forbidden')
    const elsewhere = await publish(server, { starts: 0 })
    await refusal(admin.delete(`/activities/${elsewhere}/attendances/${line}`), 'not_found')
    await okay(admin.delete(`/activities/${id}/attendances/${line}`) as never, 204)
    await refusal(admin.delete(`/activities/${id}/attendances/${line}`), 'not_found')
    await created(call(id, { householdId: householdId(7), name: '点错了' }))
    const { items } = await okay(admin.get<AuditPage>('/audit?search=%E6%92%A4%E5%9B%9E%E8%AF%95%E8%AF%95'))
    expect(items.map(({ action, household, details }) => [action, household?.id, details['name']]).slice(0, 3)).toEqual([
      ['attendance_recorded', householdId(7), '点错了'],
      ['attendance_undone', householdId(7), '点错了'],
      ['attendance_recorded', householdId(7), '点错了']
    ])
  })

  test('a household is found by its door or by a name, with all who live there', async () => {
    const id = await publish(server, { starts: 0 })
    await server.sql(
      `insert into roster_entries (village_id, household_id, name, position, created_at)
       values ($1, $2, '郑阿嬷', 1, now()), ($1, $2, $3, 2, now())`,
      [server.village.id, householdId(5), resident.name]
    )
    await created(call(id, { householdId: householdId(5), name: '外孙' }))
    const search = async (text: string) =>
      (await okay(admin.get<Candidates>(`/activities/${id}/candidates?search=${encodeURIComponent(text)}`))).items
    const [household, ...others] = await search('郑阿')
    expect(others).toEqual([])
    expect(household).toMatchObject({ id: householdId(5) })
    expect(household?.people).toEqual(expect.arrayContaining([
      { accountId: resident.account?.id, name: resident.name, present: false },
      { accountId: null, name: '郑阿嬷', present: false },
      { accountId: null, name: '外孙', present: true }
    ]))
    // the roster's line of somebody with an account is no second person
    expect(household?.people.filter(({ name }) => name === resident.name)).toHaveLength(1)
    expect((await search(resident.name)).map((one) => one.id)).toEqual([householdId(5)])
    expect((await search('第二网格7号')).map(({ label }) => label)).toEqual(['第二网格 7 号'])
    expect(await search('%')).toEqual([])
    expect(await search('号')).toHaveLength(20)
  })
})

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

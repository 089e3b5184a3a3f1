import type { Candidates } from '../../types/contract/activities'
import type { AuditPage } from '../../types/contract/audit'
import { minute, publish } from '../support/activity'
import { gatherings } from '../support/attendances'
import { declareKin } from '../support/deductions'
import { created, okay, refusal } from '../support/person'

const there = gatherings()
const { codeOf, checkIn, call, rollOf, find, householdId } = there
let { server, admin, resident } = there
beforeEach(() => void ({ server, admin, resident } = there))

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
    await declareKin(server, server.village, cadre.account?.id ?? '', householdId(12))
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

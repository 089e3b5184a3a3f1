import { randomUUID } from 'node:crypto'
import type { AuditPage } from '../../types/contract/audit'
import type { Grid, GridList, HouseholdPage, Invitation } from '../../types/contract/households'
import type { Message } from '../../types/contract/messages'
import type { HouseholdCardPage, RosterHousehold } from '../../types/contract/roster'
import type { Profile, Session } from '../../types/contract/sessions'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

const put = (path: string, payload: object, person = admin) => person.send<unknown>({ method: 'PUT', url: `/api${path}`, payload })
const grids = async (person = admin) => (await okay(person.get<GridList>('/grids'))).items
const gridNamed = async (name: string) => (await grids()).find((grid) => grid.name === name) as Grid
const find = (id: string) => okay(admin.get<RosterHousehold>(`/households/${id}`))
const lastAct = async () => (await okay(admin.get<AuditPage>('/audit?limit=1'))).items[0]
const headed = (name: string, more: object = {}) => ({ name, head: '林某', headPhone: '13800000011', ...more })

/** The form of a household as it stands. */
const formOf = ({ version, number, label, grid, unit, people }: RosterHousehold) => ({
  version, number, label, gridId: grid.id, unitId: unit?.id ?? null,
  people: people.map(({ id, name, phone, head }) => ({ id, name, phone, head }))
})
const freshHousehold = async (number: number, people: object[] = [], more: object = {}) => {
  const [grid] = await grids()
  const household = { gridId: grid?.id, unitId: null, number, label: `第一网格 ${number} 号`, people, ...more }
  return created(admin.post('/households', household))
}
const person = (name: string, more: object = {}) => ({ name, phone: null, head: false, ...more })

describe('grids and units', () => {
  test('are added behind the others, renamed, put in order and deleted, and leave their trace without a phone', async () => {
    const id = await created(admin.post('/grids', headed(' 第三  网格 ')))
    expect((await grids()).map(({ name }) => name)).toEqual(['第一网格', '第二网格', '第三 网格'])
    expect(await lastAct()).toMatchObject({ action: 'grid_created', about: '第三 网格', details: { head: '林某' } })
    expect((await put(`/grids/${id}`, headed('山脚网格', { head: '黄某', headPhone: '0768-1234567', version: 1 }))).status).toBe(204)
    expect(await lastAct()).toMatchObject({
      action: 'grid_changed',
      details: { before: { name: '第三 网格', head: '林某' }, after: { name: '山脚网格', head: '黄某' }, phoneChanged: true }
    })
    const [first, second] = (await grids()).map((grid) => grid.id)
    expect((await put('/grids/order', { ids: [id, second, first] })).status).toBe(204)
    expect((await grids()).map(({ name }) => name)).toEqual(['山脚网格', '第二网格', '第一网格'])
    expect((await put('/grids/order', { ids: [first, second, id] })).status).toBe(204)
    expect((await admin.delete(`/grids/${id}`)).status).toBe(204)
    expect(await lastAct()).toMatchObject({ action: 'grid_deleted', about: '山脚网格' })
    expect(JSON.stringify((await okay(admin.get<AuditPage>('/audit?limit=50'))).items)).not.toMatch(/1[3-9]\d{9}|0768/)
  })

  test('a unit has a head of its own, whom everybody of the village sees and its people find in their profile', async () => {
    const grid = await gridNamed('第一网格')
    const upper = await created(admin.post(`/grids/${grid.id}/units`, headed('上村', { head: '许某', headPhone: '13800000012' })))
    const lower = await created(admin.post(`/grids/${grid.id}/units`, headed('下村')))
    const resident = server.as('resident')
    const household = await find(resident.account?.householdId ?? '')
    expect((await put(`/households/${household.id}`, { ...formOf(household), unitId: upper })).status).toBe(204)
    const seen = (await grids(resident)).find(({ id }) => id === grid.id)
    expect(seen).toMatchObject({
      households: 20,
      units: [{ id: upper, name: '上村', head: '许某', headPhone: '13800000012', households: 1 }, { id: lower, name: '下村', households: 0 }]
    })
    const { household: own } = await okay(resident.get<Profile>('/me'))
    expect(own?.unit).toEqual({ name: '上村', head: '许某', headPhone: '13800000012' })
    expect((await okay(server.as('resident2').get<Profile>('/me'))).household?.unit).toBeNull()

    expect((await put(`/grids/${grid.id}/units/order`, { ids: [lower, upper] })).status).toBe(204)
    expect((await put(`/units/${lower}`, headed('下厝', { version: 1 }))).status).toBe(204)
    expect((await gridNamed('第一网格')).units.map(({ name }) => name)).toEqual(['下厝', '上村'])
    expect((await admin.delete(`/units/${lower}`)).status).toBe(204)
    expect(await lastAct()).toMatchObject({ action: 'unit_deleted', about: '下厝' })
  })

  test('are refused where a name is taken, a form is old, or something is in them', async () => {
    const [first, second] = (await grids()) as [Grid, Grid]
    const unit = await created(admin.post(`/grids/${second.id}/units`, headed('东片')))
    await refusesUnchanged(server, 'name_taken', () => admin.post('/grids', headed('第二网格')))
    await refusesUnchanged(server, 'name_taken', () => put(`/grids/${first.id}`, headed('第二网格', { version: first.version })))
    await refusesUnchanged(server, 'name_taken', () => admin.post(`/grids/${second.id}/units`, headed('东片')))
    await created(admin.post(`/grids/${first.id}/units`, headed('东片')))
    await refusesUnchanged(server, 'stale_version', () => put(`/grids/${first.id}`, headed('新名', { version: first.version + 1 })))
    await refusesUnchanged(server, 'stale_version', () => put(`/units/${unit}`, headed('新名', { version: 2 })))
    await refusesUnchanged(server, 'stale_version', () => put('/grids/order', { ids: [first.id] }))
    await refusesUnchanged(server, 'stale_version', () => put('/grids/order', { ids: [first.id, randomUUID()] }))
    expect((await refusesUnchanged(server, 'in_use', () => admin.delete(`/grids/${first.id}`))).fields).toEqual({ by: 'households' })
    const empty = await created(admin.post('/grids', headed('空网格')))
    await created(admin.post(`/grids/${empty}/units`, headed('一')))
    expect((await refusesUnchanged(server, 'in_use', () => admin.delete(`/grids/${empty}`))).fields).toEqual({ by: 'units' })
    const upper = (await gridNamed('第一网格')).units.find(({ name }) => name === '上村')
    expect((await refusesUnchanged(server, 'in_use', () => admin.delete(`/units/${upper?.id}`))).fields).toEqual({ by: 'households' })
    const noticed = await created(admin.post('/grids', headed('有通知的网格')))
    await server.sql(
      `with n as (insert into notices (village_id, id, title, body, created_by, created_at)
         values ($1, gen_random_uuid(), 'x', 'x', $2, now()) returning id)
       insert into notice_audiences (village_id, notice_id, grid_id) select $1, id, $3 from n`,
      [server.village.id, admin.account?.id, noticed])
    expect((await refusesUnchanged(server, 'in_use', () => admin.delete(`/grids/${noticed}`))).fields).toEqual({ by: 'notices' })
    for (const phone of ['', '123', '13800000001x', 'call me']) {
      await refusal(admin.post('/grids', headed('别名', { headPhone: phone })), 'invalid_request')
    }
    await refusesUnchanged(server, 'invalid_request', () => admin.post('/grids', headed('\u0007')))
  })
})

describe('a household', () => {
  test('is made with everybody on its roster, once for the same key', async () => {
    const [grid] = await grids()
    const body = {
      gridId: grid?.id, unitId: null, number: 31, label: ' 祠堂边 31 号', people: [person('许老大', { head: true, phone: '13900000031' }), person('许小')]
    }
    const key = randomUUID()
    const id = await created(admin.post('/households', body, { key }))
    expect(await created(admin.post('/households', body, { key }))).toBe(id)
    const household = await find(id)
    expect(household).toMatchObject({
      label: '祠堂边 31 号', number: 31, version: 1, mergedInto: null, free: 0, openOrders: 0, accounts: [], changes: [],
      people: [{ name: '许老大', phone: '13900000031', head: true, accountId: null }, { name: '许小', phone: null, head: false }]
    })
    expect(await lastAct()).toMatchObject({ action: 'household_created', about: '祠堂边 31 号', household: { id } })
    await refusal(admin.post('/households', { ...body, number: 32 }, { key }), 'idempotency_key_reused')
  })

  test('is changed as one form: people come, go, change places and the head with them', async () => {
    const id = await freshHousehold(33, [person('甲', { head: true }), person('乙'), person('丙')])
    const before = await find(id)
    const [first, second] = formOf(before).people
    const people = [{ ...second, head: true, name: '乙 乙' }, person('丁', { phone: '13900000033' }), { ...first, head: false }]
    expect((await put(`/households/${id}`, { ...formOf(before), people, label: '后山 33 号' })).status).toBe(204)
    const after = await find(id)
    expect(after.version).toBe(2)
    expect(after.people.map(({ name, head }) => [name, head])).toEqual([['乙 乙', true], ['丁', false], ['甲', false]])
    expect(after.people[0]?.id).toBe(second?.id)
    expect(await lastAct()).toMatchObject({
      action: 'household_changed', about: '后山 33 号',
      details: { before: { label: '第一网格 33 号', people: ['甲', '乙', '丙'] }, after: { label: '后山 33 号', people: ['乙 乙', '丁', '甲'] } }
    })
    await refusesUnchanged(server, 'stale_version', () => put(`/households/${id}`, formOf(before)))
  })

  test('tells its people when it is called otherwise', async () => {
    const member = await server.newPerson({ household: 5 })
    const household = await find(member.account?.householdId ?? '')
    await okay(put(`/households/${household.id}`, { ...formOf(household), people: [person('谁')] }), 204)
    expect((await okay(member.get<{ items: Message[] }>('/messages'))).items).toEqual([])
    await okay(put(`/households/${household.id}`, { ...formOf(await find(household.id)), label: '桥头 6 号' }), 204)
    expect((await okay(member.get<{ items: Message[] }>('/messages'))).items).toMatchObject([{ kind: 'household_moved', about: '桥头 6 号' }])
  })

  test('knows whose account is whose by name, whenever it comes, and forgets the entry of somebody who leaves', async () => {
    const id = await freshHousehold(34, [person('蔡一'), person('蔡二'), person('蔡二', { phone: '13900000034' })])
    const join = async (name: string, phone: string) => {
      const { code } = await okay(admin.post<Invitation>('/invitations', { householdId: id }), 201)
      return okay(server.anonymous.post<Session>('/accounts', { invitationCode: code, name, phone, password: 'a long password', consent: true }), 201)
    }
    const one = await join('蔡一', '13700000001')
    await join('蔡二', '13700000002')
    await join('蔡三', '13700000003')
    const { people, accounts, ...rest } = await find(id)
    expect(people.map(({ name, accountId }) => [name, accountId])).toEqual([
      ['蔡一', one.profile.accountId], ['蔡二', null], ['蔡二', null]
    ])
    const known = Object.fromEntries(accounts.map(({ name, entryId }) => [name, entryId !== null]))
    expect(known).toEqual({ 蔡一: true, 蔡二: false, 蔡三: false })
    const withThird = [...formOf({ people, accounts, ...rest }).people, person('蔡三')]
    await okay(put(`/households/${id}`, { ...formOf({ people, accounts, ...rest }), people: withThird }), 204)
    expect((await find(id)).accounts.find(({ name }) => name === '蔡三')?.entryId).toEqual(expect.any(String))

    const headers = { authorization: `Bearer ${one.token}` }
    await okay(server.anonymous.send<unknown>({
      method: 'DELETE', url: '/api/me', headers, payload: { confirm: 'delete my account', password: 'a long password' }
    }), 204)
    expect((await find(id)).people.map(({ name }) => name)).toEqual(['蔡二', '蔡二', '蔡三'])
  })

  test('is refused where its door is taken, a place is not the village\'s, or the form contradicts itself', async () => {
    const id = await freshHousehold(35, [person('甲')])
    const form = formOf(await find(id))
    const [first, second] = (await grids()) as [Grid, Grid]
    const [foreign] = await grids(server.as('villageAdmin', server.neighbour))
    const unitOfSecond = second.units[0]?.id
    const change = (more: object) => () => put(`/households/${id}`, { ...form, ...more })
    await refusesUnchanged(server, 'door_taken', change({ number: 1 }))
    await refusesUnchanged(server, 'door_taken', () => admin.post('/households', { ...form, version: undefined, people: [] }))
    await refusesUnchanged(server, 'not_found', change({ gridId: foreign?.id }))
    await refusesUnchanged(server, 'not_found', change({ unitId: unitOfSecond }))
    await refusesUnchanged(server, 'not_found', () => put(`/households/${randomUUID()}`, form))
    await refusesUnchanged(server, 'not_found', () => admin.get(`/households/${foreign?.id}`))
    const elsewhere = (await find(await freshHousehold(36, [person('乙')]))).people[0]?.id
    await refusesUnchanged(server, 'stale_version', change({ people: [person('乙', { id: elsewhere })] }))
    for (const people of [
      [person('甲', { head: true }), person('乙', { head: true })],
      [person('甲', { phone: '13900000001' }), person(' 甲', { phone: '13900000001' })],
      [person(' \u0007 ')], [person('甲', { phone: '12345' })], [person('一二三四五六七八九十一二三四五六七八九十一')]
    ]) await refusesUnchanged(server, 'invalid_request', change({ people }))
    for (const number of [0, -1, 1.5, 40_000]) await refusesUnchanged(server, 'invalid_request', change({ number }))
    expect(first.id).not.toBe(second.id)
  })

  test('is found by label, name, phone and grid, in the village\'s own order, page by page', async () => {
    await freshHousehold(40, [person('独孤某', { phone: '13912345678', head: true })])
    const search = async (query: string) => (await okay(admin.get<HouseholdPage>(`/households?${query}`))).items
    for (const text of ['独孤', '91234567', '网格 40']) {
      expect(await search(`search=${encodeURIComponent(text)}`)).toMatchObject([{ number: 40, head: '独孤某', people: 1, members: 0 }])
    }
    expect((await search(`search=${encodeURIComponent('李四')}`))[0]?.id).toBe(server.village.people.resident2.householdId)
    expect(await search('search=%25')).toEqual([])
    const second = await gridNamed('第二网格')
    expect((await search(`gridId=${second.id}&limit=50`)).map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    const page = await okay(admin.get<HouseholdPage>('/households?limit=2&cursor=2'))
    expect(page.items.map(({ label }) => label)).toEqual(['第一网格 3 号', '第一网格 4 号'])
    expect(page.nextCursor).toBe('4')
  })
})

describe('a card for the door', () => {
  const cards = async (query = '') => (await okay(admin.get<HouseholdCardPage>(`/household-cards${query}`))).items
  const lookUp = (code: string, someone: Person) => someone.post<{ id: string; label: string }>('/household-cards/look-up', { code })

  test('names its household to anybody of the village, and to nobody else', async () => {
    const [first] = await cards()
    const code = first?.code ?? ''
    expect(await okay(lookUp(code, server.as('resident2')))).toEqual({ id: first?.householdId, label: first?.label })
    await refusal(lookUp(code, server.as('resident', server.neighbour)), 'household_card_wrong')
    await refusal(lookUp(code, server.as('supervisor')), 'forbidden')
    for (const position of [0, 17, 20, 39]) {
      const forged = code.slice(0, position) + (code[position] === 'A' ? 'B' : 'A') + code.slice(position + 1)
      await refusal(lookUp(forged, server.as('resident2')), 'household_card_wrong')
    }
    await refusal(lookUp('x', server.as('resident2')), 'household_card_wrong')
  })

  test('is worthless once it is replaced', async () => {
    const id = await freshHousehold(50)
    const [old] = await cards(`?householdId=${id}`)
    await okay(admin.post<unknown>(`/households/${id}/replace-card`, { version: 1 }), 204)
    expect(await lastAct()).toMatchObject({ action: 'household_card_replaced', details: { card: 2 } })
    const [fresh] = await cards(`?householdId=${id}`)
    await refusal(lookUp(old?.code ?? '', server.as('resident')), 'household_card_wrong')
    expect(await okay(lookUp(fresh?.code ?? '', server.as('resident')))).toMatchObject({ id })
    await refusesUnchanged(server, 'stale_version', () => admin.post(`/households/${id}/replace-card`, { version: 1 }))
    await refusesUnchanged(server, 'not_found', () => admin.post(`/households/${randomUUID()}/replace-card`, { version: 1 }))
  })

  test('is there for every household of a grid, in its order', async () => {
    const second = await gridNamed('第二网格')
    const items = await cards(`?gridId=${second.id}&limit=50`)
    expect(items.map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, index) => `第二网格 ${index + 1} 号`))
    expect(new Set(items.map(({ code }) => code)).size).toBe(20)
  })
})

import type { AuditPage } from '../../types/contract/audit'
import type { GridList, HouseholdLabelList, Invitation, OwnHousehold } from '../../types/contract/households'
import type { Message } from '../../types/contract/messages'
import type { Session } from '../../types/contract/sessions'
import type { VillageShowcase } from '../../types/contract/villages'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

const own = (person: Person) => okay(person.get<OwnHousehold>('/households/own'))
const settle = (person: Person, body: object) => person.send({ method: 'PUT', url: '/api/households/own', payload: body })
const memberOf = ({ members }: OwnHousehold, person: Person) => members.find(({ id }) => id === person.account?.id)

describe('one\'s own household', () => {
  test('says who earned what, this month and ever, with the helpers\' points apart', async () => {
    const [eldest, younger, helper] = (await Promise.all(
      [6, 6, 7].map((household) => server.newPerson({ household }))
    )) as [Person, Person, Person]
    const today = server.clock.current
    server.clock.advance(-31 * 86_400_000)
    await server.earn(younger, 30)
    server.clock.current = today
    await server.earn(eldest, 20)
    await server.earn(younger, 5)
    const helped = { ruleId: server.village.rules.honour, photoIds: await server.photosOf(helper, 1) }
    const onBehalfOf = { householdId: eldest.account?.householdId, consentBy: '老人家', consentGiven: 'in_person' }
    const submissionId = await created(helper.post('/submissions', { ...helped, onBehalfOf }))
    await okay(server.as('villageAdmin').post(`/submissions/${submissionId}/approve`, { version: 1, points: 7 }))

    const household = await own(younger)
    expect(household).toMatchObject({ label: '第一网格 7 号', unlisted: false, earnedByHelpers: 7 })
    expect(household.members).toHaveLength(2)
    expect(memberOf(household, eldest)).toMatchObject({ name: eldest.name, self: false, earned: 20, earnedThisMonth: 20 })
    expect(memberOf(household, younger)).toMatchObject({ self: true, earned: 35, earnedThisMonth: 5 })
    expect((await own(helper)).earnedByHelpers).toBe(0)
  })

  test('is listed or not as any member wants, and only that is for them to change', async () => {
    const [one, other] = (await Promise.all([8, 8].map((household) => server.newPerson({ household })))) as [Person, Person]
    expect((await settle(one, { unlisted: true })).status).toBe(204)
    expect(await own(other)).toMatchObject({ unlisted: true })
    for (const body of [{}, { unlisted: 'yes' }, { unlisted: false, label: '第一号' }]) {
      await refusal(settle(other, body), 'invalid_request')
    }
    expect((await settle(other, { unlisted: false })).status).toBe(204)
    expect(await own(one)).toMatchObject({ unlisted: false, label: '第一网格 9 号' })
    await refusal(settle(server.as('shopkeeper'), { unlisted: true }), 'household_missing')
  })

  test('hears of a new member by name, who hears nothing of themselves', async () => {
    const inviter = await server.newPerson({ household: 9 })
    const stranger = await server.newPerson({ household: 10 })
    const { code } = await okay(inviter.post<Invitation>('/invitations', {}), 201)
    const signUp = { invitationCode: code, name: ' 新媳妇 ', phone: '13600000001', password: 'a long password', consent: true }
    const { token } = await okay(server.anonymous.post<Session>('/accounts', signUp), 201)
    const messages = async (person: Person) => (await okay(person.get<{ items: Message[] }>('/messages'))).items
    expect(await messages(inviter)).toMatchObject([{ kind: 'member_joined', about: '新媳妇', read: false }])
    expect(await messages(stranger)).toEqual([])
    const headers = { authorization: `Bearer ${token}` }
    expect((await server.anonymous.send({ method: 'GET', url: '/api/messages', headers })).body).toMatchObject({ items: [] })
  })
})

test('an invitation of the village leaves a trace without its code, once, and a family\'s own none', async () => {
  const admin = server.as('villageAdmin')
  const trail = async () => (await okay(admin.get<AuditPage>('/audit?action=invitation_made'))).items
  const { id: householdId = '', label = '' } = server.village.households[11] ?? {}
  const { code } = await okay(admin.post<Invitation>('/invitations', { householdId }, { key: 'one intention' }), 201)
  await okay(admin.post<Invitation>('/invitations', { householdId }, { key: 'one intention' }), 201)
  await okay(admin.post<Invitation>('/invitations', { householdId: null, roles: ['villageAdmin'] }), 201)
  await okay(server.as('resident').post<Invitation>('/invitations', {}), 201)
  const acts = await trail()
  expect(acts.map(({ by, household, details }) => [by.name, household, details])).toEqual([
    [server.village.people.villageAdmin.name, null, { roles: ['villageAdmin'] }],
    [server.village.people.villageAdmin.name, { id: householdId, label }, { roles: ['resident'] }]
  ])
  expect(JSON.stringify(acts)).not.toContain(code)
})

test('grids come in the village\'s order with their heads, their doors by number and without a person', async () => {
  const resident = server.as('resident')
  const { items: grids } = await okay(resident.get<GridList>('/grids'))
  expect(grids.map(({ name, head, headPhone }) => [name, head, headPhone])).toEqual([
    ['第一网格', '陈演示', '13800000001'],
    ['第二网格', '陈演示', '13800000001']
  ])
  const { items: doors } = await okay(resident.get<HouseholdLabelList>(`/grids/${grids[1]?.id}/households`))
  expect(doors.map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, index) => `第二网格 ${index + 1} 号`))
  expect(Object.keys(doors[0] ?? {}).sort()).toEqual(['id', 'label'])
  const [foreign] = (await okay(server.as('resident', server.neighbour).get<GridList>('/grids'))).items
  await refusal(resident.get(`/grids/${foreign?.id}/households`), 'not_found')
})

describe('what a village shows to everybody', () => {
  const showcase = (id: string) => server.anonymous.get<VillageShowcase>(`/villages/${id}/showcase`)

  test('is its rules, its prices and its shop, but nobody\'s phone and no household', async () => {
    await server.sql("update shops set phone = '13800000009' where village_id = $1", [server.village.id])
    await server.earn(server.as('resident'), 20)
    const { text, body } = await showcase(server.village.id)
    expect(body.village).toEqual({ id: server.village.id, name: '永安寨村', county: '潮安区' })
    expect(body.rules.map(({ column }) => column)).toContain('courtyard')
    expect(body.goods).toMatchObject({ shop: { place: '党群服务中心一楼', hours: Array(7).fill([{ from: '08:30', until: '17:30' }]), phone: null } })
    expect(body.goods.items.map(({ points }) => points)).toEqual([5, 12, 400])
    expect(text).not.toMatch(/1[3-9]\d{9}|网格|陈演示|张三/)
  })

  test('leaves out what has been closed, and knows no village that is not there', async () => {
    const { village } = server
    await server.sql('update rules set closed_at = $2 where id = $1', [village.rules.study, server.clock.now()])
    await server.sql('update goods set closed_at = now() where id = $1', [village.goods.kettle.id])
    const { rules, goods } = await okay(showcase(village.id))
    expect([...rules, ...goods.items].map(({ id }) => id)).not.toContain(village.rules.study)
    expect(goods.items.map(({ points }) => points)).toEqual([5, 12])
    await refusal(showcase(village.people.resident.id), 'not_found')
    await refusal(showcase('x'), 'not_found')
  })
})

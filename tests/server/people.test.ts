import type { AuditPage } from '../../types/contract/audit'
import type { Invitation } from '../../types/contract/households'
import type { KinshipList, Office, PeoplePage, VillagePerson } from '../../types/contract/people'
import { okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

const find = (id: string, by = admin) => okay(by.get<VillagePerson>(`/people/${id}`))
const idOf = ({ account }: Person) => account?.id ?? ''

async function change(id: string, offices: Office[], by = admin) {
  const { version } = await find(id)
  return by.send({ method: 'PUT', url: `/api/people/${id}/offices`, payload: { offices, version } })
}

async function turn(id: string, how: 'disable' | 'enable', by = admin) {
  const { version } = await find(id)
  return by.post(`/people/${id}/${how}`, { version })
}

const lastAct = async () => (await okay(admin.get<AuditPage>('/audit?limit=1'))).items[0]

describe('the list', () => {
  const list = async (query: string) => (await okay(admin.get<PeoplePage>(`/people?${query}`))).items.map(({ id }) => id)

  test('holds everybody of the village with household and offices, those who work for it first, and nobody else', async () => {
    const { people } = server.village
    const { items } = await okay(admin.get<PeoplePage>('/people'))
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(Object.values(people).map(({ id }) => id)))
    expect(items.slice(0, 3).every(({ roles }) => roles.some((role) => role !== 'resident'))).toBe(true)
    expect(items.find(({ id }) => id === people.reviewer.id)).toMatchObject({
      household: { id: people.reviewer.householdId }, roles: ['resident', 'reviewer'], disabled: false, self: false, phone: null
    })
    expect(items.find(({ self }) => self)?.id).toBe(people.villageAdmin.id)
  })

  test('is searched by name and household, narrowed to an office, and comes page by page', async () => {
    const { people, households } = server.village
    expect(await list(`search=${encodeURIComponent('李四')}`)).toEqual([people.resident2.id])
    expect(await list(`search=${encodeURIComponent(households[0]?.label ?? '')}`)).toContain(people.resident.id)
    expect(await list('which=shopkeeper')).toEqual([people.shopkeeper.id])
    expect(await list('search=%25')).toEqual([])
    const first = await okay(admin.get<PeoplePage>('/people?limit=3'))
    const second = await okay(admin.get<PeoplePage>(`/people?limit=3&cursor=${first.nextCursor}`))
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5)
    expect(second.nextCursor).toBeNull()
  })

  test('tells when somebody signed in last, as long as it is known', async () => {
    const person = await server.newPerson({ household: 8 })
    await person.token()
    expect((await find(idOf(person))).lastSignInAt).toBe(server.clock.now().toISOString())
    await server.sql('delete from sessions where account_id = $1', [idOf(person)])
    expect((await find(idOf(person))).lastSignInAt).toBeNull()
  })
})

describe('offices', () => {
  test('are given and taken; the person starts anew, and it is written down', async () => {
    const person = await server.newPerson({ household: 5 })
    await okay(person.get('/me'))
    await okay(change(idOf(person), ['reviewer', 'shopkeeper']), 204)
    expect((await find(idOf(person))).roles).toEqual(['resident', 'reviewer', 'shopkeeper'])
    await refusal(person.get('/me'), 'session_expired')
    expect(await lastAct()).toMatchObject({
      action: 'roles_changed', about: person.name, details: { before: ['resident'], after: ['resident', 'reviewer', 'shopkeeper'] }
    })
    await okay(change(idOf(person), []), 204)
    expect((await find(idOf(person))).roles).toEqual(['resident'])
  })

  test('nobody changes their own, nor shuts themselves out', async () => {
    await refusal(change(idOf(admin), ['villageAdmin', 'reviewer']), 'own_account')
    await refusal(turn(idOf(admin), 'disable'), 'own_account')
    expect((await find(idOf(admin))).roles).toEqual(['villageAdmin'])
  })

  test('an old screen changes nothing', async () => {
    const person = await server.newPerson({ household: 5 })
    const { version } = await find(idOf(person))
    await okay(change(idOf(person), ['reviewer']), 204)
    const late = admin.send({ method: 'PUT', url: `/api/people/${idOf(person)}/offices`, payload: { offices: [], version } })
    await refusal(late, 'stale_version')
  })

  test('an account without a household keeps one', async () => {
    const person = await server.newPerson({ household: null, roles: ['shopkeeper'] })
    await refusal(change(idOf(person), []), 'no_office_left')
  })

  test('unused invitations go with the right to give them', async () => {
    const other = await server.newPerson({ household: null, roles: ['villageAdmin', 'reviewer'] })
    const { code } = await okay(other.post<Invitation>('/invitations', { householdId: null, roles: ['villageAdmin'] }), 201)
    await okay(change(idOf(other), ['reviewer']), 204)
    const account = { invitationCode: code, name: '后门', phone: '13922220001', password: 'a long password', consent: true }
    await refusal(server.anonymous.post('/accounts', account), 'invitation_invalid')
  })

  test('two admins who take it from each other at once leave one', async () => {
    for (let times = 0; times < 5; times++) {
      const village = server.neighbour
      const one = server.as('villageAdmin', village)
      const other = await server.newPerson({ village, household: null, roles: ['villageAdmin', 'reviewer'] })
      await server.sql("update accounts set roles = '{villageAdmin,reviewer}' where id = $1", [idOf(one)])
      const take = async (by: Person, from: Person) => {
        const { version } = await find(idOf(from), by)
        return () => by.send({ method: 'PUT', url: `/api/people/${idOf(from)}/offices`, payload: { offices: ['reviewer'], version } })
      }
      const both = [await take(one, other), await take(other, one)]
      const answers = await Promise.all(both.map((ask) => ask()))
      const outcomes = answers.map(({ status, body }) => (status === 204 ? 204 : (body as { code: string }).code)).sort()
      expect(outcomes[0]).toBe(204)
      expect(['last_admin', 'session_expired']).toContain(outcomes[1])
      const left = await server.sql("select id from accounts where village_id = $1 and 'villageAdmin' = any (roles)", [village.id])
      expect(left).toHaveLength(1)
      await server.sql("update accounts set roles = '{reviewer}' where id = $1", [idOf(other)])
      await server.sql("update accounts set roles = '{villageAdmin}' where id = $1", [idOf(one)])
      const token = await one.token()
      await server.sql(
        "update sessions set revoked_at = null where token_hash = sha256(convert_to($1, 'UTF8'))", [token])
    }
  })

  test('the last admin who is not shut out stays one', async () => {
    const other = await server.newPerson({ household: null, roles: ['villageAdmin'] })
    await server.sql('update accounts set disabled_at = now() where id = $1', [idOf(admin)])
    // signed in a moment before being shut out: the rule holds by itself, not by who asks
    const { version } = (await server.sql<{ version: number }>('select version from accounts where id = $1', [idOf(other)]))[0] ?? { version: 0 }
    await refusal(admin.post(`/people/${idOf(other)}/disable`, { version }), 'account_disabled')
    await server.sql('update accounts set disabled_at = null where id = $1', [idOf(admin)])
    await okay(turn(idOf(other), 'disable'), 204)
  })
})

describe('shutting out', () => {
  test('ends what is open at once, keeps them from signing in, and can be taken back', async () => {
    const person = server.as('resident', server.neighbour)
    const by = server.as('villageAdmin', server.neighbour)
    await okay(person.get('/me'))
    const { version } = await find(idOf(person), by)
    await okay(by.post(`/people/${idOf(person)}/disable`, { version }), 204)
    await refusal(person.get('/me'), 'account_disabled')
    const signIn = () => server.anonymous.post('/sessions/demo', { persona: 'resident', village: server.neighbour.name })
    await refusal(signIn(), 'account_disabled')
    expect((await okay(by.get<PeoplePage>('/people?which=disabled'))).items.map(({ id }) => id)).toEqual([idOf(person)])

    await okay(by.post(`/people/${idOf(person)}/enable`, { version: version + 1 }), 204)
    // what was open stays closed
    await refusal(person.get('/me'), 'session_expired')
    await okay(signIn(), 201)
    const acts = (await okay(by.get<AuditPage>('/audit?limit=2'))).items.map(({ action }) => action)
    expect(acts).toEqual(['account_enabled', 'account_disabled'])
  })

  test('again changes nothing and leaves no second trace', async () => {
    const person = await server.newPerson({ household: 9 })
    await okay(turn(idOf(person), 'disable'), 204)
    const before = await lastAct()
    await okay(turn(idOf(person), 'disable'), 204)
    expect(await lastAct()).toEqual(before)
  })

  test('does not bring back who left for good', async () => {
    const person = await server.newPerson({ household: 9 })
    const { version } = await find(idOf(person))
    await okay(person.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account' } }), 204)
    await refusal(admin.post(`/people/${idOf(person)}/enable`, { version }), 'not_found')
  })
})

describe('kinship', () => {
  const household = (at: number) => server.village.households[at]?.id ?? ''
  const at = (of: Person, where: string) => `/api/people/${idOf(of)}/kinships/${where}`
  const declare = (by: Person, of: Person, where: string) => by.send({ method: 'PUT', url: at(of, where) })
  const remove = (by: Person, of: Person, where: string) => by.send({ method: 'DELETE', url: at(of, where) })
  const list = (by: Person, of: Person) => by.get<KinshipList>(`/people/${idOf(of)}/kinships`)
  let reviewer: Person
  beforeEach(async () => {
    reviewer = await server.newPerson({ household: 15, roles: ['resident', 'reviewer'] })
  })

  test('is declared by whoever reviews for themselves, and by an admin for others, once', async () => {
    await okay(declare(reviewer, reviewer, household(1)), 204)
    await okay(declare(reviewer, reviewer, household(1)), 204)
    await okay(declare(admin, reviewer, household(3)), 204)
    const { items } = await okay(list(reviewer, reviewer))
    expect(items.map((one) => [one.household.id, one.declaredBy]).sort()).toEqual(
      [[household(1), reviewer.name], [household(3), '永安赵管理']].sort())
    const acts = (await okay(admin.get<AuditPage>('/audit?action=kinship_declared'))).items
    expect(acts.filter(({ about }) => about === reviewer.name)).toHaveLength(2)
    await refusal(declare(reviewer, admin, household(1)), 'forbidden')
    await refusal(list(reviewer, admin), 'forbidden')
    await refusal(declare(server.as('resident'), server.as('resident'), household(1)), 'forbidden')
  })

  test('keeps them from deciding what is sent in from there', async () => {
    const resident = server.as('resident2')
    const photoIds = await server.photosOf(resident, 1)
    const sent = await okay(resident.post<{ id: string }>('/submissions', { ruleId: server.village.rules.study, photoIds }), 201)
    await okay(declare(reviewer, reviewer, household(1)), 204)
    await refusal(reviewer.post(`/submissions/${sent.id}/approve`, { version: 1 }), 'relative_household')
  })

  test('is taken back by somebody else alone', async () => {
    await okay(declare(reviewer, reviewer, household(1)), 204)
    await okay(declare(admin, admin, household(1)), 204)
    await refusal(remove(reviewer, reviewer, household(1)), 'forbidden')
    await refusal(remove(admin, admin, household(1)), 'second_person_needed')
    await okay(remove(admin, reviewer, household(1)), 204)
    await refusal(remove(admin, reviewer, household(1)), 'not_found')
    const other = await server.newPerson({ household: null, roles: ['villageAdmin'] })
    await okay(remove(other, admin, household(1)), 204)
    expect((await okay(list(reviewer, reviewer))).items).toEqual([])
    expect(await lastAct()).toMatchObject({ action: 'kinship_removed', household: { id: household(1) } })
  })

  test('is of another household of the village that is open', async () => {
    await refusal(declare(reviewer, reviewer, household(15)), 'own_household')
    await refusal(declare(reviewer, reviewer, server.neighbour.households[0]?.id ?? ''), 'household_not_found')
    await server.sql('update households set closed_at = now(), merged_into = $1 where id = $2', [household(15), household(39)])
    await refusal(declare(reviewer, reviewer, household(39)), 'household_closed')
    await server.sql('update households set closed_at = null, merged_into = null where id = $1', [household(39)])
  })
})

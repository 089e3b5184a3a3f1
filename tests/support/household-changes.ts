import type { AuditPage } from '../../types/contract/audit'
import type { Grid, GridList } from '../../types/contract/households'
import type { Message } from '../../types/contract/messages'
import type { PointBalance } from '../../types/contract/points'
import type { RosterHousehold } from '../../types/contract/roster'
import type { Role } from '../../types/contract/sessions'
import { ledgerViolations } from './ledger'
import { created, okay, type Person } from './person'
import { startApp, type TestServer } from './server'

interface Village {
  server: TestServer
  admin: Person
  grid: Grid
  /** Numbers up to this one are taken. */
  doors: number
}

export const idOf = (person: Person) => person.account?.householdId ?? ''
export const balance = (person: Person) => okay(person.get<PointBalance>('/points/balance'))
export const messages = async (person: Person) => (await okay(person.get<{ items: Message[] }>('/messages'))).items
/** What somebody was told their household is called now. */
export const moves = async (person: Person) =>
  (await messages(person)).filter(({ kind }) => kind === 'household_moved').map(({ about }) => about)

/** A village whose households merge and split, for a file of tests; its ledger is right after each. */
export function householdChanges() {
  const there = { doors: 100 } as Village
  beforeAll(async () => {
    const server = await startApp()
    const admin = server.as('villageAdmin')
    const [grid] = (await okay(admin.get<GridList>('/grids'))).items
    Object.assign(there, { server, admin, grid })
  })
  afterEach(async () => expect(await ledgerViolations(there.server)).toEqual([]))
  afterAll(() => there.server.close())

  const find = (id: string) => okay(there.admin.get<RosterHousehold>(`/households/${id}`))
  const versionOf = async (id: string) => (await find(id)).version

  /** Somebody in a household of their own that nothing happened in yet. */
  async function newcomer(roles?: Role[]): Promise<Person> {
    const { server, admin, grid } = there
    const number = ++there.doors
    const label = `第一网格 ${number} 号`
    const id = await created(admin.post('/households', { gridId: grid.id, unitId: null, number, label, people: [] }))
    return server.newPerson({ household: server.village.households.push({ id, label }) - 1, roles })
  }

  return Object.assign(there, {
    find,
    versionOf,
    newcomer,
    neighbours: async (): Promise<[Person, Person]> => [await newcomer(), await newcomer()],
    /** Somebody else of the household. */
    relativeOf: (person: Person) =>
      there.server.newPerson({ household: there.server.village.households.findIndex(({ id }) => id === idOf(person)) }),
    merge: async (from: string, intoId: string) =>
      there.admin.post<unknown>(`/households/${from}/merge`, { intoId, version: await versionOf(from) }),
    lastAct: async () => (await okay(there.admin.get<AuditPage>('/audit?limit=1'))).items[0],
    send: async (person: Person) =>
      created(person.post('/submissions', { ruleId: there.server.village.rules.honour, photoIds: await there.server.photosOf(person, 1) })),
    order: (person: Person) =>
      person.post<{ id: string }>('/orders', { lines: [{ goodsId: there.server.village.goods.tissues.id, quantity: 1, points: 5 }] }),
    async setPeople(id: string, people: object[]) {
      const { version, number, label } = await find(id)
      const entries = people.map((one) => ({ phone: null, head: false, ...one }))
      const payload = { version, number, label, gridId: there.grid.id, unitId: null, people: entries }
      await okay(there.admin.send<unknown>({ method: 'PUT', url: `/api/households/${id}`, payload }), 204)
    }
  })
}

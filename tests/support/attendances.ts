import type { Activity, CheckInCode, PointsRound, Roll } from '../../types/contract/activities'
import { okay, type Person } from './person'
import { startApp, type TestServer } from './server'

interface Gathering {
  server: TestServer
  admin: Person
  /** Somebody of the same household anew in each test. */
  resident: Person
}

/** A village whose activities people come to, for a file of tests. */
export function gatherings() {
  const there = {} as Gathering
  beforeAll(async () => {
    const server = await startApp()
    Object.assign(there, { server, admin: server.as('villageAdmin') })
  })
  beforeEach(async () => {
    there.resident = await there.server.newPerson({ household: 5 })
  })
  afterAll(() => there.server.close())

  return Object.assign(there, {
    codeOf: async (id: string) => (await okay(there.admin.get<CheckInCode>(`/activities/${id}/code`))).code,
    checkIn: (id: string, code: string, by = there.resident) => by.post(`/activities/${id}/check-in`, { code }),
    call: (id: string, who: object, by = there.admin) => by.post<{ id: string }>(`/activities/${id}/attendances`, who),
    rollOf: (id: string) => okay(there.admin.get<Roll>(`/activities/${id}/roll`)),
    find: (id: string) => okay(there.resident.get<Activity>(`/activities/${id}`)),
    give: (id: string, version = 1, by = there.admin) => by.post<PointsRound>(`/activities/${id}/points`, { version }),
    householdId: (position: number) => there.server.village.households[position]?.id ?? '',
    comers: (count: number) => Promise.all(Array.from({ length: count }, (_, at) => there.server.newPerson({ household: 6 + at })))
  })
}

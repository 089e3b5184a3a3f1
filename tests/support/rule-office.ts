import type { RuleList } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { minute } from './activity'
import { ledgerViolations } from './ledger'
import { okay, type Person } from './person'
import { startApp, type TestServer } from './server'

interface Office {
  server: TestServer
  admin: Person
  resident: Person
}

/** A village whose rules are changed in a file of tests; it is 10 March 2026, 10:00 there, a minute later with each test. */
export function ruleOffice() {
  const office = {} as Office
  beforeAll(async () => {
    const server = await startApp()
    Object.assign(office, { server, admin: server.as('villageAdmin'), resident: server.as('resident') })
  })
  beforeEach(() => office.server.clock.advance(minute))
  afterAll(async () => {
    expect(await ledgerViolations(office.server)).toEqual([])
    await office.server.close()
  })

  return Object.assign(office, {
    offered: async () => (await okay(office.resident.get<RuleList>('/rules'))).items,
    act: (id: string, what: 'close' | 'take-back', by = office.admin) => by.post<unknown>(`/rules/${id}/${what}`),
    until: (local: string) => void (office.server.clock.current = new Date(`${local}+08:00`)),
    send: async (ruleId: string, { count = 1, more = {} }: { count?: number; more?: object } = {}) =>
      office.resident.post<{ id: string }>('/submissions', { ruleId, photoIds: await office.server.photosOf(office.resident, count), ...more }),
    submission: (id: string) => okay(office.resident.get<Submission>(`/submissions/${id}`))
  })
}

import { Value } from '@sinclair/typebox/value'
import type { AuditPage } from '../../types/contract/audit'
import type { PointBalance } from '../../types/contract/points'
import { ReviewPage, type ReviewItem } from '../../types/contract/reviews'
import type { Column } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { declareKin } from './deductions'
import { ledgerViolations } from './ledger'
import { created, okay, type Person } from './person'
import { startApp, type TestServer } from './server'

interface Desk {
  server: TestServer
  reviewer: Person
  admin: Person
  /** Of another household in each test, in the place `household`. */
  resident: Person
  household: number
}

const photosNeeded: Partial<Record<Column, number>> = { courtyard: 3 }

export const minutes = (count: number) => count * 60_000

/** The review desk of a village for a file of tests: what one leaves waiting is no other's. */
export function reviewDesk() {
  const desk = { household: 2 } as Desk
  let recorded = '0'

  beforeAll(async () => {
    const server = await startApp()
    Object.assign(desk, { server, reviewer: server.as('reviewer'), admin: server.as('villageAdmin') })
    // drawn by lot, tried by itself
    await server.sql('insert into village_settings values ($1, 0, 48, 20)', [server.village.id])
  })
  afterAll(async () => {
    expect(await ledgerViolations(desk.server)).toEqual([])
    await desk.server.close()
  })
  beforeEach(async () => {
    const { server } = desk
    server.clock.advance(minutes(20))
    desk.resident = await server.newPerson({ household: ++desk.household })
    const [last] = await server.sql<{ id: string | null }>('select max(id)::text as id from audit_events')
    recorded = last?.id ?? '0'
  })
  afterEach(async () => {
    const { sql } = desk.server
    await sql('delete from kinships')
    await sql('update rules set two_approvals_above = null, anonymous = false')
    await sql("delete from first_approvals where submission_id in (select id from submissions where status in ('waiting', 'appealed'))")
    await sql(
      `update submissions set status = 'withdrawn', withdrawn_at = now(), reject_reason = null, reviewed_by = null, reviewed_at = null
       where status in ('waiting', 'appealed')`)
  })

  async function queue(query = '', by = desk.reviewer): Promise<ReviewItem[]> {
    const page = await okay(by.get<ReviewPage>(`/reviews${query}`))
    expect([...Value.Errors(ReviewPage, page)]).toEqual([])
    return page.items
  }

  return Object.assign(desk, {
    queue,
    waiting: async (query = '', by = desk.reviewer) => (await queue(query, by)).map(({ id }) => id),
    async send(by: Person = desk.resident, column: Column = 'study'): Promise<string> {
      const photoIds = await desk.server.photosOf(by, photosNeeded[column] ?? 1)
      return created(by.post('/submissions', { ruleId: desk.server.village.rules[column], photoIds }))
    },
    act: (by: Person, id: string, what: 'approve' | 'reject' | 'undo', body: object = {}) =>
      by.post<Submission>(`/submissions/${id}/${what}`, { version: 1, ...(what === 'reject' && { reason: '看不清' }), ...body }),
    balance: (of: Person = desk.resident) => okay(of.get<PointBalance>('/points/balance')),
    kin: ({ account }: Person, other: Person) =>
      declareKin(desk.server, desk.server.village, account?.id ?? '', other.account?.householdId ?? ''),
    changeRule: (column: Column, changes: string) =>
      desk.server.sql(`update rules set ${changes} where id = $1`, [desk.server.village.rules[column]]),
    messageKinds: async (of: Person = desk.resident) =>
      (await okay(of.get<{ items: { kind: string }[] }>('/messages'))).items.map(({ kind }) => kind),
    /** What the audit tells of this test, the first act first. */
    async acts() {
      const { items } = await okay(desk.admin.get<AuditPage>('/audit?limit=50'))
      return items
        .filter(({ id }) => BigInt(id) > BigInt(recorded))
        .reverse()
        .map(({ action, household, details }) => ({ action, household: household?.label ?? null, details }))
    }
  })
}

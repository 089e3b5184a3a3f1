import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { Problem } from '../../types/contract/problem'
import { publish } from '../support/activity'
import { deductionRule } from '../support/deductions'
import { ledgerViolations } from '../support/ledger'
import { documentOf, operationsOf, type Operation } from '../support/openapi'
import { peopleOf } from '../support/people-of'
import { created, type Person } from '../support/person'
import { requestsTo } from '../support/request-fuzz'
import { rosterOf } from '../support/roster'
import { startApp, type TestServer } from '../support/server'
import { shopBooksOf } from '../support/shop-books'

/** Requests per operation: `FUZZ_RUNS=5000` for the long run, `FUZZ_SEED` to repeat one. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 25)
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

let server: TestServer
let operations: Operation[]
let people: Person[]
let ids: string[]

beforeAll(async () => {
  server = await startApp()
  operations = operationsOf(await documentOf(server)).filter(({ method }) => method !== 'DELETE')
  const resident = server.as('resident')
  people = [
    resident,
    server.as('reviewer'),
    server.as('shopkeeper'),
    server.as('villageAdmin'),
    server.as('supervisor')
  ]
  await server.earn(resident, 50)
  // the month is over
  server.clock.advance(31 * 86_400_000)
  const photoIds = await server.photosOf(resident, 6)
  const { village } = server
  const submissionId = await created(
    resident.post('/submissions', { ruleId: village.rules.study, photoIds: photoIds.slice(0, 1) })
  )
  const rejectedId = await created(
    resident.post('/submissions', { ruleId: village.rules.study, photoIds: photoIds.slice(1, 2) })
  )
  await server.as('villageAdmin').post(`/submissions/${rejectedId}/reject`, { version: 1, reason: 'not clear' })
  const activityId = await publish(server, { column: 'study', starts: 0, signUpUntil: 30 })
  const attendanceId = await created(
    server.as('villageAdmin').post(`/activities/${activityId}/attendances`, { accountId: village.people.resident2.id })
  )
  const orderId = await created(
    resident.post('/orders', { lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }] })
  )
  const admin = server.as('villageAdmin')
  const statementId = await created(admin.post('/statements', { month: '2026-03' }))
  const { householdId } = village.people.resident
  const adjustmentId = await created(admin.post('/adjustments', { householdId, amount: 50, reason: 'forgotten' }))
  const deductionRuleId = await deductionRule(server, village)
  const evidence = { photoIds: await server.photosOf(admin, 1), reason: 'litter' }
  const deductionId = await created(admin.post('/deductions', { ruleId: deductionRuleId, householdId, ...evidence }))
  const around = await peopleOf(server, village)
  const { stockTakeId, budgetEntryId } = await shopBooksOf(server, village)
  // to be shut out and let in again, while those who ask stay
  const somebody = await server.newPerson({ household: 9 })
  ids = [
    ...Object.values(await rosterOf(server, village)),
    ...Object.values(around),
    somebody.account?.id ?? '',
    statementId,
    stockTakeId,
    budgetEntryId,
    adjustmentId,
    deductionRuleId,
    deductionId,
    submissionId,
    rejectedId,
    activityId,
    attendanceId,
    village.people.resident2.householdId ?? '',
    orderId,
    village.id,
    village.rules.study,
    village.rules.courtyard,
    village.goods.tissues.id,
    village.goods.soap.id,
    village.people.resident.householdId ?? '',
    ...photoIds
  ]
})
afterAll(() => server.close())

/** Whether the document says that such an answer may come. */
function isDeclared({ responses }: Operation, status: number): boolean {
  return String(status) in responses || `${Math.floor(status / 100)}XX` in responses
}

test(
  `${numRuns} requests to each operation get a declared answer and never a failure, seed ${seed}`,
  async () => {
    expect(operations.length).toBeGreaterThan(20)
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(requestsTo(operation, ids), fc.constantFrom(...people), async (request, person) => {
          const { status, headers, body, text } = await person.send({ method: operation.method, ...request })
          const failure = status >= 500 || !isDeclared(operation, status) ? `${operation.name} ${status} ${text}` : null
          expect(failure).toBeNull()
          if (status < 400) return
          expect(headers['content-type']).toMatch(/^application\/problem\+json/)
          expect([...Value.Errors(Problem, body)]).toEqual([])
          expect(body.status).toBe(status)
        }),
        { numRuns, seed }
      )
    }
    expect(await ledgerViolations(server)).toEqual([])
  },
  120_000 + numRuns * 6_000
)

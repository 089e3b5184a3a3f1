import type { GridBoard } from '../../types/contract/boards'
import type { Deduction } from '../../types/contract/deductions'
import type { Grid, GridList, HouseholdPage } from '../../types/contract/households'
import type { PublishedNotice, UnreadHouseholdPage } from '../../types/contract/notices'
import type { VillageNumbers, VillageOverviewList } from '../../types/contract/numbers'
import type { DryRun } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import { publish } from '../support/activity'
import { deductionRule } from '../support/deductions'
import { ledgerViolations } from '../support/ledger'
import { created, okay, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { basePointsOf, baseTerms, layDown } from '../support/rule'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let reviewer: Person
let grid: Grid
let deductionId: string
let doors = 300

/** Whose household is closed during a test, and somebody of the one it becomes part of. */
let leaving: Person
let staying: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  reviewer = server.as('reviewer')
  grid = (await okay(admin.get<GridList>('/grids'))).items[0] as Grid
  deductionId = await deductionRule(server, server.village)
})
beforeEach(async () => {
  leaving = await newcomer()
  staying = await newcomer()
})
afterEach(async () => expect(await ledgerViolations(server)).toEqual([]))
afterAll(() => server.close())

const idOf = (person: Person) => person.account?.householdId ?? ''

/** Somebody in a household of their own that nothing happened in yet. */
async function newcomer(): Promise<Person> {
  const label = `第一网格 ${++doors} 号`
  const id = await created(admin.post('/households', { gridId: grid.id, unitId: null, number: doors, label, people: [] }))
  return server.newPerson({ household: server.village.households.push({ id, label }) - 1 })
}

async function merge(): Promise<void> {
  const { version } = await okay(admin.get<{ version: number }>(`/households/${idOf(leaving)}`))
  await okay(admin.post<unknown>(`/households/${idOf(leaving)}/merge`, { intoId: idOf(staying), version }), 204)
}

/** Free points of the household that was closed and of its heir. */
async function points(): Promise<[closed: number, heir: number]> {
  const of = async (person: Person) =>
    (await server.sql<{ free: number }>('select free from point_balances where household_id = $1', [idOf(person)]))[0]?.free ?? 0
  return [await of(leaving), await of(staying)]
}

const submission = async (person: Person, more: object = {}) =>
  ({ ruleId: server.village.rules.honour, photoIds: await server.photosOf(person, 1), ...more })
const send = async (person: Person) => created(person.post('/submissions', await submission(person)))
const deduct = async (person: Person) => created(reviewer.post('/deductions', {
  ruleId: deductionId, householdId: idOf(person), photoIds: await server.photosOf(reviewer, 1), reason: '门口堆垃圾', points: 5
}))
const order = (person: Person) =>
  created(person.post('/orders', { lines: [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }] }))
const adjustment = async (person: Person, amount: number) =>
  created(admin.post('/adjustments', { householdId: idOf(person), amount, reason: '漏记了修路' }))

describe('what was begun with the closed household ends with its heir', () => {
  test('an approval that is undone takes the points from it, where they are still there', async () => {
    const id = await send(leaving)
    const { version } = await okay(admin.post<Submission>(`/submissions/${id}/approve`, { version: 1, points: 20 }))
    await merge()
    const undo = () => admin.post<Submission>(`/submissions/${id}/undo`, { version })
    const spent = await order(staying)
    await refusesUnchanged(server, 'points_spent', undo)
    await okay(staying.post<unknown>(`/orders/${spent}/cancel`, { version: 1 }))
    await okay(undo())
    expect(await points()).toEqual([0, 0])
    await okay(admin.post<Submission>(`/submissions/${id}/approve`, { version: version + 1, points: 7 }))
    expect(await points()).toEqual([0, 7])
  })

  test('an appeal is made and granted there', async () => {
    const id = await send(leaving)
    await okay(admin.post<unknown>(`/submissions/${id}/reject`, { version: 1, reason: '看不清' }))
    await merge()
    await okay(staying.post<unknown>(`/submissions/${id}/appeal`, { version: 2, words: '照片很清楚' }))
    await okay(reviewer.post<unknown>(`/submissions/${id}/approve`, { version: 3, points: 9 }))
    expect(await points()).toEqual([0, 9])
  })

  test('a deduction is remitted to it, whenever the appeal was made', async () => {
    await server.earn(leaving, 30)
    const [early, late] = [await deduct(leaving), await deduct(leaving)]
    const appeal = (id: string, by: Person) => okay(by.post<Deduction>(`/deductions/${id}/appeal`, { version: 1, words: '不是我家倒的' }))
    await appeal(early, leaving)
    await merge()
    expect(await points()).toEqual([0, 20])
    await appeal(late, staying)
    for (const id of [early, late]) {
      await okay(admin.post<Deduction>(`/deductions/${id}/decide`, { version: 2, remit: true, reason: '查了监控' }))
    }
    expect(await points()).toEqual([0, 30])
  })

  test('an adjustment that waited is made there, up or down', async () => {
    await server.earn(leaving, 40)
    const second = await server.newPerson({ household: null, roles: ['villageAdmin'] })
    const [up, down] = [await adjustment(leaving, 25), await adjustment(leaving, -30)]
    await merge()
    await okay(second.post<unknown>(`/adjustments/${up}/confirm`, { version: 1 }), 204)
    expect(await points()).toEqual([0, 65])
    await okay(second.post<unknown>(`/adjustments/${down}/confirm`, { version: 1 }), 204)
    expect(await points()).toEqual([0, 35])
  })

  test('points of an activity go to it, once for each who came', async () => {
    const over = await publish(server, { starts: 0, points: 3 })
    const due = await publish(server, { starts: 0, points: 4 })
    const attend = (id: string) => created(admin.post(`/activities/${id}/attendances`, { accountId: leaving.account?.id }))
    const given = await attend(over)
    await attend(due)
    const give = (id: string, version: number) => admin.post<unknown>(`/activities/${id}/points`, { version })
    await okay(give(over, 1))
    await merge()
    await refusesUnchanged(server, 'points_given', () => admin.delete(`/activities/${over}/attendances/${given}`))
    await refusesUnchanged(server, 'points_given', () => give(over, 2))
    await okay(give(due, 1))
    expect(await points()).toEqual([0, 7])
  })

  test('what was ordered and fetched or cancelled gives nothing back again', async () => {
    await server.earn(leaving, 20)
    const [fetched, cancelled] = [await order(leaving), await order(leaving)]
    await okay(server.as('shopkeeper').post<unknown>(`/orders/${fetched}/hand-over`, { version: 1 }))
    await okay(leaving.post<unknown>(`/orders/${cancelled}/cancel`, { version: 1 }))
    await merge()
    await refusesUnchanged(server, 'order_handed_over', () => staying.post(`/orders/${fetched}/cancel`, { version: 2 }))
    await refusesUnchanged(server, 'order_cancelled', () => leaving.post(`/orders/${cancelled}/cancel`, { version: 2 }))
    expect(await points()).toEqual([0, 15])
  })

  test('an honour hangs there and can be revoked', async () => {
    const honour = { title: '最美庭院', householdId: idOf(leaving), name: '', note: '', awardedOn: '2026-03-01', photoId: null }
    const id = await created(admin.post('/honours', honour))
    await merge()
    const label = server.village.households.find((one) => one.id === idOf(staying))?.label
    const wall = async () => (await okay(staying.get<{ items: { id: string; household: string }[] }>('/honours'))).items.find((one) => one.id === id)
    expect(await wall()).toMatchObject({ household: label })
    await okay(admin.post<unknown>(`/honours/${id}/revoke`), 204)
    expect(await wall()).toBeUndefined()
  })
})

test('nothing new is begun with it', async () => {
  const rejoin = { villageId: server.village.id, name: '迟来的', phone: '13700000099', password: 'a long password', address: '祠堂后面', consent: true }
  await okay(server.anonymous.post<unknown>('/join-requests', rejoin), 204)
  const [request] = (await okay(admin.get<{ items: { id: string }[] }>('/join-requests'))).items
  const activity = await publish(server, { starts: 0 })
  const stranger = await newcomer()
  await merge()
  const householdId = idOf(leaving)
  const photo = await server.photosOf(reviewer, 1)
  const onBehalf = await submission(stranger, { onBehalfOf: { householdId, consentBy: '老人', consentGiven: 'in_person' } })
  const attempts = [
    () => admin.post('/adjustments', { householdId, amount: 5, reason: '漏记了修路' }),
    () => reviewer.post('/deductions', { ruleId: deductionId, householdId, photoIds: photo, reason: '门口堆垃圾' }),
    () => admin.post('/honours', { title: '最美庭院', householdId, name: '', note: '', awardedOn: '2026-03-01', photoId: null }),
    () => admin.post(`/activities/${activity}/attendances`, { householdId, name: '没账号的' }),
    () => admin.post('/notices', { title: '开会', body: '今晚', gridIds: [], householdIds: [householdId] }),
    () => admin.post('/invitations', { householdId }),
    () => admin.post(`/join-requests/${request?.id}/approve`, { householdId }),
    () => admin.send({ method: 'PUT', url: `/api/people/${stranger.account?.id}/kinships/${householdId}` }),
    () => stranger.post('/submissions', onBehalf)
  ]
  for (const attempt of attempts) await refusesUnchanged(server, 'household_closed', attempt)
})

test('no figure of the village counts it', async () => {
  await server.earn(leaving, 20)
  await server.earn(staying, 10)
  const noticeId = await created(admin.post('/notices', { title: '开会', body: '今晚', gridIds: [grid.id], householdIds: [] }))
  const count = async () => {
    const { reached } = await okay(admin.get<PublishedNotice>(`/notices/published/${noticeId}`))
    const unread = await okay(admin.get<UnreadHouseholdPage>(`/notices/${noticeId}/unread?limit=50`))
    const numbers = await okay(admin.get<VillageNumbers>('/numbers'))
    const { items: [overview] } = await okay(server.as('supervisor').get<VillageOverviewList>('/overview'))
    const board = (await okay(admin.get<GridBoard>('/boards/grids?period=month'))).items.find((one) => one.grid === grid.name)
    const dry = await okay(admin.post<DryRun>('/rules/dry-run', { terms: baseTerms(), seriesId: null }))
    return {
      listed: (await okay(admin.get<HouseholdPage>(`/households?gridId=${grid.id}&limit=50`))).items.length,
      inGrid: (await okay(admin.get<GridList>('/grids'))).items[0]?.households,
      reached, unread: unread.items.length, village: numbers.households, overview: overview?.households,
      board: board?.households, dryRun: dry.wouldReach, active: numbers.months.at(-1)?.activeHouseholds,
      points: board?.points, issued: numbers.months.at(-1)?.pointsIssued, outstanding: numbers.months.at(-1)?.pointsOutstanding
    }
  }
  const before = await count()
  await merge()
  const { points: earned, issued, outstanding, ...households } = before
  const oneLess = Object.fromEntries(Object.entries(households).map(([what, number]) => [what, (number ?? 0) - 1]))
  expect(await count()).toEqual({ ...oneLess, points: earned, issued, outstanding })

  await layDown(server, baseTerms({ points: 6 }))
  await basePointsOf({ database: server.stores.database, clock: server.clock }).grantDueIn(server.village.id)
  expect(await points()).toEqual([0, 36])
})

import { createDatabase, type Database } from '../../server/database/client'
import { scheduleBasePoints } from '../../server/modules/rules/base-points.schedule'
import type { BasePointsService } from '../../server/modules/rules/base-points.service'
import type { MessagePage } from '../../types/contract/messages'
import type { PointBalance, PointEntryPage } from '../../types/contract/points'
import type { DryRun } from '../../types/contract/rules'
import { ledgerViolations } from '../support/ledger'
import { okay, type Person } from '../support/person'
import { basePointsOf, baseTerms, change, layDown } from '../support/rule'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let admin: Person
let servers: BasePointsService[]
const databases: Database[] = []

const failed = jest.fn()
const run = (service = servers[0] as BasePointsService) => service.grantDue(failed)
const free = async (person = resident) => (await okay(person.get<PointBalance>('/points/balance'))).free
const day = 86_400_000
/** 0:00 in the village, so many months after the test began. */
let month = new Date('2026-03-01T00:00:00+08:00')
const monthsLater = (count: number) => new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1 + count) - day / 3)
const until = (at: Date) => void (server.clock.current = at)
const written = (at: Date) => new Date(at.getTime() + day / 3).toISOString().slice(0, 10)

beforeAll(async () => {
  server = await startApp()
  resident = server.as('resident')
  admin = server.as('villageAdmin')
  databases.push(...[1, 2, 3].map(() => createDatabase({ url: server.url, connections: 4 })))
  // processes of the server, each with a pool of connections of its own
  servers = databases.map((database) => basePointsOf({ database, clock: server.clock }))
  until(month)
})
beforeEach(async () => {
  // each test begins on the tenth of a month of its own
  month = monthsLater(0)
  until(new Date(month.getTime() + 9 * day))
  await server.sql("update rules set closed_at = greatest(starts_at, $1) where kind = 'base' and closed_at is null", [server.clock.current])
  const expires = new Date(server.clock.current.getTime() + 365 * day)
  for (const person of [resident, admin, server.as('resident', server.neighbour), server.as('villageAdmin', server.neighbour)]) await person.token()
  await server.sql('update sessions set expires_at = $1', [expires])
  before = await free()
})
afterAll(async () => {
  expect(await ledgerViolations(server)).toEqual([])
  expect(failed).not.toHaveBeenCalled()
  await Promise.all(databases.map((database) => database.close()))
  await server.close()
})

/** Points of the resident's household before the test. */
let before: number
const got = async () => (await free()) - before

test('every household of the village gets them once, and its people are told', async () => {
  await layDown(server, baseTerms())
  expect(await run()).toBe(1)
  expect(await run()).toBe(0)
  const [{ households = 0 } = {}] = await server.sql<{ households: number }>(
    'select count(*)::int as households from point_balances where village_id = $1 and free = 10', [server.village.id])
  expect(households).toBe(server.village.households.length)
  expect(await free(server.as('resident', server.neighbour))).toBe(0)
  const { items } = await okay(resident.get<PointEntryPage>('/points/entries'))
  expect(items).toMatchObject([{ kind: 'base', amount: 10, about: '每月基础分' }])
  const messages = (person: Person) =>
    okay(person.get<MessagePage>('/messages')).then((page) => page.items.map(({ kind, about, points }) => [kind, about, points]))
  expect(await messages(resident)).toEqual([['base_points', '每月基础分', 10]])
  expect(await messages(server.as('shopkeeper'))).toEqual([])
})

test('from several servers at the same moment, once', async () => {
  await layDown(server, baseTerms())
  for (const later of [0, 1, 2]) {
    if (later > 0) until(monthsLater(later))
    const grants = await Promise.all([...servers, ...servers].map((service) => run(service)))
    expect(grants.reduce((sum, one) => sum + one, 0)).toBe(1)
  }
  month = monthsLater(2)
  expect(await got()).toBe(30)
})

test('after a time without a server only those of the current period', async () => {
  const id = await layDown(server, baseTerms())
  await run()
  const periods = [month, monthsLater(3)].map((at) => written(at).slice(0, 7))
  until(new Date(monthsLater(3).getTime() + 20 * day))
  month = monthsLater(3)
  expect(await run()).toBe(1)
  expect(await got()).toBe(20)
  const rows = await server.sql<{ period: string }>('select period from base_grants where series_id = $1 order by created_at', [id])
  expect(rows.map(({ period }) => period)).toEqual(periods)
})

test('begin with the rule, change with it, and end with it', async () => {
  const first = await layDown(server, baseTerms(), written(monthsLater(1)))
  expect(await run()).toBe(0)
  until(monthsLater(1))
  expect(await run()).toBe(1)
  // given already for this month: the new amount counts from the next one on
  server.clock.advance(60_000)
  const second = await change(server, first, baseTerms({ points: 7 }))
  expect(await run()).toBe(0)
  until(monthsLater(2))
  expect(await run()).toBe(1)
  expect(await got()).toBe(17)
  await okay(admin.post<unknown>(`/rules/${second}/close`), 204)
  until(monthsLater(3))
  month = monthsLater(3)
  expect(await run()).toBe(0)
  const dry = await okay(admin.post<DryRun>('/rules/dry-run', { terms: baseTerms({ points: 2 }), seriesId: first }))
  expect(dry).toMatchObject({ given: 280, households: 40, wouldGive: 80, wouldReach: 40 })
})

test('a year that was given lasts on when the rule turns to months', async () => {
  const first = await layDown(server, baseTerms({ period: 'year' }))
  expect(await run()).toBe(1)
  const newYear = new Date(Date.UTC(server.clock.current.getUTCFullYear() + 1, 0) - day / 3)
  server.clock.advance(60_000)
  await change(server, first, baseTerms({ period: 'month' }))
  until(new Date(newYear.getTime() - 1))
  expect(await run()).toBe(0)
  until(newYear)
  month = newYear
  expect(await run()).toBe(1)
})

test('closed and reopened within a period gives nothing twice', async () => {
  const first = await layDown(server, baseTerms())
  await run()
  server.clock.advance(60_000)
  await okay(admin.post<unknown>(`/rules/${first}/close`), 204)
  server.clock.advance(60_000)
  await okay(admin.post<unknown>(`/rules/${first}/reopen`, { from: null }), 201)
  expect(await run()).toBe(0)
})

test('a village that fails keeps no other from its points', async () => {
  const neighbour = server.as('resident', server.neighbour)
  await layDown(server, baseTerms())
  await layDown(server, baseTerms(), null, server.as('villageAdmin', server.neighbour))
  await server.sql(`create function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end'`)
  await server.sql(`create trigger fail before insert on base_grants for each row when (new.village_id = '${server.village.id}') execute function fail()`)
  const onFailure = jest.fn()
  expect(await servers[0]?.grantDue(onFailure)).toBe(1)
  await server.sql('drop trigger fail on base_grants')
  expect(onFailure.mock.calls).toEqual([[server.village.id, expect.objectContaining({ message: 'no' })]])
  expect(await free(neighbour)).toBe(10)
  expect(await got()).toBe(0)
  expect(await run()).toBe(1)
})

test('a household that was merged gets none', async () => {
  const [, , merged, heir] = server.village.households
  await okay(server.as('villageAdmin').post<unknown>(`/households/${merged?.id}/merge`, { intoId: heir?.id, version: 1 }), 204)
  const balance = async () => server.sql<{ free: number }>('select free from point_balances where household_id = $1', [merged?.id])
  const had = await balance()
  await layDown(server, baseTerms())
  expect(await run()).toBe(1)
  expect(await balance()).toEqual(had)
})

describe('the schedule', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('looks soon after the start and every ten minutes, and tells of what was given', async () => {
    const grantDue = jest.fn().mockResolvedValueOnce(0).mockResolvedValueOnce(2).mockRejectedValueOnce(new Error('away')).mockResolvedValue(0)
    const listener = { onDone: jest.fn(), onFailure: jest.fn() }
    const stop = scheduleBasePoints({ grantDue }, listener)
    await jest.advanceTimersByTimeAsync(29_000)
    expect(grantDue).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1_000)
    expect(grantDue).toHaveBeenCalledTimes(1)
    expect(listener.onDone).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(600_000)
    expect(listener.onDone.mock.calls).toEqual([[2]])
    await jest.advanceTimersByTimeAsync(600_000)
    expect(listener.onFailure.mock.calls).toEqual([['every village', expect.any(Error)]])
    await stop()
    await jest.advanceTimersByTimeAsync(3_600_000)
    expect(grantDue).toHaveBeenCalledTimes(3)
  })
})

import { sql } from 'kysely'
import { createDatabase, type Tx } from '../../server/database/client'
import * as repository from '../../server/modules/boards/boards.repository'
import type { Board, GridBoard } from '../../types/contract/boards'
import { okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

const board = (person: Person, period = 'month') => okay(person.get<Board>(`/boards/households?period=${period}`))
const grids = async (person: Person, period = 'month') =>
  (await okay(person.get<GridBoard>(`/boards/grids?period=${period}`))).items

beforeEach(async () => {
  server = await startApp()
})
afterEach(() => server.close())

describe('households', () => {
  test('one that does not want to be named keeps place and points, unnamed for everybody but itself', async () => {
    const own = server.as('resident')
    const other = server.as('resident2')
    await server.earn(own, 20)
    await server.earn(other, 10)
    const label = server.village.households[0]?.label ?? ''
    await server.sql('update households set unlisted = true where village_id = $1 and label = $2', [server.village.id, label])

    expect((await board(own)).own).toEqual({ place: 1, household: label, points: 20, own: true, toNext: null })
    for (const person of [other, server.as('reviewer'), server.as('villageAdmin'), server.as('shopkeeper')]) {
      const answer = await person.get<Board>('/boards/households')
      expect(answer.body.items[0]).toMatchObject({ place: 1, household: null, points: 20, own: false })
      expect(answer.text).not.toContain(label)
    }
  })

  test('among equals the unnamed stands last, where no neighbour in the list gives it away', async () => {
    const people = await Promise.all([4, 5, 6].map((household) => server.newPerson({ household })))
    for (const person of people) await server.earn(person, 10)
    const [first, hidden, last] = [4, 5, 6].map((index) => server.village.households[index]?.label)
    await server.sql('update households set unlisted = true where village_id = $1 and label = $2', [server.village.id, hidden])
    const { items } = await board(server.as('resident'))
    expect(items.map(({ household }) => household)).toEqual([first, last, null])
  })

  test('count what was earned in the period of Asia/Shanghai alone', async () => {
    const person = server.as('resident')
    server.clock.current = new Date('2026-02-28T15:59:59Z')
    await server.earn(person, 10)
    server.clock.current = new Date('2026-02-28T16:00:00Z')
    await server.earn(person, 20)
    const points = async (period: string) => (await board(person, period)).own?.points
    expect(await Promise.all(['month', 'quarter', 'year', 'all'].map(points))).toEqual([20, 30, 30, 30])
  })
})

describe('grids', () => {
  test('rank by points per household, because they differ in size', async () => {
    // twenty households each; the second grid loses all but four
    const { village } = server
    await server.earn(server.as('resident'), 40)
    await server.earn(await server.newPerson({ household: 21 }), 20)
    await server.sql(
      `delete from point_balances where village_id = $1 and household_id in (
         select h.id from households h join grids g on g.village_id = h.village_id and g.id = h.grid_id
         where h.village_id = $1 and g.name = '第二网格' and h.number > 4)`, [village.id])
    await server.sql(
      `delete from households h using grids g
       where g.village_id = h.village_id and g.id = h.grid_id and h.village_id = $1 and g.name = '第二网格' and h.number > 4`,
      [village.id]
    )
    expect(await grids(server.as('resident'))).toEqual([
      { place: 1, grid: '第二网格', points: 20, households: 4, own: false },
      { place: 2, grid: '第一网格', points: 40, households: 20, own: true }
    ])
  })

  test('share a place with equal points per household, and are all there without any', async () => {
    expect(await grids(server.as('villageAdmin'))).toEqual([
      { place: 1, grid: '第一网格', points: 0, households: 20, own: false },
      { place: 1, grid: '第二网格', points: 0, households: 20, own: false }
    ])
  })

  test('tell nothing of another village, and a supervisor nothing at all', async () => {
    await server.earn(server.as('resident', server.neighbour), 50)
    expect((await grids(server.as('resident'), 'all')).map(({ points }) => points)).toEqual([0, 0])
    await refusal(server.as('supervisor').get('/boards/grids'), 'forbidden')
    await refusal(server.as('resident').get('/boards/grids?period=week'), 'invalid_request')
  })
})

describe('with many entries', () => {
  /** Awards of years, written as the ledger's trigger would. */
  async function fillLedger(count: number): Promise<void> {
    await server.earn(server.as('resident'), 10)
    await server.sql(
      `insert into point_entries (village_id, transfer_id, household_id, account, kind, amount, balance_after, created_at)
       select t.village_id, t.id, t.household_id, side.account, 'award', side.sign * 2, 0, t.created_at - make_interval(mins => n * 30)
       from point_transfers t, generate_series(1, $1) n, (values ('free', 1), ('earned', -1)) side (account, sign)`, [count])
    await server.sql('analyze point_entries')
  }

  test('a board is read from its index, never by going through the ledger', async () => {
    await fillLedger(20_000)
    const { id, people } = server.village
    const householdId = people.resident.householdId ?? ''
    const period = { since: new Date('2026-02-28T16:00:00Z'), until: new Date('2026-03-31T16:00:00Z') }
    const database = createDatabase({ url: server.url })
    const ranked = [
      (tx: Tx) => repository.rankHouseholds(tx, id, { period, householdId, limit: 50 }),
      (tx: Tx) => repository.rankGrids(tx, id, { period, householdId }),
      (tx: Tx) => repository.standingOf(tx, id, { period, householdId })
    ]
    const times = 8
    const [read] = await database.inVillage(id, async (tx) => {
      // often enough for PostgreSQL to settle on a plan that knows none of the values
      for (let time = 0; time < times; time++) for (const rank of ranked) await rank(tx)
      const { rows } = await sql<{ ofTable: number; ofIndex: number }>`
        select pg_stat_get_xact_numscans('point_entries'::regclass)::int as of_table,
          pg_stat_get_xact_numscans('point_entries_for_boards'::regclass)::int as of_index
      `.execute(tx)
      return rows
    })
    await database.close()
    expect(read).toEqual({ ofTable: 0, ofIndex: times * ranked.length })
  })
})

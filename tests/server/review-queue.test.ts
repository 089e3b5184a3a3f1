import { sql } from 'kysely'
import { createDatabase } from '../../server/database/client'
import * as repository from '../../server/modules/reviews/reviews.repository'
import { created, okay } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

test('a page of the queue reads only what it shows, however much waits', async () => {
  const { id: villageId, rules } = server.village
  const resident = server.as('resident')
  await created(resident.post('/submissions', { ruleId: rules.study, photoIds: await server.photosOf(resident, 1) }))
  await server.sql(
    `insert into submissions (village_id, rule_id, household_id, submitted_by, created_at, waiting_since)
     select s.village_id, s.rule_id, h.id, s.submitted_by, s.created_at + make_interval(secs => n), s.created_at + make_interval(secs => n)
     from submissions s, generate_series(1, 10000) n
     join (select id, row_number() over () - 1 as place, count(*) over () as many from households where village_id = $1) h
     on h.place = n % h.many`,
    [villageId])
  await server.sql('analyze submissions')
  expect(await okay(server.as('reviewer').get('/reviews/summary'))).toMatchObject({ waiting: 10_001 })

  const database = createDatabase({ url: server.url })
  const queue = { column: null, gridId: null, flagged: false, decidableBy: null, limit: 20 }
  const monthStart = server.clock.now()
  const read = await database.inVillage(villageId, async (tx) => {
    const first = await repository.listOpen(tx, villageId, { ...queue, after: null }, monthStart)
    const last = first.at(-1)
    if (!last) throw new Error('nothing waits')
    const second = await repository.listOpen(tx, villageId, { ...queue, after: { createdAt: last.waitingSince, id: last.id } }, monthStart)
    expect(second).toHaveLength(20)
    const { rows } = await sql<{ scans: number; entries: number }>`
      select pg_stat_get_xact_numscans('submissions'::regclass)::int as scans,
        pg_stat_get_xact_tuples_returned('submissions_open'::regclass)::int as entries
    `.execute(tx)
    return rows[0]
  })
  await database.close()
  expect(read).toEqual({ scans: 0, entries: 40 })
})

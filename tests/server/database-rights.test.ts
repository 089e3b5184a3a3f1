import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { FeedPage } from '../../types/contract/feed'
import { publish } from '../support/activity'
import { sendPiece } from '../support/cut-upload'
import { deductionRule } from '../support/deductions'
import { peopleOf } from '../support/people-of'
import { created, okay } from '../support/person'
import { basePointsOf, baseTerms, layDown } from '../support/rule'
import { rosterOf } from '../support/roster'
import { startApp, type TestServer } from '../support/server'
import { shopBooksOf } from '../support/shop-books'

let server: TestServer
let tables: string[]

beforeAll(async () => {
  server = await startApp()
  // a month that is over, to be published
  for (const village of [server.village, server.neighbour]) await server.earn(server.as('resident', village), 20)
  server.clock.advance(31 * 86_400_000)
  for (const village of [server.village, server.neighbour]) {
    const resident = server.as('resident', village)
    const [approved] = (await okay(resident.get<FeedPage>('/feed'))).items
    await okay(resident.send<unknown>({ method: 'PUT', url: `/api/feed/${approved?.id}/like` }))
    await created(resident.post('/orders', { lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }] }))
    await okay(resident.send<unknown>({ method: 'PUT', url: `/api/goods/${village.goods.soap.id}/wish` }), 204)
    await okay(resident.send<unknown>({ method: 'PUT', url: '/api/household-pins/own', payload: { pin: '380527' } }), 204)
    await okay(resident.post<unknown>('/witness-codes'))
    await created(server.as('shopkeeper', village).post('/card-redemptions', {
      householdId: village.people.resident.householdId, member: '甲', pin: '380527', fetcher: '李四',
      lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }]
    }))
    await resident.post('/invitations', {})
    const submission = { ruleId: village.rules.study, photoIds: await server.photosOf(resident, 1) }
    const rejected = await created(resident.post('/submissions', submission))
    await okay(server.as('villageAdmin', village).post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: 'not clear' }))
    await okay(resident.post<unknown>(`/submissions/${rejected}/appeal`, { version: 2, words: 'look again' }))
    const admin = server.as('villageAdmin', village)
    await created(admin.post('/statements', { month: '2026-03' }))
    const { householdId } = village.people.resident
    await created(admin.post('/adjustments', { householdId, amount: 5, reason: 'forgotten' }))
    await layDown(server, baseTerms(), null, admin)
    const activity = await publish(server, { starts: 0, signUpUntil: 30 }, admin)
    await okay(resident.send({ method: 'PUT', url: `/api/activities/${activity}/sign-up` }), 204)
    await created(admin.post(`/activities/${activity}/attendances`, { accountId: village.people.resident.id }))
    await server.sql('update rules set two_approvals_above = 10 where id = $1', [village.rules.honour])
    const honour = { ruleId: village.rules.honour, photoIds: await server.photosOf(resident, 1) }
    await okay(admin.post(`/submissions/${await created(resident.post('/submissions', honour))}/approve`, { version: 1 }))
    await peopleOf(server, village)
    await shopBooksOf(server, village)
    await rosterOf(server, village)
    const terms = { secondLookPercent: 100, reviewHours: 48, adjustmentLimit: 20, version: 1 }
    await okay(admin.send<unknown>({ method: 'PUT', url: '/api/settings', payload: terms }), 204)
    const twins = await server.photosOf(resident, 2)
    await server.sql('update photos set perceptual_hash = 1 where id = any($1)', [twins])
    const drawn = await created(resident.post('/submissions', { ruleId: village.rules.study, photoIds: twins }))
    await okay(admin.post(`/submissions/${drawn}/approve`, { version: 1 }))
    const deduction = { ruleId: await deductionRule(server, village), householdId, reason: 'litter' }
    await created(admin.post('/deductions', { ...deduction, photoIds: await server.photosOf(admin, 1) }))
    await okay(sendPiece(resident, { id: randomUUID(), file: Buffer.from('unfinished'), length: 1 }))
    await created(resident.upload(Buffer.from('ID3 words'), { kind: 'voice_note' }))
  }
  expect(await basePointsOf({ database: server.stores.database, clock: server.clock }).grantDue(jest.fn())).toBe(2)
  tables = (
    await server.sql<{ name: string }>(
      `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'village_id' order by 1`
    )
  ).map(({ name }) => name)
})
afterAll(() => server.close())

/** Statements under the role of the server, undone afterwards. */
async function asApp<T>(villageId: string | null, work: (query: Client['query']) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role village_points_app')
    if (villageId) await client.query("select set_config('app.village_id', $1, true)", [villageId])
    return await work(client.query.bind(client) as Client['query'])
  } finally {
    await client.end()
  }
}

const refused = (villageId: string | null, statement: string) =>
  asApp(villageId, (query) => query(statement)).then(
    () => 'done',
    ({ message }: Error) => message
  )

test("a village's transaction sees rows of that village alone, in every table that has any", async () => {
  expect(tables.length).toBeGreaterThan(15)
  for (const table of tables) {
    const [there] = await server.sql<{ villages: number }>(
      `select count(distinct village_id)::int as villages from ${table}`
    )
    expect({ table, villages: there?.villages }).toEqual({ table, villages: 2 })
    for (const { id } of [server.village, server.neighbour]) {
      const { rows } = await asApp(id, (query) =>
        query<{ seen: string }>(`select distinct village_id as seen from ${table}`)
      )
      expect({ table, rows }).toEqual({ table, rows: [{ seen: id }] })
    }
  }
})

test('without a village in force nothing of any village is seen', async () => {
  for (const table of tables) {
    const { rows } = await asApp(null, (query) => query(`select 1 from ${table} where village_id is not null`))
    expect({ table, rows }).toEqual({ table, rows: [] })
  }
})

test('nothing can be written into another village', async () => {
  const { id } = server.neighbour
  const writes = [
    `insert into photos select $1, gen_random_uuid(), uploaded_by, sha256, 0, 1, 1, now() from photos limit 1`,
    `insert into submissions (village_id, rule_id, household_id, submitted_by, created_at, waiting_since)
     select $1, rule_id, household_id, submitted_by, now(), now() from submissions limit 1`,
    `insert into point_transfers (village_id, household_id, kind, amount, submission_id, about, created_by, created_at)
     select $1, household_id, 'award', 1, id, 'x', submitted_by, now() from submissions limit 1`,
    `insert into idempotency_keys select $1, account_id, 'another key', request_hash, resource_id, now() from idempotency_keys limit 1`
  ]
  for (const write of writes) {
    const message = await refused(server.village.id, write.replace('$1', `'${id}'`))
    expect(message).toMatch(/new row violates row-level security policy/)
  }
  expect(
    await asApp(
      server.village.id,
      async (query) => (await query(`update goods set position = 0 where village_id = '${id}'`)).rowCount
    )
  ).toBe(0)
})

test('the ledger is added to through transfers only, and never changed', async () => {
  for (const table of ['point_entries', 'point_transfers', 'point_balances']) {
    for (const statement of [
      `update ${table} set household_id = household_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`
    ]) {
      expect(await refused(server.village.id, statement)).toBe(`permission denied for table ${table}`)
    }
  }
  const entry =
    'insert into point_entries (village_id, transfer_id, household_id, account, kind, amount, balance_after, created_at) ' +
    "select village_id, id, household_id, 'free', kind, 1, 1, now() from point_transfers limit 1"
  expect(await refused(server.village.id, entry)).toBe('permission denied for table point_entries')
  expect(
    await refused(
      server.village.id,
      'insert into point_balances (village_id, household_id) select village_id, id from households'
    )
  ).toBe('permission denied for table point_balances')
})

test('not even the owner rewrites history', async () => {
  for (const table of ['point_entries', 'point_transfers']) {
    for (const statement of [`update ${table} set amount = 1`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(server.sql(statement)).rejects.toThrow(/append-only/)
    }
  }
  for (const table of ['statements', 'statement_lines', 'audit_events']) {
    for (const statement of [`update ${table} set village_id = village_id`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(server.sql(statement)).rejects.toThrow(/append-only/)
    }
  }
})

test('figures of a village are its own, and of all villages there are sums alone', async () => {
  const { id } = server.village
  const figures = (source: string) => asApp(id, async (query) => (await query<{ village_id: string }>(`select * from ${source}`)).rows)
  const months = await figures("month_figures('2000-01-01', '2100-01-01')")
  expect(new Set(months.map(({ village_id }) => village_id))).toEqual(new Set([id]))
  const sums = new Set(['village_id', 'month', 'submissions', 'active_households', 'approved', 'rejected', 'review_minutes', 'issued',
    'redeemed', 'households', 'waiting', 'oldest_at', 'outstanding'])
  for (const source of ["month_figures_of_all('2000-01-01', '2100-01-01')", 'village_figures_of_all()']) {
    const rows = await figures(source)
    expect(new Set(rows.map(({ village_id }) => village_id)).size).toBe(2)
    expect(rows.flatMap((row) => Object.keys(row)).filter((name) => !sums.has(name))).toEqual([])
  }
})

test.each([
  ['a second award for a submission', 'point_transfers_one_award', "kind = 'award'"],
  ['a second hold for an order', 'point_transfers_one_hold', "kind = 'hold'"]
])('the database refuses %s', async (_, index, which) => {
  const again = `insert into point_transfers (village_id, household_id, kind, amount, submission_id, order_id, about, created_by, created_at)
    select village_id, household_id, kind, amount, submission_id, order_id, about, created_by, created_at
    from point_transfers where ${which} limit 1`
  expect(await refused(server.village.id, again)).toContain(index)
})

test('the role of the server can neither reach around the policies nor touch what operators set up', async () => {
  const [role] = await server.sql(
    "select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname = 'village_points_app'"
  )
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false })
  const [owned] = await server.sql<{ count: number }>(
    "select count(*)::int as count from pg_class where relowner = 'village_points_app'::regrole"
  )
  expect(owned?.count).toBe(0)
  for (const [table, set] of [
    ['accounts', 'created_at = now()'],
    ['households', 'created_at = now()'],
    ['units', 'grid_id = grid_id'],
    ['roster_entries', 'created_at = now()'],
    ['household_changes', 'points = 1'],
    ['rules', 'points = 1000'],
    ['base_grants', 'covered_until = now()'],
    ['goods', 'stock = 1'],
    ['goods', 'held = 1'],
    ['goods_prices', 'points = 1'],
    ['stock_takes', 'started_at = now()'],
    ['stock_take_lines', 'goods_id = goods_id'],
    ['shop_days', 'points = 1'],
    ['shop_day_lines', 'closing = 1'],
    ['budget_entries', 'amount_fen = 1'],
    ['villages', "name = 'mine'"],
    ['orders', 'points = 1'],
    ['uploads', "kind = 'photo'"],
    ['upload_pieces', 'position = 1'],
    ['voice_notes', "media_type = 'audio/ogg'"],
    ['identities', "subject = 'x'"],
    ['submissions', "note = 'x'"],
    ['appeals', "words = 'x'"],
    ['activities', 'created_at = now()'],
    ['join_requests', "name = 'x'"],
    ['kinships', 'created_at = now()'],
    ['notices', "body = 'x'"],
    ['notice_receipts', 'read_at = now()'],
    ['honours', "title = 'x'"],
    ['activity_sign_ups', 'created_at = now()'],
    ['attendances', "way = 'code'"],
    ['submission_photos', 'photo_id = photo_id']
  ]) {
    expect(await refused(server.village.id, `update ${table} set ${set}`)).toBe(`permission denied for table ${table}`)
  }
})

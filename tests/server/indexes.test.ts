import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

// what an export reads, an erasure changes and housekeeping looks up; without an index each reads all of the village
test.each([
  ['submissions', 'submitted_by'],
  ['photos', 'uploaded_by'],
  ['voice_notes', 'recorded_by'],
  ['appeals', 'appealed_by'],
  ['orders', 'ordered_by'],
  ['messages', 'account_id'],
  ['messages', 'read_at'],
  ['likes', 'account_id'],
  ['uploads', 'account_id'],
  ['uploads', 'resource_id'],
  ['uploads', 'created_at'],
  ['submission_photos', 'photo_id'],
  ['submissions', 'voice_note_id']
])('%s are found by %s', async (table, column) => {
  const indexes = await server.sql<{ key: string; condition: string | null }>(
    `select pg_get_indexdef(indexrelid, 2, true) as key, pg_get_expr(indpred, indrelid) as condition
     from pg_index where indrelid = $1::regclass and pg_get_indexdef(indexrelid, 1, true) = 'village_id'`, [table])
  const fitting = indexes.filter(({ key, condition }) => key === column && (condition ?? `(${column} IS NOT NULL)`) === `(${column} IS NOT NULL)`)
  expect(fitting).not.toEqual([])
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { AuditPage } from '../../types/contract/audit'
import type { GridList, HouseholdPage } from '../../types/contract/households'
import type { ImportPreview, RosterHousehold } from '../../types/contract/roster'
import { readFirstSheet, writeWorkbook, workbookType, type CellValue } from '../../server/shared/spreadsheet'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  const [first] = (await okay(admin.get<GridList>('/grids'))).items
  await created(admin.post(`/grids/${first?.id}/units`, { name: '上村', head: '许某', headPhone: '13800000012' }))
})
afterAll(() => server.close())

const titles = ['网格', '单元', '户号', '门牌', '姓名', '手机号', '户主']
const sheet = (rows: CellValue[][], header = titles) =>
  writeWorkbook([{ name: '花名册', columns: header.map((title) => ({ title, width: 10 })), rows }])
const headers = { 'content-type': 'application/octet-stream' }
const preview = (payload: Buffer, person = admin) =>
  person.send<ImportPreview>({ method: 'POST', url: '/api/roster/import-preview', payload, headers })
const apply = (payload: Buffer, base: string, key: string = randomUUID(), person = admin) =>
  person.send<{ id: string }>({
    method: 'POST', url: `/api/roster/imports?base=${base}`, payload, headers: { ...headers, 'idempotency-key': key }
  })
const download = async (path: string, person = admin) => {
  const bearer = await person.token()
  return server.app.inject({ url: `/api/roster/${path}`, headers: { authorization: `Bearer ${bearer}` } })
}
const exported = async () => (await download('export')).rawPayload
async function importAll(rows: CellValue[][]): Promise<ImportPreview> {
  const file = await sheet(rows)
  const seen = await okay(preview(file))
  await okay(apply(file, seen.base), 201)
  return seen
}
async function householdAt(number: number): Promise<RosterHousehold> {
  const { items } = await okay(admin.get<HouseholdPage>(`/households?search=${encodeURIComponent(`${number} 号`)}&limit=50`))
  const found = items.find((one) => one.number === number && one.grid === '第一网格')
  return okay(admin.get<RosterHousehold>(`/households/${found?.id}`))
}
const problemsOf = async (rows: CellValue[][]) => {
  const { rows: told } = await okay(preview(await sheet(rows)))
  return told.filter(({ state }) => state === 'wrong')
    .map(({ row, problems }) => [row, ...problems.map(({ code, otherRow }) => (otherRow === null ? code : `${code} ${otherRow}`))])
}

test('the template has the columns and no row, and says how to fill it in', async () => {
  const answer = await download('template')
  expect(answer.headers['content-type']).toBe(workbookType)
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('花名册模板.xlsx')
  expect(await readFirstSheet(answer.rawPayload)).toEqual([titles])
})

test('new households and people come in, those who are there are changed, and the preview tells each row', async () => {
  await importAll([['第一网格', '', 60, '', '郑一', '', '是'], ['第一网格', '', 60, '', '郑二', 13900000060, '']])
  const seen = await importAll([
    ['第一网格', '上村', '60号', '榕树下 60 号', '郑一', '139 0000 0061', ''],
    ['第一网格', '', 60, '', '郑二', 13900000060, '户主'],
    ['第一网格', '', 60, '', '郑三', '', '否'],
    ['第一网格', null, 61, null, null, null, null],
    ['第一网格', '', 62, '', '郑老', '', 'Y']
  ])
  expect(seen.counts).toEqual({ wrong: 0, new: 3, changed: 2, same: 0 })
  expect(seen.newHouseholds).toBe(2)
  expect(seen.rows.map(({ row, state, name }) => [row, state, name])).toEqual([
    [2, 'changed', '郑一'], [3, 'changed', '郑二'], [4, 'new', '郑三'], [5, 'new', ''], [6, 'new', '郑老']
  ])
  expect(seen.rows[0]?.changes).toEqual([
    { what: 'unit', from: '', to: '上村' },
    { what: 'label', from: '第一网格 60 号', to: '榕树下 60 号' },
    { what: 'phone', from: '', to: '13900000061' },
    { what: 'head', from: '1', to: '' }
  ])
  const household = await householdAt(60)
  expect(household).toMatchObject({ label: '榕树下 60 号', unit: { name: '上村' }, version: 2 })
  expect(household.people.map(({ name, phone, head }) => [name, phone, head])).toEqual([
    ['郑一', '13900000061', false], ['郑二', '13900000060', true], ['郑三', null, false]
  ])
  expect((await householdAt(61)).people).toEqual([])
  const [act] = (await okay(admin.get<AuditPage>('/audit?limit=1'))).items
  expect(act).toMatchObject({ action: 'roster_imported', details: { new: 3, changed: 2, same: 0, newHouseholds: 2 } })
})

test('who is not in the file stays, short of being the head when the file names another one', async () => {
  await importAll([['第一网格', '', 63, '', '何一', '', '是'], ['第一网格', '', 63, '', '何二', '', '']])
  await importAll([['第一网格', '', 63, '', '何三', '', '是']])
  expect((await householdAt(63)).people.map(({ name, head }) => [name, head])).toEqual([['何一', false], ['何二', false], ['何三', true]])
  const { rows } = await importAll([['第一网格', '', 63, '', '何某', '', '']])
  expect(rows[0]?.state).toBe('new')
  await importAll([['第一网格', '', 63, '', '何四', '13900000063', '']])
  const renamed = await importAll([['第一网格', '', 63, '', '何四四', '13900000063', '']])
  expect(renamed.rows[0]).toMatchObject({ state: 'changed', changes: [{ what: 'name', from: '何四', to: '何四四' }] })
})

test('every row that is wrong says why, and which row it contradicts', async () => {
  const rows: CellValue[][] = [
    ['', '', 70, '', '甲', '', ''],
    ['第九网格', '', 70, '', '甲', '', ''],
    ['第一网格', '下村', 70, '', '甲', '', ''],
    ['第一网格', '', 'x', '', '甲', '', ''],
    ['第一网格', '', 40_000, '', '甲', '', ''],
    ['第一网格', '', 71, '门'.repeat(31), '乙', '12345', '也许'],
    ['第一网格', '', 72, '', '名'.repeat(21), '', ''],
    ['第一网格', '', 72, '', '', '13900000072', ''],
    ['第一网格', '上村', 73, '东屋', '甲', '', '是'],
    ['第一网格', '', 73, '西屋', '乙', '', '是'],
    ['第一网格', '东村', 73, '', '甲', '', '']
  ]
  expect(await problemsOf(rows)).toEqual([
    [2, 'grid_missing'], [3, 'grid_unknown'], [4, 'unit_unknown'], [5, 'number_wrong'], [6, 'number_wrong'],
    [7, 'label_too_long', 'phone_wrong', 'head_wrong'], [8, 'name_too_long'], [9, 'name_missing'],
    [11, 'label_differs 10', 'second_head 10'], [12, 'unit_unknown', 'unit_differs 10', 'repeated 10']
  ])
  const crowd = Array.from({ length: 41 }, (_, index) => ['第一网格', '', 74, '', `人${index}`, '', ''])
  expect(await problemsOf(crowd)).toEqual([[42, 'too_many_people']])
})

describe('nothing is written', () => {
  test('when one row of many is wrong', async () => {
    const file = await sheet([['第一网格', '', 80, '', '甲', '', ''], ['第九网格', '', 81, '', '乙', '', '']])
    const { base, counts } = await okay(preview(file))
    expect(counts).toEqual({ wrong: 1, new: 1, changed: 0, same: 0 })
    expect((await refusesUnchanged(server, 'import_has_errors', () => apply(file, base))).fields).toEqual({ rows: 1 })
  })

  test('when the roster has changed since the preview', async () => {
    const file = await sheet([['第一网格', '', 82, '', '甲', '', '']])
    const { base } = await okay(preview(file))
    await importAll([['第一网格', '', 83, '', '乙', '', '']])
    const { fields } = await refusesUnchanged(server, 'import_has_errors', () => apply(file, base))
    expect(fields).toEqual({ rosterChanged: true })
  })

  test('a second time, when the answer to the first got lost', async () => {
    const file = await sheet([['第一网格', '', 84, '', '甲', '', '']])
    const { base } = await okay(preview(file))
    const key = randomUUID()
    const { id } = await okay(apply(file, base, key), 201)
    const before = await server.snapshot()
    expect(await okay(apply(file, base, key), 201)).toEqual({ id })
    expect(await server.snapshot()).toEqual(before)
    await refusesUnchanged(server, 'idempotency_key_reused', async () => apply(await sheet([]), base, key))
  })

  test('by one of two imports at once over the same preview', async () => {
    const files = await Promise.all([85, 86].map((number) => sheet([['第一网格', '', number, '', '甲', '', '']])))
    const { base } = await okay(preview(files[0] as Buffer))
    const answers = await Promise.all(files.map((file) => apply(file, base)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  test('of a file that is none, has other columns or too many rows', async () => {
    const base = '0'.repeat(64)
    const [missing, long] = await Promise.all([
      sheet([['第一网格', 1]], ['网格', '户号']),
      sheet(Array.from({ length: 10_001 }, (_, index) => ['第一网格', '', 1, '', `人${index}`, '', '']))
    ])
    for (const file of [Buffer.from('PK not a workbook'), Buffer.alloc(0)]) {
      await refusesUnchanged(server, 'import_unreadable', () => preview(file))
      await refusesUnchanged(server, 'import_unreadable', () => apply(file, base))
    }
    expect((await refusesUnchanged(server, 'import_unreadable', () => preview(missing))).fields).toEqual({ missing: '单元' })
    expect((await refusesUnchanged(server, 'import_unreadable', () => preview(long))).fields).toEqual({ max: 10_000 })
    await refusal(preview(Buffer.alloc(2 * 1024 * 1024 + 1)), 'payload_too_large')
  })

  test('by anybody who does not keep the roster', async () => {
    const file = await sheet([])
    for (const who of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper'), server.as('supervisor')]) {
      await refusesUnchanged(server, 'forbidden', () => preview(file, who))
      await refusesUnchanged(server, 'forbidden', () => apply(file, '0'.repeat(64), randomUUID(), who))
      expect((await download('export', who)).json()).toMatchObject({ code: 'forbidden' })
      expect((await download('template', who)).json()).toMatchObject({ code: 'forbidden' })
    }
  })
})

test('an export that is imported again changes nothing, whatever people are called', async () => {
  const awkward = fc.oneof(
    fc.constantFrom('=1+1', '+86', '-x', '@sum', "'=a", "''+b", '_x0041_', '007', '1E5', 'TRUE', '是', '<b>&"', '𠮷野家', '2026-01-01'),
    fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
    fc.stringMatching(/^[陈林黄]{1,3}$/)
  )
  const living = fc.record({ name: awkward, phone: fc.option(fc.stringMatching(/^1[3-9]\d{9}$/)), head: fc.boolean() })
  let number = 1000
  await fc.assert(
    fc.asyncProperty(fc.array(living, { maxLength: 6 }), awkward, async (people, label) => {
      const [grid] = (await okay(admin.get<GridList>('/grids'))).items
      const firstHead = people.findIndex(({ head }) => head)
      const form = {
        gridId: grid?.id, unitId: null, number: ++number, label,
        people: people.map((one, index) => ({ ...one, head: index === firstHead }))
      }
      // what the form refuses, a name of blanks or somebody twice, is never there to be exported
      const { status } = await admin.post('/households', form)
      expect([201, 400]).toContain(status)
    }),
    { numRuns: 60 }
  )
  const file = await exported()
  const { counts, base, newHouseholds } = await okay(preview(file))
  expect({ ...counts, newHouseholds }).toMatchObject({ wrong: 0, new: 0, changed: 0, newHouseholds: 0 })
  expect(counts.same).toBeGreaterThan(60)
  const before = await server.sql('select * from households order by id')
  const entries = await server.sql('select * from roster_entries order by id')
  await okay(apply(file, base), 201)
  expect(await server.sql('select * from households order by id')).toEqual(before)
  expect(await server.sql('select * from roster_entries order by id')).toEqual(entries)
  expect(await exported().then(readFirstSheet)).toEqual(await readFirstSheet(file))
})

test('the rows of an export may come back in any order', async () => {
  const rows = (await readFirstSheet(await exported())).slice(1)
  const orders = fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
  const [shuffled = []] = fc.sample(orders, { numRuns: 1, seed: 7 })
  const { counts } = await okay(preview(await sheet(shuffled)))
  expect(counts).toMatchObject({ wrong: 0, new: 0, changed: 0, same: rows.length })
})

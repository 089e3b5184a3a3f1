import { routes } from '../../src/routes'
import type { Passbook, PriceSheet, WallSheet } from '../../types/contract/paper'
import { readCardCode } from '../../server/shared/household-card'
import { codeOn, embeddedFonts, readPdf } from '../support/pdf'
import { okay, type Person } from '../support/person'
import { secretKey, startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let resident: Person
let householdId: string

const address = 'https://points.village.example.org'
/** Where the title has its code, in shares of a page's width. */
const titleCode = { left: 0.74, top: 0.05, side: 0.2 }

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  resident = server.as('resident')
  householdId = server.village.people.resident.householdId ?? ''
  await server.earn(resident, 50)
})
afterAll(() => server.close())

async function file(person: Person, path: string) {
  const { app } = server
  const answer = await app.inject({ url: `/api${path}`, headers: { authorization: `Bearer ${await person.token()}` } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(answer.headers['content-disposition']).toMatch(/filename\*=UTF-8''.+\.pdf$/)
  return answer.rawPayload
}

describe('the price sheet', () => {
  test('is what the shop offers, by category, with limits and what is to come', async () => {
    const { id } = server.village.goods.soap
    await server.sql(
      "update goods set category = '日用', limit_pieces = 2, limit_period = 'month', on_sale_from = $1 where id = $2",
      [new Date('2026-03-15T00:00:00Z'), id])
    const sheet = await okay(admin.get<PriceSheet>('/paper/price-sheet'))
    const rows = await server.sql<{ id: string; name: string; points: number }>(
      `select g.id, g.name, (select p.points from goods_prices p where p.goods_id = g.id order by starts_at desc limit 1) as points
       from goods g where village_id = $1 and closed_at is null`, [server.village.id])
    const shown = sheet.groups.flatMap(({ goods }) => goods.map(({ id: goodsId, name, points }) => ({ id: goodsId, name, points })))
    expect(new Set(shown)).toEqual(new Set(rows))
    expect(sheet.groups[0]).toMatchObject({ category: '日用', goods: [{ id, notes: ['3 月 15 日起能换', '每户每月限 2 份'] }] })
    expect(sheet).toMatchObject({ village: '永安寨村', on: '2026-03-10', address: `${address}/#${routes.shop}` })
  })

  test.each([['A4', 210, 297], ['A3', 297, 420]] as const)('on %s says the same, with its fonts inside and a code that is read', async (size, width, height) => {
    const sheet = await okay(admin.get<PriceSheet>('/paper/price-sheet'))
    const content = await file(admin, `/paper/price-sheet/file?size=${size}`)
    expect(content.length).toBeLessThan(1_000_000)
    expect(embeddedFonts(content)).toEqual([expect.stringMatching(/NotoSansHans-/), expect.stringMatching(/NotoSansHans-/)])
    const pages = await readPdf(content)
    expect(pages.map((page) => [page.width, page.height])).toEqual([[width, height]])
    const [page] = pages
    // a name may stand on two lines
    const text = page?.text.replace(/ /g, '')
    const names = sheet.groups.flatMap(({ goods }) => goods.map(({ name }) => name.replace(/ /g, '')))
    for (const words of ['物品积分兑换表', '永安寨村', sheet.place, ...names]) expect(text).toContain(words)
    expect(page && (await codeOn(page, titleCode))).toBe(sheet.address)
  })

  test('of sixty goods goes on over further pages, with its name on each and none left out', async () => {
    await server.sql(
      `insert into goods (village_id, id, name, position, created_at)
       select $1, gen_random_uuid(), '第' || n || '样名字很长很长的优质东北五常大米真空包装家庭装', 100 + n, $2 from generate_series(1, 60) n`,
      [server.village.id, server.clock.current])
    await server.sql(
      `insert into goods_prices (village_id, goods_id, starts_at, points, created_at)
       select village_id, id, created_at, 7, created_at from goods where position > 100 and village_id = $1`, [server.village.id])
    const pages = await readPdf(await file(admin, '/paper/price-sheet/file'))
    expect(pages.length).toBeGreaterThan(3)
    const all = pages.map(({ text }) => text.replace(/ /g, '')).join('')
    expect(Array.from({ length: 60 }, (_, n) => `第${n + 1}样`).filter((words) => !all.includes(words))).toEqual([])
    pages.forEach(({ text }, index) => {
      expect(text).toContain('物品积分兑换表')
      expect(text).toContain(`第 ${index + 1} 页,共 ${pages.length} 页`)
    })
    await server.sql('update goods set closed_at = $1 where position > 100', [server.clock.current])
  })

  test('is for those who keep the shop', async () => {
    expect((await resident.get('/paper/price-sheet')).body.code).toBe('forbidden')
    expect((await server.as('shopkeeper').get('/paper/price-sheet')).status).toBe(200)
  })
})

describe('a passbook', () => {
  test('is the ledger of the own household, entry by entry, and adds up', async () => {
    const book = await okay(resident.get<Passbook>('/paper/passbook'))
    const entries = await server.sql<{ amount: number; balance_after: number }>(
      "select amount, balance_after from point_entries where household_id = $1 and account = 'free' order by id", [householdId])
    expect(book.entries.map(({ amount, balance }) => ({ amount, balance_after: balance }))).toEqual(entries)
    expect(book.entries.reduce((sum, { amount }) => sum + amount, book.carried)).toBe(book.free)
    expect(book.months.at(-1)?.balance).toBe(book.free)
    const code = /card=(.+)$/.exec(book.address)?.[1] ?? ''
    expect(book.address).toBe(`${address}/#${routes.helping}?card=${code}`)
    expect(readCardCode(secretKey, server.village.id, code)).toEqual({ householdId, number: 1 })
  })

  test('carries over what was there before the year', async () => {
    const { free } = await okay(resident.get<Passbook>('/paper/passbook'))
    const next = await okay(resident.get<Passbook>('/paper/passbook?year=2027'))
    expect(next).toMatchObject({ carried: free, entries: [], months: [] })
    expect(await okay(resident.get<Passbook>('/paper/passbook?year=2020'))).toMatchObject({ carried: 0, entries: [] })
  })

  test.each([['A4', 210, 297], ['A5', 148, 210]] as const)('on %s has a cover with the card code, months and entries', async (size, width, height) => {
    const book = await okay(resident.get<Passbook>('/paper/passbook'))
    const pages = await readPdf(await file(resident, `/paper/passbook/file?size=${size}`))
    expect(pages.map((page) => [page.width, page.height])).toEqual(Array(3).fill([width, height]))
    const [cover, months, entries] = pages
    expect(cover?.text).toContain('积分存折')
    expect(cover?.text).toContain(book.household)
    expect(cover && (await codeOn(cover, { left: 0.25, top: 0.5, side: 0.5 }))).toBe(book.address)
    expect(months?.text).toContain('月底剩')
    for (const { what, balance } of book.entries) {
      expect(entries?.text).toContain(what)
      expect(entries?.text).toContain(String(balance))
    }
  })

  test('of another household is for who keeps the roster, leaves a trace and does not tell what was reported without a name', async () => {
    const reporter = server.as('resident2')
    const photoIds = await server.photosOf(reporter, 1)
    const sent = await reporter.post<{ id: string }>('/submissions', { ruleId: server.village.rules.environment, photoIds, place: '村口' })
    await okay(admin.post(`/submissions/${sent.body.id}/approve`, { version: 1, points: 2 }))
    const id = server.village.people.resident2.householdId ?? ''
    const own = await okay(reporter.get<Passbook>('/paper/passbook'))
    const office = await okay(admin.get<Passbook>(`/paper/passbook?householdId=${id}`))
    expect(own.entries.at(-1)?.what).not.toBe('村里核实的一笔')
    expect(office.entries.at(-1)).toEqual({ ...own.entries.at(-1), what: '村里核实的一笔' })
    expect((await resident.get(`/paper/passbook?householdId=${id}`)).body.code).toBe('forbidden')
    expect((await server.as('villageAdmin', server.neighbour).get(`/paper/passbook?householdId=${id}`)).body.code).toBe('household_not_found')
    const [page] = (await readPdf(await file(admin, `/paper/passbook/file?householdId=${id}`))).slice(2)
    expect(page?.text).toContain('村里核实的一笔')
    const acts = await server.sql("select about from audit_events where action = 'passbook_printed' and household_id = $1", [id])
    expect(acts).toEqual([{ about: office.household }])
  })
})

describe('the wall sheet', () => {
  test('names nobody who does not want it, and sums the week', async () => {
    const secret = server.village.people.resident2.householdId
    await server.sql('update households set unlisted = true where id = $1', [secret])
    for (const [household, name] of [[householdId, '李四'], [secret, '王五']]) {
      await admin.post('/honours', { title: '最美庭院', householdId: household, name, note: '', awardedOn: '2026-03-09', photoId: null })
    }
    const sheet = await okay(admin.get<WallSheet>('/paper/wall-sheet'))
    expect(sheet).toMatchObject({ from: '2026-03-09', until: '2026-03-15', ledger: { earned: 52, redeemed: 0, households: 2 } })
    expect(sheet.board.map(({ household, points }) => [household === null, points])).toEqual([[false, 50], [true, 2]])
    expect(sheet.honours.map(({ household, name }) => [household === null, name]).sort()).toEqual([[false, '李四'], [true, '']])
    const [page] = await readPdf(await file(admin, '/paper/wall-sheet/file'))
    expect(page?.text).toContain('积分墙报')
    expect(page?.text).toContain('最美庭院')
    expect(page?.text).toContain('李四')
    expect(page?.text).not.toContain('王五')
    expect(page && (await codeOn(page, titleCode))).toBe(sheet.address)
    const last = await okay(admin.get<WallSheet>('/paper/wall-sheet?week=last'))
    expect(last).toMatchObject({ from: '2026-03-02', until: '2026-03-08', honours: [], board: [], ledger: { earned: 0 } })
  })

  test.each([['A4', 210, 297], ['A3', 297, 420]] as const)('is one page of %s', async (size, width, height) => {
    const pages = await readPdf(await file(admin, `/paper/wall-sheet/file?size=${size}&week=last`))
    expect(pages.map((page) => [page.width, page.height])).toEqual([[width, height]])
  })
})

describe('door cards', () => {
  test('are ten to a page, and the code of each tells its household', async () => {
    const pages = await readPdf(await file(admin, '/paper/household-cards/file'))
    const households = await server.sql<{ id: string; label: string }>(
      `select h.id, h.label from households h join grids g on g.village_id = h.village_id and g.id = h.grid_id
       where h.village_id = $1 and closed_at is null order by g.position, h.number`, [server.village.id])
    expect(pages).toHaveLength(Math.ceil(households.length / 10))
    for (const [index, { id, label }] of households.entries()) {
      const page = pages[Math.floor(index / 10)]
      const [column, row] = [index % 2, Math.floor((index % 10) / 2)]
      expect(page?.text.replace(/ /g, '')).toContain(label.replace(/ /g, ''))
      // the right half of a card of 85 by 54 mm
      const part = { left: (20 + column * 85 + 37) / 210, top: (13.5 + row * 54 + 2) / 210, side: 48 / 210 }
      const read = page && (await codeOn(page, part))
      expect(readCardCode(secretKey, server.village.id, /card=(.+)$/.exec(read ?? '')?.[1] ?? '')).toEqual({ householdId: id, number: 1 })
    }
  })
})

test('who draws too often has to wait', async () => {
  const keeper = server.as('shopkeeper')
  const statuses: number[] = []
  for (let times = 0; times < 31; times++) statuses.push((await keeper.get('/paper/price-sheet/file')).status)
  expect(statuses.slice(-2)).toEqual([200, 429])
})

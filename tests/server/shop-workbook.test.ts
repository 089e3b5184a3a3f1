import { readSheet } from 'read-excel-file/node'
import type { AuditPage } from '../../types/contract/audit'
import type { Order } from '../../types/contract/orders'
import { created, okay, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let keeper: Person
let admin: Person

type Row = Record<string, unknown>

/** One sheet of the shop's books of March, its rows by their titles. */
async function sheet(number: number): Promise<Row[]> {
  const { app } = server
  const answer = await app.inject({
    url: '/api/exports/shop?from=2026-03-01&until=2026-03-31', headers: { authorization: `Bearer ${await keeper.token()}` }
  })
  expect(answer.statusCode).toBe(200)
  const [head = [], ...rows] = (await readSheet(answer.rawPayload, number)) as unknown[][]
  return rows.map((row) => Object.fromEntries(head.map((title, index) => [String(title), row[index]])))
}

beforeAll(async () => {
  server = await startApp()
  keeper = server.as('shopkeeper')
  admin = server.as('villageAdmin')
  const resident = server.as('resident')
  const { tissues, soap } = server.village.goods
  for (let times = 0; times < 2; times++) await server.earn(resident, 50)
  await created(admin.post('/budget-entries', { amountFen: 100_000, reason: '=镇里拨的' }))
  await okay(keeper.post('/stock-movements', { goodsId: soap.id, kind: 'in', quantity: 10, reason: '@供销社', costFen: 855 }), 204)
  await okay(keeper.post('/stock-movements', { goodsId: soap.id, kind: 'broken', quantity: 1, reason: '漏了' }), 204)
  const lines = [{ goodsId: tissues.id, quantity: 2, points: tissues.points }, { goodsId: soap.id, quantity: 1, points: soap.points }]
  const handed = await created(resident.post('/orders', { lines }))
  const { version } = await okay(resident.get<Order>(`/orders/${handed}`))
  await okay(keeper.post(`/orders/${handed}/hand-over`, { version }))
  server.clock.advance(60_000)
  const cancelled = await created(resident.post('/orders', { lines: lines.slice(0, 1) }))
  await okay(resident.post(`/orders/${cancelled}/cancel`, { version: 1 }))
})
afterAll(() => server.close())

test('orders come by their lines, with when, by whom and what proved it', async () => {
  const rows = await sheet(1)
  expect(rows.map((row) => [row['货品'], row['份数'], row['一份几分'], row['一共几分'], row['结果'], row['凭什么取的']])).toEqual([
    [server.village.goods.tissues.name, 2, 5, 10, '取走了', '取货码'],
    [server.village.goods.soap.name, 1, 12, 12, '取走了', '取货码'],
    [server.village.goods.tissues.name, 2, 5, 10, '不换了', null]
  ])
  const { people } = server.village
  expect(rows[0]).toMatchObject({ 户: '第一网格 1 号', 谁兑换的: people.resident.name, 经手人: people.shopkeeper.name })
})

test('the journal comes with costs in yuan, and no text is a formula', async () => {
  const rows = await sheet(2)
  expect(rows.find((row) => row['什么事'] === '进货')).toMatchObject({ 份数: 10, '一份进价(元)': 8.55, '一共(元)': 85.5, 原因: "'@供销社" })
  expect(rows.find((row) => row['什么事'] === '报损')).toMatchObject({ 货架上多了少了: -1, 原因: '漏了', '一份进价(元)': null })
  // what is set aside or given back stays on the shelf
  const moved = rows.filter((row) => row['货品'] === server.village.goods.tissues.name).map((row) => [row['什么事'], row['货架上多了少了']])
  expect(moved).toEqual([['兑换,先留着', 0], ['交货', -2], ['兑换,先留着', 0], ['不要了,放回', 0]])
})

test('prices, goods and money each have a sheet that adds up', async () => {
  expect(await sheet(3)).toEqual([])
  const soap = (await sheet(4)).find((row) => row['货品'] === server.village.goods.soap.name)
  expect(soap).toMatchObject({
    开始有几份: 100, 进货: 10, 领出: 0, 报损: 1, 交货: 1, 最后有几份: 108, 换走一共几分: 12, '进货花了(元)': 85.5, '剩下的值(元)': 923.4
  })
  const money = await sheet(5)
  expect(money.map((row) => [row['什么事'], row['备付进来(元)'], row['进货花掉(元)'], row['还剩(元)']])).toEqual([
    ['开始时剩下', null, null, 0], ["'=镇里拨的", 1000, null, 1000], ["'@供销社", null, 85.5, 914.5], ['最后剩下', null, null, 914.5]
  ])
})

test('each file that was taken is in the trail', async () => {
  const { items: [event] } = await okay(admin.get<AuditPage>('/audit?action=books_exported'))
  expect(event).toMatchObject({ about: '超市', by: { id: keeper.account?.id }, details: { what: 'shop', from: '2026-03-01', until: '2026-03-31' } })
})

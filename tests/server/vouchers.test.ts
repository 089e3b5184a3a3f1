import type { MessagePage } from '../../types/contract/messages'
import type { CounterOrder, Order } from '../../types/contract/orders'
import { outcomes, times } from '../support/at-once'
import { created, okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let resident: Person
let family: Person
let keeper: Person

beforeEach(async () => {
  server = await startApp()
  ;[resident, keeper] = [server.as('resident'), server.as('shopkeeper')]
  family = await server.newPerson({ household: 0 })
  await server.earn(resident, 50)
})
afterEach(() => server.close())

async function order(): Promise<string> {
  const { id: goodsId, points } = server.village.goods.tissues
  return created(resident.post('/orders', { lines: [{ goodsId, quantity: 1, points }] }))
}
const find = (id: string) => okay(resident.get<Order>(`/orders/${id}`))
const codeOf = async (id: string) => (await find(id)).pickUp ?? { token: '', digits: '' }
const lookUp = (code: string) => keeper.post<CounterOrder>('/orders/look-up', { code })
const make = (id: string, version = 1, fetcher = '李四', key?: string) =>
  resident.post<{ id: string }>(`/orders/${id}/voucher`, { version, fetcher }, { key })
const told = async (person: Person, kind: string) =>
  (await okay(person.get<MessagePage>('/messages?limit=50'))).items.filter((message) => message.kind === kind)

test('puts the order into other hands: its new code is good, the earlier one worth nothing', async () => {
  const id = await order()
  const before = await codeOf(id)
  await created(make(id, 1, ' 李四 '))
  expect(await find(id)).toMatchObject({ status: 'held', fetcher: '李四', version: 2 })
  const after = await codeOf(id)
  expect(after.token).not.toBe(before.token)
  for (const code of [before.token, before.digits]) await refusal(lookUp(code), 'pick_up_code_wrong')
  for (const code of [after.token, after.digits]) {
    expect(await okay(lookUp(code))).toMatchObject({ id, fetcher: '李四', household: '第一网格 1 号' })
  }
  expect(await told(family, 'voucher_made')).toEqual([expect.objectContaining({ about: '李四', orderId: id })])
  expect(await told(resident, 'voucher_made')).toEqual([])

  await okay(keeper.post(`/orders/${id}/hand-over`, { version: 2 }))
  expect(await find(id)).toMatchObject({ status: 'handed_over', fetchedBy: '李四' })
  expect(await told(resident, 'order_fetched')).toEqual([expect.objectContaining({ about: '李四', orderId: id, points: 5 })])
})

test('is made once for one key, and stands for somebody else when made again', async () => {
  const id = await order()
  const key = 'the same key for ever'
  const voucher = await created(make(id, 1, '李四', key))
  const code = await codeOf(id)
  expect(await created(make(id, 1, '李四', key))).toBe(voucher)
  expect(await codeOf(id)).toEqual(code)
  await refusal(make(id, 1, '王五', key), 'idempotency_key_reused')
  await created(make(id, 2, '王五'))
  expect(await find(id)).toMatchObject({ fetcher: '王五', version: 3 })
  await refusal(lookUp(code.token), 'pick_up_code_wrong')
})

test('is taken back by anybody of the household; its code is worth nothing then', async () => {
  const id = await order()
  await created(make(id))
  const code = await codeOf(id)
  await refusal(resident.post(`/orders/${id}/voucher/take-back`, { version: 1 }), 'stale_version')
  const back = await okay(family.post<Order>(`/orders/${id}/voucher/take-back`, { version: 2 }))
  expect(back).toMatchObject({ fetcher: null, version: 3 })
  await refusal(lookUp(code.token), 'pick_up_code_wrong')
  expect(await okay(lookUp(back.pickUp?.token ?? ''))).toMatchObject({ id, fetcher: null })
  await refusesUnchanged(server, 'not_found', () => resident.post(`/orders/${id}/voucher/take-back`, { version: 3 }))
  await okay(keeper.post(`/orders/${id}/hand-over`, { version: 3 }))
  expect(await find(id)).toMatchObject({ status: 'handed_over', fetchedBy: null })
})

test('says who came instead when the keeper knows better', async () => {
  const id = await order()
  await created(make(id))
  await okay(keeper.post(`/orders/${id}/hand-over`, { version: 2, fetchedBy: resident.account?.name }))
  expect(await find(id)).toMatchObject({ fetchedBy: resident.account?.name })
  expect(await told(family, 'order_fetched')).toEqual([])
})

test('is only for the household, for what is still held, as it was seen, and for somebody with a name', async () => {
  const [id, over] = [await order(), await order()]
  await okay(resident.post(`/orders/${over}/cancel`, { version: 1 }))
  const voucher = { version: 1, fetcher: '李四' }
  for (const stranger of [server.as('resident2'), server.as('resident', server.neighbour)]) {
    await refusesUnchanged(server, 'not_found', () => stranger.post(`/orders/${id}/voucher`, voucher))
  }
  await refusesUnchanged(server, 'household_missing', () => keeper.post(`/orders/${id}/voucher`, voucher))
  await refusesUnchanged(server, 'order_cancelled', () => make(over, 2))
  await refusesUnchanged(server, 'stale_version', () => make(id, 2))
  for (const fetcher of ['', '   ', 'x'.repeat(21)]) await refusesUnchanged(server, 'invalid_request', () => make(id, 1, fetcher))
})

test('at the moment of a hand-over either comes first, and the other learns of it', async () => {
  const process = await server.another()
  for (let round = 0; round < 10; round++) {
    const id = await order()
    const answers = await Promise.all([
      make(id),
      keeper.at(process).post(`/orders/${id}/hand-over`, { version: 1 })
    ])
    expect(outcomes(answers)['done']).toBe(1)
    const { status, fetchedBy, fetcher } = await find(id)
    expect([['held', null, '李四'], ['handed_over', null, null]]).toContainEqual([status, fetchedBy, fetcher])
  }
})

test('of ten people of the household at once one is made', async () => {
  const id = await order()
  const answers = await times(10, (index) => (index % 2 ? family : resident).post(`/orders/${id}/voucher`, { version: 1, fetcher: `许${index}` }))
  expect(outcomes(answers)).toEqual({ done: 1, stale_version: 9 })
  expect(await server.sql('select from vouchers where order_id = $1 and revoked_at is null', [id])).toHaveLength(1)
})

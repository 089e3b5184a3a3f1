import type { AuditPage } from '../../types/contract/audit'
import type { GoodsCreate, GoodsDetail, GoodsTerms, ManagedGoodsList } from '../../types/contract/goods-desk'
import type { GoodsList } from '../../types/contract/goods'
import type { MessagePage } from '../../types/contract/messages'
import { createServices } from '../../server/services'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let keeper: Person

beforeAll(async () => {
  server = await startApp()
  keeper = server.as('shopkeeper')
})
afterAll(() => server.close())
// what begins now begins later than what began before
beforeEach(() => server.clock.advance(60_000))

const day = 86_400_000
const terms = (more: Partial<GoodsTerms> = {}): GoodsTerms =>
  ({ name: '雨伞 1 把', category: '日用品', photoId: null, limit: null, onSaleFrom: null, lowStock: 0, ...more })
const draft = (more: Partial<GoodsCreate> = {}): GoodsCreate => ({ ...terms(), points: 25, delivery: null, ...more })
const create = (more: Partial<GoodsCreate> = {}) => created(keeper.post('/goods', draft(more)))
const find = async (id: string) => okay(keeper.get<GoodsDetail>(`/goods/${id}`))
const put = (url: string, payload: object, who = keeper) => who.send({ method: 'PUT', url: `/api${url}`, payload })
const lastAct = async () => (await okay(server.as('villageAdmin').get<AuditPage>('/audit?limit=1'))).items[0]

test('new goods stand at the end of the shelf with price, picture and first pieces', async () => {
  const [photoId = ''] = await server.photosOf(keeper, 1)
  const id = await create({
    name: ' 热水瓶 ', photoId, limit: { pieces: 1, period: 'month' }, lowStock: 3, delivery: { quantity: 12, reason: '镇上批发部', costFen: 1850 }
  })
  expect(await find(id)).toMatchObject({
    name: '热水瓶', category: '日用品', photoId, pictureUrl: expect.stringContaining(photoId) as string, limit: { pieces: 1, period: 'month' },
    lowStock: 3, points: 25, nextPrice: null, stock: 12, held: 0, open: true, version: 1, lastCostFen: 1850,
    prices: [{ points: 25, startsAt: server.clock.now().toISOString(), by: keeper.account?.name }]
  })
  expect((await okay(keeper.get<ManagedGoodsList>('/goods/all'))).items.at(-1)?.id).toBe(id)
  expect(await lastAct()).toMatchObject({ action: 'goods_created', about: '热水瓶' })
  await refusal(keeper.post('/goods', draft({ photoId })), 'photo_already_used')
  const [foreign = ''] = await server.photosOf(server.as('resident'), 1)
  await refusal(keeper.post('/goods', draft({ photoId: foreign })), 'photo_not_found')
})

test('a change keeps the picture it names, is refused to who saw an older version, and a replaced picture goes', async () => {
  const [first = '', second = ''] = await server.photosOf(keeper, 2)
  const id = await create({ photoId: first })
  await okay(put(`/goods/${id}`, { ...terms({ name: '大雨伞', photoId: first, lowStock: 5 }), version: 1 }), 204)
  await refusal(put(`/goods/${id}`, { ...terms(), version: 1 }), 'stale_version')
  expect(await find(id)).toMatchObject({ name: '大雨伞', lowStock: 5, photoId: first, version: 2 })
  await okay(put(`/goods/${id}`, { ...terms({ photoId: second }), version: 2 }), 204)
  expect(await find(id)).toMatchObject({ photoId: second, version: 3 })
  await refusal(put(`/goods/${id}`, { ...terms({ onSaleFrom: '2026-02-30' }), version: 3 }), 'invalid_request')
})

test('a price of a later day waits for it, can be taken back until then, and history stays', async () => {
  const id = await create()
  await okay(keeper.post(`/goods/${id}/prices`, { points: 30, from: '2026-03-20' }), 204)
  expect(await find(id)).toMatchObject({ points: 25, nextPrice: { points: 30, startsAt: '2026-03-19T16:00:00.000Z' } })
  await refusal(keeper.post(`/goods/${id}/prices`, { points: 31, from: '2026-03-20' }), 'price_starts_taken')
  await okay(keeper.post(`/goods/${id}/prices/take-back`, { startsAt: '2026-03-19T16:00:00.000Z' }), 204)
  expect(await find(id)).toMatchObject({ points: 25, nextPrice: null })
  expect(await lastAct()).toMatchObject({ action: 'price_taken_back', details: { points: 30 } })

  await okay(keeper.post(`/goods/${id}/prices`, { points: 30, from: '2026-03-20' }), 204)
  server.clock.advance(11 * day)
  expect((await find(id)).points).toBe(30)
  const shown = (await okay(server.as('resident').get<GoodsList>('/goods'))).items.find((goods) => goods.id === id)
  expect(shown?.points).toBe(30)
  await refusal(keeper.post(`/goods/${id}/prices/take-back`, { startsAt: '2026-03-19T16:00:00.000Z' }), 'not_found')
  await okay(keeper.post(`/goods/${id}/prices`, { points: 20, from: null }), 204)
  expect((await find(id)).prices.map(({ points }) => points)).toEqual([20, 30, 25])
  for (const from of ['2026-03-01', '2026-02-30', '2028-01-01']) {
    await refusal(keeper.post(`/goods/${id}/prices`, { points: 1, from }), 'invalid_request')
  }
})

test('the same wish for a price, asked twice, sets one price', async () => {
  const id = await create()
  server.clock.advance(1000)
  const ask = () => keeper.send({
    method: 'POST', url: `/api/goods/${id}/prices`, payload: { points: 9, from: null }, headers: { 'idempotency-key': 'price once only' }
  })
  await okay(ask(), 204)
  server.clock.advance(1000)
  await okay(ask(), 204)
  expect((await find(id)).prices).toHaveLength(2)
})

test('closed goods leave the shop with their open orders kept, and come back', async () => {
  const resident = server.as('resident')
  await server.earn(resident, 30)
  const id = await create({ points: 10, delivery: { quantity: 2, reason: '', costFen: null } })
  const lines = [{ goodsId: id, quantity: 1, points: 10 }]
  await created(resident.post('/orders', { lines }))
  await okay(keeper.post(`/goods/${id}/close`, { version: 1 }), 204)
  await okay(keeper.post(`/goods/${id}/close`, { version: 1 }), 204)
  expect(await find(id)).toMatchObject({ open: false, stock: 1, held: 1 })
  await refusal(resident.post('/orders', { lines }), 'goods_closed')
  await refusal(keeper.post(`/goods/${id}/reopen`, { version: 1 }), 'stale_version')
  await okay(keeper.post(`/goods/${id}/reopen`, { version: 2 }), 204)
  await created(resident.post('/orders', { lines }))
  expect(await find(id)).toMatchObject({ open: true, stock: 0, held: 2 })
})

test('the shelf is put in another order, all of it', async () => {
  const open = async () => (await okay(keeper.get<ManagedGoodsList>('/goods/all'))).items.filter((goods) => goods.open).map(({ id }) => id)
  const turned = (await open()).reverse()
  await okay(put('/goods/order', { goodsIds: turned }), 204)
  expect(await open()).toEqual(turned)
  const shown = (await okay(server.as('resident').get<GoodsList>('/goods'))).items.map(({ id }) => id)
  expect(shown).toEqual(turned)
  await create()
  await refusal(put('/goods/order', { goodsIds: turned }), 'stale_version')
})

test('keepers hear once that stock is low, and again only after it was above', async () => {
  const { goodsDesk } = createServices({ ...server.stores, clock: server.clock, config: { secretKey: 'x'.repeat(32), demo: true, trustProxy: [], publicUrl: '' } })
  const remind = () => server.stores.database.inVillage(server.village.id, (tx) => goodsDesk.remindLow(tx, server.village.id))
  const id = await create({ name: '快没的盐', lowStock: 5, delivery: { quantity: 6, reason: '', costFen: null } })
  const take = (quantity: number) => keeper.post('/stock-movements', { goodsId: id, kind: 'out', quantity, reason: '活动用' })
  const told = async (who: Person) =>
    (await okay(who.get<MessagePage>('/messages'))).items.filter(({ kind, goodsId }) => kind === 'goods_low' && goodsId === id)
  expect(await remind()).toBe(0)
  await okay(take(1), 204)
  expect([await remind(), await remind()]).toEqual([1, 0])
  await okay(take(1), 204)
  expect(await remind()).toBe(0)
  expect(await told(keeper)).toHaveLength(1)
  expect((await told(server.as('villageAdmin')))[0]).toMatchObject({ about: '快没的盐' })
  expect(await told(server.as('resident'))).toEqual([])
  await okay(keeper.post('/stock-movements', { goodsId: id, kind: 'in', quantity: 10, reason: '', costFen: null }), 204)
  expect(await remind()).toBe(0)
  await okay(take(12), 204)
  expect(await remind()).toBe(1)
  expect(await told(keeper)).toHaveLength(2)
})

test('only those who keep the shop of the village may', async () => {
  const id = await create()
  const body = { ...terms(), version: 1 }
  for (const who of [server.as('resident'), server.as('reviewer'), server.as('supervisor')]) {
    await refusal(who.post('/goods', draft()), 'forbidden')
    await refusal(who.get('/goods/all'), 'forbidden')
    await refusal(put(`/goods/${id}`, body, who), 'forbidden')
    await refusal(who.post(`/goods/${id}/prices`, { points: 1, from: null }), 'forbidden')
  }
  const elsewhere = server.as('shopkeeper', server.neighbour)
  await refusal(elsewhere.get(`/goods/${id}`), 'goods_not_found')
  await refusal(put(`/goods/${id}`, body, elsewhere), 'goods_not_found')
  await refusal(elsewhere.post(`/goods/${id}/prices`, { points: 1, from: null }), 'goods_not_found')
  await refusal(elsewhere.post('/stock-movements', { goodsId: id, kind: 'in', quantity: 1, reason: '', costFen: null }), 'goods_not_found')
  await okay(put(`/goods/${id}`, body, server.as('villageAdmin')), 204)
})

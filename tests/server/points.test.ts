import type { PointEntry, PointMonthList } from '../../types/contract/points'
import type { Page } from '../../types/contract/common'
import { created, okay } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeEach(async () => {
  server = await startApp()
})
afterEach(() => server.close())

test('the ledger sums up each month of Asia/Shanghai, and what came back is not redeemed', async () => {
  const person = await server.newPerson({ household: 5 })
  const line = { goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }
  server.clock.current = new Date('2026-02-28T15:59:59Z')
  await server.earn(person, 30)
  await created(person.post('/orders', { lines: [line] }))
  server.clock.current = new Date('2026-02-28T16:00:00Z')
  await server.earn(person, 10)
  const orderId = await created(person.post('/orders', { lines: [{ ...line, quantity: 2 }] }))
  await okay(person.post<unknown>(`/orders/${orderId}/cancel`, { version: 1 }))
  await created(person.post('/orders', { lines: [{ ...line, quantity: 3 }] }))
  expect(await okay(person.get<PointMonthList>('/points/months'))).toEqual({
    items: [{ month: '2026-03', earned: 10, redeemed: 15 }, { month: '2026-02', earned: 30, redeemed: 5 }]
  })
  expect(await okay(server.as('resident2').get<PointMonthList>('/points/months'))).toEqual({ items: [] })
})

test('the ledger tells what a helper sent in from what the household sent in itself', async () => {
  const household = server.as('resident')
  const helper = await server.newPerson({ household: 9 })
  const send = async (person: typeof helper, more: object) => {
    const id = await created(person.post('/submissions', {
      ruleId: server.village.rules.study, photoIds: await server.photosOf(person, 1), ...more
    }))
    await okay(server.as('villageAdmin').post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
    return id
  }
  const own = await send(household, {})
  const helped = await send(helper, {
    onBehalfOf: { householdId: household.account?.householdId, consentBy: '张三', consentGiven: 'in_person' }
  })
  const { items } = await okay(household.get<Page<PointEntry>>('/points/entries'))
  expect(items.map(({ submissionId, byHelper }) => ({ submissionId, byHelper }))).toEqual([
    { submissionId: helped, byHelper: true },
    { submissionId: own, byHelper: false }
  ])
  expect(await okay(helper.get<Page<PointEntry>>('/points/entries'))).toEqual({ items: [], nextCursor: null })
})

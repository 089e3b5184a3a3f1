import { created, okay } from './person'
import type { TestServer } from './server'
import type { VillageFixture } from './village'

/** A count sheet with one goods counted, a signed day, and money set aside. */
export async function shopBooksOf(server: TestServer, village: VillageFixture) {
  const [keeper, admin] = [server.as('shopkeeper', village), server.as('villageAdmin', village)]
  const stockTakeId = await created(keeper.post('/stock-takes'))
  const line = { method: 'PUT' as const, url: `/api/stock-takes/${stockTakeId}/lines/${village.goods.soap.id}`, payload: { counted: 97 } }
  await okay(keeper.send(line), 204)
  const signedDay = '2026-03-10'
  await okay(keeper.post('/shop-days', { day: signedDay, note: '' }), 204)
  const budgetEntryId = await created(admin.post('/budget-entries', { amountFen: 50_000, reason: '镇里拨的' }))
  return { stockTakeId, signedDay, budgetEntryId }
}

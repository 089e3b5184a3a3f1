import { created, okay } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

const told = () =>
  server.sql<{ name: string; kind: string; about: string; points: number | null }>(
    `select a.name, m.kind, m.about, m.points from messages m join accounts a on a.id = m.account_id order by m.created_at, a.name`
  )

async function order(): Promise<string> {
  const resident = server.as('resident')
  const goodsId = server.village.goods.tissues.id
  return created(resident.post('/orders', { lines: [{ goodsId, quantity: 2, points: 5 }] }))
}

test('every member of the household but the one who did it learns what became of an order', async () => {
  await server.earn(server.as('resident'), 20)
  await server.sql('delete from messages')
  const relative = await server.newPerson({ household: 0 })
  await server.newPerson({ household: 1 })
  const gone = await server.newPerson({ household: 0 })
  await server.sql('update accounts set disabled_at = now() where id = $1', [gone.account?.id])

  await okay(server.as('shopkeeper').post(`/orders/${await order()}/hand-over`, { version: 1 }))
  const both = [relative.name, server.as('resident').name].sort()
  const handedOver = { kind: 'order_handed_over', about: expect.stringContaining('tissues'), points: 10 }
  expect((await told()).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(both.map((name) => ({ name, ...handedOver })))

  await server.sql('delete from messages')
  await okay(server.as('resident').post(`/orders/${await order()}/cancel`, { version: 1 }))
  expect(await told()).toEqual([{ name: relative.name, kind: 'order_cancelled', about: expect.any(String), points: 10 }])
})

import type { Message, MessagePage, MessageSummary } from '../../types/contract/messages'
import { created, okay, refusal, type Person } from '../support/person'
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
  const both = [relative.name, server.village.people.resident.name].sort()
  const handedOver = { kind: 'order_handed_over', about: expect.stringContaining('tissues'), points: 10 }
  expect((await told()).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(both.map((name) => ({ name, ...handedOver })))

  await server.sql('delete from messages')
  await okay(server.as('resident').post(`/orders/${await order()}/cancel`, { version: 1 }))
  expect(await told()).toEqual([{ name: relative.name, kind: 'order_cancelled', about: expect.any(String), points: 10 }])
})

describe('messages', () => {
  /** Leaves messages numbered from 1, all in the same instant but the last. */
  async function leave(person: Person, count: number): Promise<void> {
    await server.sql(
      `insert into messages (village_id, account_id, kind, about, created_at)
       select $1, $2, 'member_joined', number::text, $3::timestamptz + interval '1 second' * (number / $4)
       from generate_series(1, $4::int) number`,
      [person.villageId, person.account?.id, server.clock.now(), count]
    )
  }

  const unread = async (person: Person) => (await okay(person.get<MessageSummary>('/messages/summary'))).unread
  const pageOf = (person: Person, query = '') => okay(person.get<MessagePage>(`/messages${query}`))

  test('come newest first, page by page, each once and only one\'s own', async () => {
    const [person, relative] = (await Promise.all([3, 3].map((household) => server.newPerson({ household })))) as [Person, Person]
    await leave(person, 7)
    await leave(relative, 2)
    const seen: Message[] = []
    let query = '?limit=3'
    for (let pages = 0; pages < 3; pages++) {
      const { items, nextCursor } = await pageOf(person, query)
      seen.push(...items)
      query = `?limit=3&cursor=${nextCursor}`
      expect(nextCursor === null).toBe(pages === 2)
    }
    expect(seen.map(({ about }) => about).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(seen[0]).toMatchObject({ about: '7', read: false, submissionId: null, orderId: null, points: null })
    expect(await unread(relative)).toBe(2)
  })

  test('are read up to the one seen; what comes later stays unread, and others\' cannot be read at all', async () => {
    const [person, relative] = (await Promise.all([4, 4].map((household) => server.newPerson({ household })))) as [Person, Person]
    await leave(person, 5)
    await leave(relative, 1)
    const [newest] = (await pageOf(person)).items as [Message]
    server.clock.advance(5_000)
    await leave(person, 1)
    expect(await unread(person)).toBe(6)
    expect((await person.post('/messages/seen', { upTo: newest.id })).status).toBe(204)
    expect((await person.post('/messages/seen', { upTo: newest.id })).status).toBe(204)
    expect(await unread(person)).toBe(1)
    expect((await pageOf(person)).items.map(({ read }) => read)).toEqual([false, true, true, true, true, true])
    await refusal(relative.post('/messages/seen', { upTo: newest.id }), 'not_found')
    await refusal(person.post('/messages/seen', { upTo: server.village.id }), 'not_found')
    expect(await unread(relative)).toBe(1)
  })
})

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Created } from '../../types/contract/common'
import type { MessagePage } from '../../types/contract/messages'
import type { Order } from '../../types/contract/orders'
import { outcomes } from '../support/at-once'
import { ledgerViolations } from '../support/ledger'
import { created, okay, refusal, type Answer, type Person } from '../support/person'
import { secretKey, startApp, type TestServer } from '../support/server'
import { startServerProcess, type ServerProcess } from '../support/server-process'

// Two servers as an operator runs them: Node processes with their own clock, connections and jobs, over one database.

let server: TestServer
let processes: ServerProcess[]
let startedAt: number
let late: Person
let overdue: string[]
let soap: number | undefined

/** Each process looks for what is due this long after its start; a busy machine takes longer. */
const firstLook = 20_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const start = () => startServerProcess({ url: server.url, dataDir: join(server.stores.dataDir, randomUUID()), secretKey })
/** Soap expires in the background, so tissues are what is run on. */
type Kind = 'tissues' | 'soap'
function order(person: Person, kind: Kind, key?: string) {
  const { id: goodsId, points } = server.village.goods[kind]
  return person.post<Created>('/orders', { lines: [{ goodsId, quantity: 1, points }] }, { key })
}
const stockOf = async (kind: Kind) =>
  (await server.sql<{ stock: number }>('select stock from goods where id = $1', [server.village.goods[kind].id]))[0]?.stock

beforeAll(async () => {
  server = await startApp()
  server.clock.current = new Date()
  late = await server.newPerson({ household: 30 })
  await server.earn(late, 50)
  soap = await stockOf('soap')
  overdue = []
  for (let count = 0; count < 4; count++) overdue.push(await created(order(late, 'soap')))
  await server.sql(`update orders set created_at = now() - interval '8 days', expires_at = now() - interval '1 hour' where id = any ($1)`, [overdue])
  processes = await Promise.all([start(), start()])
  startedAt = Date.now()
})
afterAll(async () => {
  await Promise.all(processes.map(({ stop }) => stop()))
  await server.close()
})

test('sell what there is and no more, once for each key, and to nobody who cannot pay twice', async () => {
  const stock = (await stockOf('tissues')) ?? 0
  const people = await Promise.all(Array.from({ length: stock + 4 }, (_, household) => server.newPerson({ household })))
  for (const person of people) await server.earn(person, 5)
  const asked = people.flatMap((person) => [randomUUID(), randomUUID()].map((key) => ({ person, key })))
  const answers = await Promise.all(asked.map(({ person, key }) =>
    Promise.all(processes.map((process) => order(person.at(process), 'tissues', key)))))

  const met = Object.keys(outcomes(answers.flat())).filter((outcome) => outcome !== 'insufficient_stock')
  expect(met.sort()).toEqual(['done', 'insufficient_points'])
  const idOf = ({ status, body }: Answer<Created>) => (status === 201 ? body.id : null)
  // both processes say the same of a key
  for (const [first, second] of answers.map((pair) => pair.map(idOf))) expect(first).toBe(second)
  const made = new Set(answers.flat().map(idOf).filter(Boolean))
  expect(made.size).toBe(stock)
  const rows = await server.sql<{ householdId: string }>('select household_id as "householdId" from orders where id = any ($1)', [[...made]])
  expect(new Set(rows.map(({ householdId }) => householdId)).size).toBe(stock)
  expect(await stockOf('tissues')).toBe(0)
  expect(await ledgerViolations(server)).toEqual([])
})

test('let each overdue order expire once, though both look for them', async () => {
  await pause(startedAt + firstLook - Date.now())
  const statuses = async () => (await server.sql<{ status: string }>('select status from orders where id = any ($1)', [overdue])).map(({ status }) => status)
  while ((await statuses()).includes('held')) await pause(200)
  // the other process has had its look as well
  await pause(3_000)
  expect(new Set(await statuses())).toEqual(new Set(['expired']))
  const releases = 'select order_id from point_transfers where kind = $1 and order_id = any ($2)'
  expect(await server.sql(releases, ['release', overdue])).toHaveLength(overdue.length)
  const { items } = await okay(late.at(processes[0] as ServerProcess).get<MessagePage>('/messages'))
  expect(items.filter(({ kind }) => kind === 'order_expired')).toHaveLength(overdue.length)
  expect(await stockOf('soap')).toBe(soap)
  expect(await ledgerViolations(server)).toEqual([])
})

test('count wrong pick-up codes together, and remember them when all of them were restarted', async () => {
  const { pickUp } = await okay(late.get<Order>(`/orders/${await created(order(late, 'soap'))}`))
  const keeper = await server.newPerson({ household: null, roles: ['shopkeeper'] })
  const lookUp = (code: string, process: ServerProcess) => keeper.at(process).post('/orders/look-up', { code })
  for (let guess = 0; guess < 5; guess++) {
    await refusal(lookUp(`9999000${guess}`, processes[guess % 2] as ServerProcess), 'pick_up_code_wrong')
  }
  for (const process of processes) await refusal(lookUp(pickUp?.digits ?? '', process), 'too_many_requests')
  await Promise.all(processes.map(({ stop }) => stop()))
  processes = [await start()]
  await refusal(lookUp(pickUp?.digits ?? '', processes[0] as ServerProcess), 'too_many_requests')
})

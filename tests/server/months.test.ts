import type { HouseholdMonth } from '../../types/contract/months'
import type { Column } from '../../types/contract/rules'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeEach(async () => {
  server = await startApp()
})
afterEach(() => server.close())

const month = (person: Person, query = '') => okay(person.get<HouseholdMonth>(`/households/own/month${query}`))

/** Sent in at one time and approved at another. */
async function approved(person: Person, column: Column, sentAt: string, approvedAt = sentAt): Promise<void> {
  server.clock.current = new Date(sentAt)
  const photoIds = await server.photosOf(person, column === 'courtyard' ? 3 : 1)
  const id = await created(person.post('/submissions', { ruleId: server.village.rules[column], photoIds }))
  server.clock.current = new Date(approvedAt)
  await okay(server.as('villageAdmin').post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
}

test('has what was earned, spent and approved in it, and the place it made', async () => {
  const person = await server.newPerson({ household: 5 })
  const rival = await server.newPerson({ household: 6 })
  await approved(rival, 'study', '2026-02-26T03:00:00Z')
  await approved(rival, 'study', '2026-02-26T04:00:00Z')
  await approved(person, 'courtyard', '2026-02-26T02:00:00Z')
  await approved(person, 'honour', '2026-02-27T02:00:00Z', '2026-02-28T16:00:00Z')
  await approved(person, 'courtyard', '2026-03-05T02:00:00Z')
  await approved(person, 'courtyard', '2026-03-06T02:00:00Z')
  const line = { goodsId: server.village.goods.tissues.id, quantity: 2, points: 5 }
  const orderId = await created(person.post('/orders', { lines: [line] }))
  await created(person.post('/orders', { lines: [{ ...line, quantity: 1 }] }))
  await okay(server.as('shopkeeper').post<unknown>(`/orders/${orderId}/hand-over`, { version: 1 }))
  server.clock.current = new Date('2026-03-10T02:00:00Z')

  const names = { firstMonth: '2026-03', label: server.village.households[5]?.label, village: '永安寨村' }
  const march = {
    month: '2026-03',
    ...names,
    earned: 24,
    spent: 10,
    place: 1,
    approved: [
      { column: 'courtyard', name: '我家庭院', count: 2 },
      { column: 'honour', name: '荣誉展示', count: 1 }
    ],
    weeksInARow: 2
  }
  expect(await month(person)).toEqual(march)
  expect(await month(person, '?month=2026-03')).toEqual(march)
  expect(await month(person, '?month=2026-02')).toEqual({
    month: '2026-02',
    ...names,
    earned: 2,
    spent: 0,
    place: 2,
    approved: [{ column: 'courtyard', name: '我家庭院', count: 1 }],
    weeksInARow: 1
  })
})

test('counts weeks by when something was sent in: a slow reviewer breaks no row', async () => {
  const person = await server.newPerson({ household: 5 })
  await approved(person, 'study', '2026-02-18T02:00:00Z', '2026-02-19T02:00:00Z')
  await approved(person, 'study', '2026-02-25T02:00:00Z', '2026-03-09T02:00:00Z')
  await approved(person, 'study', '2026-03-08T15:59:59Z', '2026-03-09T02:00:00Z')
  server.clock.current = new Date('2026-03-10T02:00:00Z')
  expect((await month(person)).weeksInARow).toBe(3)
})

test('of a household that did nothing is empty, in any year', async () => {
  const person = server.as('resident2')
  for (const asked of ['2025-12', '2030-01', '0000-01', '9999-12']) {
    expect(await month(person, `?month=${asked}`)).toMatchObject(
      { month: asked, earned: 0, spent: 0, place: null, approved: [], weeksInARow: 0 })
  }
})

test('is of the own household alone', async () => {
  await refusal(server.as('villageAdmin').get('/households/own/month'), 'household_missing')
  await refusal(server.as('supervisor').get('/households/own/month'), 'forbidden')
  for (const wrong of ['2026-13', '2026-3', 'now']) {
    await refusal(server.as('resident').get(`/households/own/month?month=${wrong}`), 'invalid_request')
  }
})

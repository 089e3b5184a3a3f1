import type { AuditPage } from '../../types/contract/audit'
import type { AwardedHonourPage, HonourCreate, HonourPage } from '../../types/contract/honours'
import type { MessagePage } from '../../types/contract/messages'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
})
afterAll(() => server.close())

const household = (at: number) => server.village.households[at]?.id ?? ''
const honour = (more: Partial<HonourCreate> = {}): HonourCreate =>
  ({ title: '最美庭院', householdId: household(0), name: '', note: '', awardedOn: '2026-03-01', photoId: null, ...more })
const award = (more: Partial<HonourCreate> = {}) => created(admin.post('/honours', honour(more)))
const wall = async (query = '') => okay(server.as('resident2').get<HonourPage>(`/honours${query}`))

test('hangs on the wall with its photo, by day, and the household is told', async () => {
  const [photoId = ''] = await server.photosOf(admin, 1)
  const early = await award({ title: ' 好儿媳 ', name: '张三', note: '照顾婆婆十年', awardedOn: '2026-02-01', householdId: household(0) })
  const late = await award({ photoId })
  const { items } = await wall()
  expect(items.map(({ id }) => id)).toEqual([late, early])
  expect(items[1]).toMatchObject({ title: '好儿媳', name: '张三', note: '照顾婆婆十年', household: server.village.households[0]?.label, photo: null })
  const url = items[0]?.photo?.url ?? ''
  expect(url).toContain(photoId)
  const told = (await okay(server.as('resident').get<MessagePage>('/messages'))).items.filter(({ kind }) => kind === 'honour_awarded')
  expect(told.map(({ about }) => about).sort()).toEqual(['好儿媳', '最美庭院'].sort())
  expect((await okay(admin.get<AuditPage>('/audit?limit=1'))).items[0]).toMatchObject({ action: 'honour_awarded', about: '最美庭院' })
  expect((await okay(server.as('resident', server.neighbour).get<HonourPage>('/honours'))).items).toEqual([])
})

test('comes page by page, several of a day too', async () => {
  const ids = [await award({ awardedOn: '2026-01-01' }), await award({ awardedOn: '2026-01-01' }), await award({ awardedOn: '2026-01-01' })]
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: HonourPage = await wall(`?limit=2${cursor && `&cursor=${cursor}`}`)
    found.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(found.slice(-3).sort()).toEqual(ids.sort())
  expect(new Set(found).size).toBe(found.length)
})

test('names nobody of a household that does not want to be named', async () => {
  const shy = await server.newPerson({ household: 6 })
  await okay(shy.send({ method: 'PUT', url: '/api/households/own', payload: { unlisted: true } }), 204)
  const id = await award({ householdId: household(6), name: '害羞的人' })
  expect((await wall()).items.find((one) => one.id === id)).toMatchObject({ household: null, name: '' })
  const kept = (await okay(admin.get<AwardedHonourPage>('/honours/awarded'))).items.find((one) => one.id === id)
  expect(kept).toMatchObject({ household: server.village.households[6]?.label, name: '害羞的人', unlisted: true })
})

test('is taken down by revoking it, and stays in the books', async () => {
  const id = await award({ title: '给错了' })
  await okay(admin.post(`/honours/${id}/revoke`), 204)
  await okay(admin.post(`/honours/${id}/revoke`), 204)
  expect((await wall()).items.map((one) => one.id)).not.toContain(id)
  const kept = (await okay(admin.get<AwardedHonourPage>('/honours/awarded'))).items.find((one) => one.id === id)
  expect(kept?.revokedAt).toBe(server.clock.now().toISOString())
  const acts = (await okay(admin.get<AuditPage>('/audit?limit=2'))).items.map(({ action }) => action)
  expect(acts).toEqual(['honour_revoked', 'honour_awarded'])
})

test('is for a day that has come, a household of the village and a photo of one\'s own that nothing else shows', async () => {
  await refusal(admin.post('/honours', honour({ awardedOn: '2026-03-11' })), 'invalid_request')
  await refusal(admin.post('/honours', honour({ awardedOn: '2026-02-30' })), 'invalid_request')
  await refusal(admin.post('/honours', honour({ householdId: server.neighbour.households[0]?.id })), 'household_not_found')
  const [foreign = ''] = await server.photosOf(server.as('resident'), 1)
  await refusal(admin.post('/honours', honour({ photoId: foreign })), 'photo_not_found')
  const [photoId = ''] = await server.photosOf(admin, 1)
  await award({ photoId })
  await refusal(admin.post('/honours', honour({ photoId })), 'photo_already_used')
})

test('is given and taken by whoever may', async () => {
  const id = await award()
  for (const person of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper'), server.as('supervisor')]) {
    await refusal(person.post('/honours', honour()), 'forbidden')
    await refusal(person.get('/honours/awarded'), 'forbidden')
    await refusal(person.post(`/honours/${id}/revoke`), 'forbidden')
  }
  await refusal(server.as('villageAdmin', server.neighbour).post(`/honours/${id}/revoke`), 'not_found')
})

import type { InjectOptions } from 'fastify'
import type { FeedPage, Likes } from '../../types/contract/feed'
import type { Column } from '../../types/contract/rules'
import { documentOf, operationsOf } from '../support/openapi'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeEach(async () => {
  server = await startApp()
})
afterEach(() => server.close())

const feed = (person: Person, query = '') => okay(person.get<FeedPage>(`/feed${query}`))
const put = (person: Person, id: string) => person.send<Likes>({ method: 'PUT', url: `/api/feed/${id}/like` })
const takeBack = (person: Person, id: string) => person.send<Likes>({ method: 'DELETE', url: `/api/feed/${id}/like` })

async function sent(person: Person, column: Column, words: { note?: string; place?: string } = {}): Promise<string> {
  const home = person.villageId === server.neighbour.id ? server.neighbour : server.village
  const photoIds = await server.photosOf(person, column === 'courtyard' ? 3 : 1)
  return created(person.post('/submissions', { ruleId: home.rules[column], photoIds, ...words }))
}

async function approved(person: Person, column: Column, words?: { note?: string; place?: string }): Promise<string> {
  const id = await sent(person, column, words)
  const home = person.villageId === server.neighbour.id ? server.neighbour : server.village
  server.clock.advance(60_000)
  await okay(server.as('villageAdmin', home).post<unknown>(`/submissions/${id}/approve`, { version: 1 }))
  return id
}

test('shows what was approved, newest first, to everybody of the village', async () => {
  const resident = server.as('resident')
  const courtyard = await approved(resident, 'courtyard', { note: '刚扫过', place: '门口' })
  const honour = await approved(server.as('resident2'), 'honour')
  await sent(resident, 'study')
  const rejected = await sent(resident, 'study')
  await okay(server.as('reviewer').post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
  await approved(server.as('resident', server.neighbour), 'study')

  const labels = server.village.households.map(({ label }) => label)
  for (const persona of ['resident', 'resident2', 'reviewer', 'villageAdmin', 'shopkeeper'] as const) {
    const { items, nextCursor } = await feed(server.as(persona))
    expect(items.map(({ id, household }) => [id, household])).toEqual([[honour, labels[1]], [courtyard, labels[0]]])
    expect(nextCursor).toBeNull()
  }
  const [, item] = (await feed(resident)).items
  expect(item).toEqual({
    id: courtyard,
    rule: { name: '我家庭院', column: 'courtyard' },
    household: labels[0],
    photos: Array(3).fill(expect.objectContaining({ url: expect.stringContaining('large'), width: 4, height: 3 })),
    points: 2,
    approvedOn: '2026-03-10',
    likes: 0,
    liked: false
  })
})

test('goes on page by page, all columns or one', async () => {
  const resident = server.as('resident')
  const columns: Column[] = ['study', 'honour', 'study', 'volunteering', 'study', 'honour']
  const ids: string[] = []
  for (const column of columns) ids.unshift(await approved(resident, column))
  const paged = async (query: string) => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: FeedPage = await feed(resident, `?limit=2${query}${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    return seen
  }
  expect(await paged('')).toEqual(ids)
  expect(await paged('&column=study')).toEqual(ids.filter((_, index) => columns.at(-1 - index) === 'study'))
  expect((await feed(resident, '?column=courtyard')).items).toEqual([])
  await refusal(resident.get('/feed?cursor=anything'), 'invalid_request')
})

test('is for people of a village', async () => {
  const id = await approved(server.as('resident'), 'study')
  const outside = [server.as('supervisor'), server.as('resident', server.neighbour)] as const
  await refusal(outside[0].get('/feed'), 'forbidden')
  await refusal(put(outside[0], id), 'forbidden')
  expect((await feed(outside[1])).items).toEqual([])
  await refusal(put(outside[1], id), 'not_found')
  await refusal(takeBack(outside[1], id), 'not_found')
  await refusal(put(server.anonymous, id), 'not_signed_in')
})

describe('a reporter under an anonymous rule', () => {
  const secretWords = { note: '我家对面的王家倒的', place: '王家祠堂边' }

  /** Everything a person can read of the village, as one text. */
  async function everything(person: Person): Promise<string> {
    const reads = operationsOf(await documentOf(server)).filter(({ method }) => method === 'GET')
    const ids = [...reporter.submissions, reporter.person.account?.householdId ?? '', reporter.person.account?.id ?? '']
    const requests = reads.flatMap(({ path }): InjectOptions[] =>
      path.includes('{id}') ? ids.map((id) => ({ url: path.replace('{id}', id) })) : [{ url: path }])
    const answers = await Promise.all(requests.map((request) => person.send({ method: 'GET', ...request })))
    return answers.filter(({ status }) => status < 400).map(({ text }) => text).join('\n')
  }

  let reporter: { person: Person; label: string; submissions: string[] }

  beforeEach(async () => {
    // a household that has done nothing else: whatever names it names the reporter
    const person = await server.newPerson({ household: 8 })
    const submissions = [await approved(person, 'environment', secretWords), await approved(person, 'environment', secretWords)]
    reporter = { person, label: server.village.households[8]?.label ?? '', submissions }
    await approved(server.as('resident'), 'courtyard')
  })

  test('is in no feed, whoever asks, and cannot be liked into the light', async () => {
    for (const person of [
      server.as('resident'), server.as('reviewer'), server.as('villageAdmin'), server.as('shopkeeper'), reporter.person
    ]) {
      expect((await feed(person, '?column=environment')).items).toEqual([])
      const ids = (await feed(person)).items.map(({ id }) => id)
      expect(ids.length).toBeGreaterThan(0)
      for (const id of reporter.submissions) {
        expect(ids).not.toContain(id)
        await refusal(put(person, id), 'not_found')
      }
    }
  })

  test('is known to no neighbour by anything the API answers', async () => {
    const { account } = reporter.person
    for (const neighbour of [server.as('resident'), server.as('resident2'), server.as('shopkeeper')]) {
      const text = await everything(neighbour)
      expect(text).toContain(reporter.label)
      for (const secret of [account?.id, account?.name, ...reporter.submissions, ...Object.values(secretWords)]) {
        expect(text).not.toContain(secret)
      }
    }
  })
})

test('a household that does not want to be named is not, nor its words', async () => {
  const resident = server.as('resident')
  await approved(resident, 'courtyard', { note: '我家新铺的地' })
  await server.sql('update households set unlisted = true where id = $1', [resident.account?.householdId])
  for (const person of [resident, server.as('resident2')]) {
    const { body, text } = await person.get<FeedPage>('/feed')
    expect(body.items[0]?.household).toBeNull()
    expect(text).not.toContain(server.village.households[0]?.label)
    expect(text).not.toContain('我家新铺的地')
  }
})

describe('a like', () => {
  test('counts once per account, comes and goes, and each sees whether it is theirs', async () => {
    const [first, second] = [server.as('resident'), server.as('resident2')]
    const id = await approved(first, 'honour')
    expect(await okay(put(first, id))).toEqual({ likes: 1, liked: true })
    expect(await okay(put(first, id))).toEqual({ likes: 1, liked: true })
    expect(await okay(put(second, id))).toEqual({ likes: 2, liked: true })
    expect(await okay(takeBack(second, id))).toEqual({ likes: 1, liked: false })
    expect(await okay(takeBack(second, id))).toEqual({ likes: 1, liked: false })
    expect((await feed(first)).items[0]).toMatchObject({ likes: 1, liked: true })
    expect((await feed(second)).items[0]).toMatchObject({ likes: 1, liked: false })
  })

  test('stays one through a hundred at once', async () => {
    const people = await Promise.all([3, 4, 5, 6].map((household) => server.newPerson({ household })))
    const id = await approved(server.as('resident'), 'honour')
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => put(people[index % 4] as Person, id)))
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
    expect((await feed(server.as('resident'))).items[0]?.likes).toBe(4)
  })

  test('is for what is in the feed alone', async () => {
    const resident = server.as('resident')
    const waiting = await sent(resident, 'study')
    const rejected = await sent(resident, 'study')
    await okay(server.as('reviewer').post<unknown>(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
    const elsewhere = await approved(server.as('resident', server.neighbour), 'study')
    for (const id of [waiting, rejected, elsewhere, resident.account?.id ?? '']) {
      await refusal(put(resident, id), 'not_found')
      await refusal(takeBack(resident, id), 'not_found')
    }
    expect(await server.sql('select * from likes')).toEqual([])
  })
})

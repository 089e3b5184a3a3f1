import type { Activity, ActivityPage, CheckInCode } from '../../types/contract/activities'
import type { AuditPage } from '../../types/contract/audit'
import type { MessagePage } from '../../types/contract/messages'
import { planned, publish } from '../support/activity'
import { created, okay, refusal, type Person } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let admin: Person
let resident: Person

const minute = 60_000

beforeAll(async () => {
  server = await startApp()
  admin = server.as('villageAdmin')
  resident = server.as('resident')
})
afterAll(() => server.close())

const find = (id: string, by = resident) => okay(by.get<Activity>(`/activities/${id}`))
const current = async (by = resident) => (await okay(by.get<ActivityPage>('/activities'))).items.map(({ id }) => id)
const past = (query = '', by = resident) => okay(by.get<ActivityPage>(`/activities?past=true${query}`))
const put = (id: string, body: object, by = admin) => by.send<{ code: string }>({ method: 'PUT', url: `/api/activities/${id}`, payload: body })
const signUp = (id: string, by = resident) => by.send<{ code: string }>({ method: 'PUT', url: `/api/activities/${id}/sign-up` })
const newsOf = async (person: Person, id: string) =>
  (await okay(person.get<MessagePage>('/messages?limit=50'))).items.filter(({ activityId }) => activityId === id).map(({ kind }) => kind).sort()

describe('publishing', () => {
  test('everybody of the village is told, but for who did it, and nobody elsewhere', async () => {
    const id = await publish(server, { title: ' 植树 ', capacity: 3, signUpUntil: 30 })
    expect(await find(id)).toMatchObject({
      title: '植树', phase: 'coming', running: false, points: 2, capacity: 3, signUps: 0, signedUp: false, signUpOpen: true, came: 0,
      present: false, checkInOpen: false, pointsGivenAt: null, version: 1,
      signUpUntil: new Date(server.clock.current.getTime() + 30 * minute).toISOString()
    })
    expect(await newsOf(resident, id)).toEqual(['activity_published'])
    expect(await newsOf(server.as('shopkeeper'), id)).toEqual(['activity_published'])
    expect(await newsOf(admin, id)).toEqual([])
    expect(await newsOf(server.as('resident', server.neighbour), id)).toEqual([])
    await refusal(server.as('resident', server.neighbour).get(`/activities/${id}`), 'not_found')
  })

  test('the same request twice makes one activity', async () => {
    const body = planned(server)
    const ids = await Promise.all([1, 2, 3].map(() => created(admin.post('/activities', body, { key: 'one activity only' }))))
    expect(new Set(ids).size).toBe(1)
    await refusal(admin.post('/activities', { ...body, title: '别的' }, { key: 'one activity only' }), 'idempotency_key_reused')
  })

  test.each([
    ['ends before it starts', { starts: 60, ends: 59 }],
    ['is over', { starts: -60, ends: 0 }],
    ['lies more than a year ahead', { starts: 60, ends: 367 * 1440 }],
    ['takes people after its end', { signUpUntil: 121 }]
  ])('one that %s is refused', async (_, plan) => {
    await refusal(admin.post('/activities', planned(server, plan)), 'activity_times_wrong')
  })

  test.each(['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const)('a %s may not', async (persona) => {
    const id = await publish(server)
    const person = server.as(persona)
    await refusal(person.post('/activities', planned(server)), 'forbidden')
    expect((await put(id, { ...planned(server), version: 1 }, person)).body.code).toBe('forbidden')
    await refusal(person.post(`/activities/${id}/cancel`, { version: 1 }), 'forbidden')
  })

  test('every act is in the audit', async () => {
    const id = await publish(server, { title: '要查的' })
    await put(id, { ...planned(server, { title: '要查的', points: 3 }), version: 1 })
    await okay(admin.post(`/activities/${id}/cancel`, { version: 2 }), 204)
    const { items } = await okay(admin.get<AuditPage>('/audit?search=%E8%A6%81%E6%9F%A5%E7%9A%84'))
    expect(items.map(({ action }) => action)).toEqual(['activity_cancelled', 'activity_changed', 'activity_created'])
    expect(items[1]?.details).toMatchObject({ before: { points: 2 }, after: { points: 3 } })
  })
})

describe('changing', () => {
  test('those who mean to come are told of another place or time, of nothing else', async () => {
    const id = await publish(server)
    await okay(signUp(id), 204)
    const { startsAt, endsAt } = await find(id)
    const plan = { ...planned(server), startsAt, endsAt }
    expect((await put(id, { ...plan, title: '清理大水渠', version: 1 })).status).toBe(204)
    expect(await newsOf(resident, id)).toEqual(['activity_published'])
    expect((await put(id, { ...plan, place: '桥头', version: 2 })).status).toBe(204)
    expect(await newsOf(resident, id)).toEqual(['activity_changed', 'activity_published'])
    expect(await newsOf(server.as('resident2'), id)).toEqual(['activity_published'])
  })

  test('what somebody else changed meanwhile is not written over', async () => {
    const id = await publish(server)
    expect((await put(id, { ...planned(server, { points: 5 }), version: 1 })).status).toBe(204)
    expect((await put(id, { ...planned(server), version: 1 })).body.code).toBe('stale_version')
    expect(await find(id)).toMatchObject({ points: 5, version: 2 })
  })

  test('no fewer places than people who signed up', async () => {
    const id = await publish(server)
    await okay(signUp(id), 204)
    await okay(signUp(id, server.as('resident2')), 204)
    const refused = await put(id, { ...planned(server, { capacity: 1 }), version: 1 })
    expect(refused.body).toMatchObject({ code: 'capacity_too_small', fields: { signUps: 2 } })
    expect((await put(id, { ...planned(server, { capacity: 2 }), version: 1 })).status).toBe(204)
  })

  test('the column stands once it has begun', async () => {
    const id = await publish(server)
    expect((await put(id, { ...planned(server, { column: 'study' }), version: 1 })).status).toBe(204)
    const running = await publish(server, { starts: 0 })
    const { startsAt, endsAt } = await find(running)
    expect((await put(running, { ...planned(server), startsAt, endsAt, column: 'study', version: 1 })).body.code).toBe('activity_begun')
  })

  test('one that is over keeps its times, and its words can still be put right', async () => {
    const id = await publish(server)
    server.clock.advance(121 * minute)
    const { startsAt, endsAt } = await find(id)
    const after = { ...planned(server), startsAt, endsAt, version: 1 }
    expect((await put(id, { ...after, startsAt: new Date(Date.parse(startsAt) - minute).toISOString() })).body.code).toBe('activity_times_wrong')
    expect((await put(id, { ...after, description: '来了很多人' })).status).toBe(204)
  })
})

describe('cancelling', () => {
  test('those who signed up are told, nobody signs up any more, and it is offered no more', async () => {
    const id = await publish(server, { starts: 0 })
    const other = await publish(server, { starts: 0, signUpUntil: 30 })
    await okay(signUp(other), 204)
    await okay(admin.post(`/activities/${other}/cancel`, { version: 1 }), 204)
    expect(await newsOf(resident, other)).toEqual(['activity_cancelled', 'activity_published'])
    expect(await newsOf(server.as('resident2'), other)).toEqual(['activity_published'])
    expect((await signUp(other, server.as('resident2'))).body.code).toBe('activity_closed')
    expect(await current()).toContain(id)
    expect(await current()).not.toContain(other)
    expect((await past()).items.find((one) => one.id === other)).toMatchObject({ phase: 'cancelled', running: false })
    const [photoId] = await server.photosOf(resident, 1)
    const photos = { ruleId: server.village.rules.volunteering, photoIds: [photoId] }
    await refusal(resident.post('/submissions', { ...photos, activityId: other }), 'activity_not_running')
    await created(resident.post('/submissions', { ...photos, activityId: id }))
    for (const [body, code] of [[{ version: 1 }, 'stale_version'], [{ version: 2 }, 'activity_closed']] as const) {
      await refusal(admin.post(`/activities/${other}/cancel`, body), code)
    }
    expect((await put(other, { ...planned(server), version: 2 })).body.code).toBe('activity_closed')
  })

  test('what is over cannot be called off', async () => {
    const id = await publish(server)
    server.clock.advance(120 * minute)
    await refusal(admin.post(`/activities/${id}/cancel`, { version: 1 }), 'activity_closed')
  })
})

test('the lists: what runs and comes soonest first, what is past latest first and page by page', async () => {
  const ids = [await publish(server, { starts: 300 }), await publish(server, { starts: 0 }), await publish(server, { starts: 200 })]
  const [late, now, later] = ids as [string, string, string]
  const listed = await current()
  expect(listed.filter((id) => ids.includes(id))).toEqual([now, later, late])
  server.clock.advance(61 * minute)
  expect(await current()).toContain(now)
  expect(await find(now)).toMatchObject({ phase: 'over', running: true })
  server.clock.advance(24 * 60 * minute)
  expect(await current()).not.toContain(now)
  expect(await find(now)).toMatchObject({ phase: 'over', running: false })

  const first = await past('&limit=2')
  const second = await past(`&limit=50&cursor=${first.nextCursor}`)
  const all = [...first.items, ...second.items]
  expect(first.items).toHaveLength(2)
  expect(second.nextCursor).toBeNull()
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.map(({ endsAt }) => endsAt)).toEqual(all.map(({ endsAt }) => endsAt).sort().reverse())
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
})

describe('signing up', () => {
  test('counts once, can be given up, and is one\'s own affair', async () => {
    const id = await publish(server)
    for (let times = 0; times < 2; times++) await okay(signUp(id), 204)
    expect(await find(id)).toMatchObject({ signUps: 1, signedUp: true })
    expect(await find(id, server.as('resident2'))).toMatchObject({ signUps: 1, signedUp: false })
    for (let times = 0; times < 2; times++) await okay(resident.delete(`/activities/${id}/sign-up`) as never, 204)
    expect(await find(id)).toMatchObject({ signUps: 0, signedUp: false })
  })

  test('ends when the village says, and else when it starts', async () => {
    const [early, late] = [await publish(server, { signUpUntil: 30 }), await publish(server, { signUpUntil: 90 })]
    const asUsual = await publish(server)
    server.clock.advance(30 * minute)
    expect((await signUp(early)).body.code).toBe('sign_up_closed')
    await okay(signUp(asUsual), 204)
    server.clock.advance(30 * minute)
    expect((await signUp(asUsual, server.as('resident2'))).body.code).toBe('sign_up_closed')
    await okay(signUp(late), 204)
    server.clock.advance(60 * minute)
    expect((await signUp(late, server.as('resident2'))).body.code).toBe('activity_closed')
    await refusal(resident.delete(`/activities/${late}/sign-up`), 'activity_closed')
  })

  test('needs a household', async () => {
    const id = await publish(server)
    expect((await signUp(id, server.as('shopkeeper'))).body.code).toBe('household_missing')
  })

  test.each([1, 2])('a crowd at once takes each place once, round %i', async () => {
    const id = await publish(server, { capacity: 4 })
    const crowd = await Promise.all(Array.from({ length: 16 }, (_, household) => server.newPerson({ household })))
    const elsewhere = await server.another()
    const answers = await Promise.all(crowd.map((person, index) => signUp(id, index % 2 ? person.at(elsewhere) : person)))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(4)
    expect(answers.filter(({ status }) => status !== 204).map(({ body }) => body.code)).toEqual(Array(12).fill('activity_full'))
    const [lucky, late] = [true, false].map((got) => crowd[answers.findIndex(({ status }) => (status === 204) === got)]) as [Person, Person]
    await okay(lucky.delete(`/activities/${id}/sign-up`) as never, 204)
    await okay(signUp(id, late), 204)
    expect(await find(id)).toMatchObject({ signUps: 4 })
  })

  test('is nothing who comes must have done: they check in without it, where all places are taken and after it has closed too', async () => {
    const id = await publish(server, { starts: 0, capacity: 1, signUpUntil: 10 })
    const [early, late] = [await server.newPerson({ household: 11 }), await server.newPerson({ household: 12 })]
    await okay(signUp(id), 204)
    const checkIn = async (person: Person) => {
      const { code } = await okay(admin.get<CheckInCode>(`/activities/${id}/code`))
      return okay(person.post<unknown>(`/activities/${id}/check-in`, { code }), 204)
    }
    expect((await signUp(id, early)).body.code).toBe('activity_full')
    await checkIn(early)
    server.clock.advance(11 * minute)
    expect((await signUp(id, late)).body.code).toBe('sign_up_closed')
    await checkIn(late)
    expect(await find(id, late)).toMatchObject({ signUps: 1, signedUp: false, came: 2, present: true })
  })

  test('who leaves the village leaves their place', async () => {
    const id = await publish(server, { capacity: 1 })
    const leaver = await server.newPerson({ household: 9 })
    await okay(signUp(id, leaver), 204)
    await okay(leaver.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account' } }), 204)
    await okay(signUp(id), 204)
  })
})

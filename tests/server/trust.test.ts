import { documentOf, operationsOf, type Operation } from '../support/openapi'
import { created, okay, type Person } from '../support/person'
import { preyOf } from '../support/prey'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let operations: Operation[]
let prey: Awaited<ReturnType<typeof preyOf>>

beforeAll(async () => {
  server = await startApp()
  operations = operationsOf(await documentOf(server))
  prey = await preyOf(server)
})
afterAll(() => server.close())

test('whoever signs out ends their own session only', async () => {
  const others = await Promise.all([1, 2].map(() => server.newPerson({ household: 7 })))
  const [leaving, staying] = others as [Person, Person]
  expect((await server.anonymous.delete('/sessions/current')).body).toMatchObject({ code: 'not_signed_in' })
  expect((await leaving.delete('/sessions/current')).status).toBe(204)
  expect((await leaving.get('/me')).body).toMatchObject({ code: 'session_expired' })
  expect((await staying.get('/me')).status).toBe(200)
})

test('only the routes that say so are public, and no token but a good one opens the rest', async () => {
  const laid = await prey.layOut()
  for (const operation of operations.filter((one) => !one.public)) {
    for (const [authorization, code] of [
      [undefined, 'not_signed_in'],
      ['Basic dXNlcjpwYXNz', 'not_signed_in'],
      ['Bearer x', 'not_signed_in'],
      [`Bearer ${'A'.repeat(43)}`, 'session_expired']
    ]) {
      const request = prey.requestFor(operation, laid)
      const headers = { ...request.headers, ...(authorization && { authorization }) }
      const answer = await server.anonymous.send({ ...request, headers })
      expect({ name: operation.name, status: answer.status, code: answer.body.code }).toEqual({ name: operation.name, status: 401, code })
    }
  }
})

test('who one is and what a thing is worth is never taken from the request', async () => {
  const laid = await prey.layOut()
  const before = await server.snapshot()
  const injected = {
    role: 'villageAdmin',
    roles: ['villageAdmin'],
    points: 1000,
    villageId: server.neighbour.id,
    status: 'approved',
    householdId: server.neighbour.people.resident.householdId,
    accountId: server.neighbour.people.resident.id
  }
  for (const operation of operations.filter(({ body }) => body)) {
    for (const [property, value] of Object.entries(injected).filter(([key]) => !operation.body?.properties?.[key])) {
      const { payload, ...request } = prey.requestFor(operation, laid)
      for (const person of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper')]) {
        const answer = await person.send({ ...request, payload: { ...(payload as object), [property]: value } })
        expect({ name: operation.name, property, status: answer.status, code: answer.body.code }).toEqual({
          name: operation.name, property, status: 400, code: 'invalid_request'
        })
      }
    }
  }
  expect(await server.snapshot()).toEqual(before)
})

test('a signed address opens its photo alone, in its size alone, until it runs out', async () => {
  const resident = await server.newPerson({ household: 0 })
  const photoId = await created(resident.upload(prey.picture))
  const submissionId = await created(
    resident.post('/submissions', { ruleId: server.village.rules.study, photoIds: [photoId] })
  )
  const { photos: [photo] } = await okay(resident.get<{ photos: { url: string }[] }>(`/submissions/${submissionId}`))
  const url = photo?.url ?? ''
  const statusOf = async (address: string) => (await server.app.inject(address)).statusCode
  expect(await statusOf(url)).toBe(200)
  const other = await created(resident.upload(prey.picture))
  for (const changed of [
    url.replace('large', 'small'),
    url.replace(photoId, other),
    url.replace(server.village.id, server.neighbour.id),
    url.replace(/expires=\d+/, (found) => `${found}0`),
    url.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A'))
  ])
    expect({ changed, status: await statusOf(changed) }).toEqual({ changed, status: 404 })
  server.clock.advance(86_400_000)
  expect(await statusOf(url)).toBe(404)
})

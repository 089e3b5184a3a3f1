import { Value } from '@sinclair/typebox/value'
import { Problem } from '../../types/contract/problem'
import { documentOf, operationsOf, type Document, type JsonSchema } from '../support/openapi'
import { created, okay, refusal } from '../support/person'
import { createRelay, type Relay } from '../support/relay'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let relay: Relay

beforeAll(async () => {
  relay = await createRelay()
  server = await startApp({ via: relay.via })
})
afterAll(async () => {
  await server.close()
  await relay.cut()
})

/** The routes of the tree that Fastify prints, each line of it holding a piece of an address. */
function routesOf(tree: string): string[] {
  const pieces: string[] = []
  return [...tree.matchAll(/^([│ ]*)[├└]── (\S*)(?: \((.+)\))?$/gm)].flatMap(
    ([, indent = '', piece = '', methods = '']) => {
      pieces.splice(indent.length / 4, Infinity, piece)
      const path = pieces.join('').replace(/:(\w+)/g, '{$1}')
      return methods
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD')
        .map((method) => `${method} ${path}`)
    }
  )
}

describe('the OpenAPI document', () => {
  let document: Document
  beforeAll(async () => {
    document = await documentOf(server)
  })

  test('is one of version 3.1 whose references and parameters are complete', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Village Points', version: expect.any(String) },
      security: [{ session: [] }],
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } }
    })
    expect(JSON.stringify(document)).not.toContain('"$ref"')
    for (const { name, path, parameters, responses, summary } of operationsOf(document)) {
      expect({ name, summary }).toEqual({ name, summary: expect.stringMatching(/\w/) })
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = parameters.filter((one) => one.in === 'path' && one.required).map((one) => one.name)
      expect({ name, declared }).toEqual({ name, declared: inPath })
      const partial = name.startsWith('GET /api/voice-notes/') ? ['206'] : []
      expect({ name, statuses: Object.keys(responses) }).toEqual({
        name,
        statuses: [expect.stringMatching(/^20[014]$/), ...partial, '4XX', '5XX']
      })
      for (const refused of [responses['4XX'], responses['5XX']]) {
        expect(Object.keys(refused?.content ?? {})).toEqual(['application/problem+json'])
      }
    }
  })

  test('closes every body and query against properties it does not know', () => {
    const open = (schema: JsonSchema): boolean =>
      (schema.type === 'object' && schema.additionalProperties !== false) ||
      [
        ...Object.values(schema.properties ?? {}),
        ...(schema.anyOf ?? []),
        ...(schema.items ? [schema.items] : [])
      ].some(open)
    expect(
      operationsOf(document)
        .filter(({ body }) => body && open(body))
        .map(({ name }) => name)
    ).toEqual([])
  })

  test('names every route there is under /api', () => {
    const hidden = ['GET /api/openapi.json', 'GET /healthz', 'GET /readyz', 'GET /metrics']
    expect(routesOf(server.app.printRoutes()).sort()).toEqual(
      [...operationsOf(document).map(({ name }) => name), ...hidden].sort()
    )
  })

  test('asks for an Idempotency-Key wherever something is created', () => {
    const creating = operationsOf(document).filter(({ responses, public: open }) => responses['201'] && !open)
    expect(creating.length).toBeGreaterThan(15)
    const without = creating.filter(({ parameters }) => !parameters.some(({ name }) => name === 'idempotency-key'))
    expect(without.map(({ name }) => name)).toEqual([])
  })
})

describe('what is no request the API knows', () => {
  const post = (payload: string, headers = {}) =>
    server
      .as('resident')
      .send({
        method: 'POST',
        url: '/api/orders',
        payload,
        headers: { 'content-type': 'application/json', 'idempotency-key': '12345678', ...headers }
      })

  test('a body that is none, though its type is named', async () => {
    const bare = { headers: { 'content-type': 'application/json', 'idempotency-key': '12345678' } }
    const resident = server.as('resident')
    expect((await resident.send({ method: 'POST', url: '/api/orders', ...bare })).body).toMatchObject({ code: 'invalid_request' })
    const leaving = await server.newPerson({ household: 3 })
    expect((await leaving.send({ method: 'DELETE', url: '/api/sessions/current', ...bare })).status).toBe(204)
  })

  test('a route that is not there', async () => {
    for (const url of ['/api/nothing', '/api', '/nothing', '/api/orders/x/y']) {
      await refusal(server.anonymous.send({ method: 'GET', url }), 'not_found')
    }
    await refusal(server.as('resident').get('/submissions/no-id'), 'not_found')
    const typed = await server.anonymous.send({ method: 'GET', url: '/somewhere', headers: { accept: 'text/html,*/*' } })
    expect([typed.status, typed.headers['location']]).toEqual([302, '/'])
    await refusal(server.anonymous.send({ method: 'PATCH', url: '/api/orders' }), 'not_found')
  })

  test('an address that cannot be decoded', () => refusal(server.anonymous.get('/%zz'), 'invalid_request'))

  test('an id that is none', async () => {
    for (const id of ['1', 'x'.repeat(300), '%00', "'"]) {
      const { status } = await server.as('resident').get(`/orders/${id}`)
      expect([400, 404]).toContain(status)
    }
  })

  test.each([
    ['broken JSON', '{"lines": [', 'invalid_request'],
    ['nothing', '', 'invalid_request'],
    ['a list', '[]', 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['a poisoned prototype', '{"__proto__": {"roles": ["villageAdmin"]}}', 'invalid_request'],
    ['more than 64 KB', JSON.stringify({ lines: 'x'.repeat(66_000) }), 'payload_too_large']
  ] as const)('a body of %s', async (_, payload, code) => {
    await refusal(post(payload), code)
  })

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'a body of type %s',
    async (type) => {
      await refusal(post('lines=1', { 'content-type': type }), 'unsupported_media_type')
    }
  )

  test('a key too short, too long or missing', async () => {
    const key = (value: string | null) => server.as('resident').post('/orders', { lines: [] }, { key: value })
    await refusal(key('1234567'), 'invalid_request')
    await refusal(key('x'.repeat(101)), 'invalid_request')
    const line = { goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }
    await refusal(server.as('resident').post('/orders', { lines: [line] }, { key: null }), 'idempotency_key_missing')
  })

  test.each([
    'limit=0',
    'limit=51',
    'limit=x',
    'limit=',
    'limit=1&limit=2',
    'cursor=x',
    'status=lost',
    'villageId=1',
    'limit[]=1'
  ])('the query %s', async (query) => {
    await refusal(server.as('resident').get(`/orders?${query}`), 'invalid_request')
  })

  test('a query that says a number in words of text is understood', async () => {
    expect((await server.as('resident').get('/orders?limit=5&status=held')).status).toBe(200)
  })

  test.each(['/submissions', '/orders', '/reviews', '/points/entries', '/households'])(
    'a cursor nobody gave out, for %s',
    async (path) => {
      const person = server.as(path === '/households' || path === '/reviews' ? 'villageAdmin' : 'resident')
      const forged = [
        '+275760-09-13T00:00:00.000Z x',
        `2026-03-10T02:00:00.000Z ${'-'.repeat(36)}`,
        `${'x'.repeat(24)} ${server.village.id}`
      ]
      for (const cursor of [
        '',
        '-1',
        'x',
        '9'.repeat(30),
        ...forged.map((text) => Buffer.from(text).toString('base64url'))
      ]) {
        await refusal(person.get(`${path}?cursor=${cursor}`), 'invalid_request')
      }
    }
  )
})

describe('operations', () => {
  const get = (url: string) => server.app.inject(url)

  test('the process lives, the database answers, the metrics name routes and nobody', async () => {
    await server.as('resident').get('/me')
    expect([(await get('/healthz')).json(), (await get('/readyz')).json()]).toEqual([
      { status: 'ok' },
      { status: 'ready' }
    ])
    const { body, statusCode } = await get('/metrics')
    expect(statusCode).toBe(200)
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/me",status="200"\} \d/)
    expect(body).not.toContain(server.village.people.resident.id)
  })

  test('every answer forbids sniffing and framing, and scripts of others', async () => {
    for (const url of ['/api/villages', '/api/nothing', '/healthz']) {
      const { headers } = await get(url)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' })
      expect(headers['content-security-policy']).toContain("script-src 'self'")
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })

  test('while the database is away requests are told to come back, and afterwards all goes on by itself', async () => {
    const resident = server.as('resident')
    await server.earn(resident, 10)
    const order = { lines: [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }] }
    const key = 'the order in question'

    const underWay = Array.from({ length: 30 }, () => resident.get('/points/balance'))
    await relay.cut()
    for (const { status, text } of await Promise.all(underWay)) expect([200, 503].includes(status) ? '' : text).toBe('')
    for (const pending of [
      resident.get('/me'),
      resident.post('/orders', order, { key }),
      server.anonymous.get('/villages')
    ]) {
      const { headers } = await pending
      expect(headers['retry-after']).toBe('2')
      await refusal(pending, 'service_unavailable')
    }
    const ready = await get('/readyz')
    expect([ready.statusCode, ready.headers['retry-after']]).toEqual([503, '2'])
    expect(Value.Check(Problem, ready.json())).toBe(true)
    expect((await get('/healthz')).statusCode).toBe(200)

    await relay.mend()
    expect((await get('/readyz')).statusCode).toBe(200)
    const id = await created(resident.post('/orders', order, { key }))
    expect(await created(resident.post('/orders', order, { key }))).toBe(id)
    expect(await okay(resident.get<{ held: number }>('/points/balance'))).toMatchObject({ held: 5 })
  })
})

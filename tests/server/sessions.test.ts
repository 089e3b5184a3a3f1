import type { Invitation } from '../../types/contract/households'
import type { Session } from '../../types/contract/sessions'
import { okay, refusal, type Answer } from '../support/person'
import { startApp, type TestServer } from '../support/server'

const day = 86_400_000

let server: TestServer

beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server.close())

let lastPhone = 13900000000
const newPhone = () => String(++lastPhone)
const password = 'correct horse battery'

/** A request from an address of one's own, so that tests do not use up one another's tries. */
let lastAddress = 0
const newAddress = () => `198.51.100.${++lastAddress}`

function from<Body = Session>(
  remoteAddress: string,
  url: string,
  payload: object,
  headers = {}
): Promise<Answer<Body>> {
  return server.anonymous.send({ method: 'POST', url: `/api${url}`, payload, headers, remoteAddress })
}

const invite = (by = server.as('resident'), body: object = {}) => okay(by.post<Invitation>('/invitations', body), 201)
const signUp = (invitationCode: string, more: object = {}, address = newAddress()) =>
  from(address, '/accounts', { invitationCode, name: ' 新成员 ', phone: newPhone(), password, consent: true, ...more })
const signIn = (phone: string, word = password, address = newAddress(), headers = {}) =>
  from(address, '/sessions', { phone, password: word }, headers)

/** Answers of requests with the session's token. */
const me = (token: string) =>
  server.anonymous.send({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } })

describe('a sign-up by invitation', () => {
  test('makes a member of the household, who then signs in with phone and password', async () => {
    const { code, household, roles } = await invite()
    expect({ household, roles }).toEqual({ household: '第一网格 1 号', roles: ['resident'] })
    const phone = newPhone()
    const session = await okay(signUp(code, { phone }), 201)
    expect(session.profile).toMatchObject({ name: '新成员', roles: ['resident'], household: { label: household } })
    const again = await okay(signIn(phone), 201)
    expect(again.profile).toEqual(session.profile)
    expect(again.token).not.toBe(session.token)
    expect((await me(again.token)).body).toEqual(session.profile)
  })

  test.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['a space and a dash', (code: string) => `${code.slice(0, 4)} -${code.slice(4)}`],
    ['O for 0 and l for 1', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')]
  ])('forgives %s', async (_, said) => {
    const { code } = await invite()
    await okay(signUp(said(code)), 201)
  })

  test('works once', async () => {
    const { code } = await invite()
    await okay(signUp(code), 201)
    await refusal(signUp(code), 'invitation_used')
  })

  test('runs out after thirty days', async () => {
    const { code, expiresAt } = await invite()
    const before = server.clock.current
    expect(Date.parse(expiresAt)).toBe(before.getTime() + 30 * day)
    server.clock.advance(30 * day)
    await refusal(signUp(code), 'invitation_expired')
    server.clock.current = new Date(before.getTime() + 30 * day - 1)
    await okay(signUp(code), 201)
    server.clock.current = before
  })

  test('is refused without consent or a fit phone and password, and then keeps the invitation', async () => {
    const { code } = await invite()
    const phone = newPhone()
    await okay(signUp((await invite()).code, { phone }), 201)
    const before = await server.snapshot()
    await refusal(signUp('ABCDEFGHJK'), 'invitation_invalid')
    await refusal(signUp(code, { phone }), 'phone_taken')
    for (const wrong of [
      { consent: false },
      { consent: undefined },
      { password: 'short' },
      { phone: '12345678901' },
      { phone: '1380000000' },
      { name: '' },
      { name: '  ' },
      { name: '名'.repeat(21) },
      { name: 'a\0' },
      { roles: ['villageAdmin'] }
    ])
      await refusal(signUp(code, wrong), 'invalid_request')
    expect(await server.snapshot()).toEqual(before)
    await okay(signUp(code), 201)
  })

  test('gives the offices a village admin names, and nobody else may name any', async () => {
    const admin = server.as('villageAdmin')
    const { code, household } = await invite(admin, { roles: ['shopkeeper'], householdId: null })
    expect(household).toBeNull()
    expect((await okay(signUp(code), 201)).profile).toMatchObject({ roles: ['shopkeeper'], household: null })
    await refusal(server.as('resident').post('/invitations', { roles: ['villageAdmin'] }), 'forbidden')
    await refusal(admin.post('/invitations', { roles: ['supervisor'], householdId: null }), 'invalid_request')
    await refusal(admin.post('/invitations', { roles: ['resident'], householdId: null }), 'invalid_request')
    await refusal(admin.post('/invitations', { roles: [] }), 'invalid_request')
  })
})

describe('a session', () => {
  test('ends at once when signed out, and only that one', async () => {
    const phone = newPhone()
    const first = await okay(signUp((await invite()).code, { phone }), 201)
    const second = await okay(signIn(phone), 201)
    const headers = { authorization: `Bearer ${first.token}` }
    expect((await server.anonymous.send({ method: 'DELETE', url: '/api/sessions/current', headers })).status).toBe(204)
    await refusal(me(first.token), 'session_expired')
    expect((await me(second.token)).status).toBe(200)
  })

  test('ends after ninety days', async () => {
    const { token, expiresAt } = await okay(signUp((await invite()).code), 201)
    const before = server.clock.current
    expect(Date.parse(expiresAt)).toBe(before.getTime() + 90 * day)
    server.clock.current = new Date(Date.parse(expiresAt) - 1)
    expect((await me(token)).status).toBe(200)
    server.clock.current = new Date(expiresAt)
    await refusal(me(token), 'session_expired')
    server.clock.current = before
  })

  test('ends when the account is disabled, which lets nobody sign in again', async () => {
    const phone = newPhone()
    const { token, profile } = await okay(signUp((await invite()).code, { phone }), 201)
    const disable = (id: string) => server.sql('update accounts set disabled_at = now() where id = $1', [id])
    await disable(profile.accountId)
    await refusal(me(token), 'account_disabled')
    await refusal(signIn(phone), 'account_disabled')
    await refusal(signIn(phone, 'wrong password'), 'sign_in_failed')
    await disable(server.neighbour.people.shopkeeper.id)
    const demo = { persona: 'shopkeeper', village: server.neighbour.name }
    await refusal(server.anonymous.post('/sessions/demo', demo), 'account_disabled')
  })

  test('gives a changed role at the next request', async () => {
    const person = await server.newPerson({ household: null, roles: ['reviewer'] })
    expect((await person.get('/reviews/summary')).status).toBe(200)
    await server.sql("update accounts set roles = '{shopkeeper}' where id = $1", [person.account?.id])
    await refusal(person.get('/reviews/summary'), 'forbidden')
  })

  test('is stored as a hash, passwords with argon2, invitations keyed', async () => {
    const { code } = await invite()
    const { token } = await okay(signUp(code), 201)
    expect(token).toMatch(/^[\w-]{43}$/)
    const stored = JSON.stringify([
      await server.snapshot(),
      await server.sql("select encode(token_hash, 'escape') from sessions")
    ])
    for (const secret of [token, password, code]) expect(stored).not.toContain(secret)
    const [identity] = await server.sql<{ hash: string }>(
      "select secret_hash as hash from identities where provider = 'password' limit 1"
    )
    expect(identity?.hash).toMatch(/^\$argon2id\$/)
  })
})

describe('guessing', () => {
  test('a password stops after ten failures from that address, for a quarter of an hour; its owner elsewhere is let in', async () => {
    const phone = newPhone()
    const guesser = newAddress()
    await okay(signUp((await invite()).code, { phone }), 201)
    for (let tries = 0; tries < 10; tries++) await refusal(signIn(phone, `guess ${tries}`, guesser), 'sign_in_failed')
    const { body, headers } = await signIn(phone, password, guesser)
    expect(body).toMatchObject({ code: 'too_many_requests', fields: { retryAfter: 900 } })
    expect(headers['retry-after']).toBe('900')
    await okay(signIn(phone), 201)
    // refused tries count for nothing: the stranger does not get further by going on
    for (let tries = 0; tries < 60; tries++) await refusal(signIn(phone, `guess ${tries}`, guesser), 'too_many_requests')
    await okay(signIn(phone), 201)
    server.clock.advance(900_000)
    await okay(signIn(phone, password, guesser), 201)
  })

  test('a password from ever new addresses stops after fifty failures, for that phone alone', async () => {
    const [phone, other] = [newPhone(), newPhone()]
    for (const one of [phone, other]) await okay(signUp((await invite()).code, { phone: one }), 201)
    for (let tries = 0; tries < 50; tries++) await refusal(signIn(phone, `guess ${tries}`), 'sign_in_failed')
    await refusal(signIn(phone), 'too_many_requests')
    await okay(signIn(other), 201)
    server.clock.advance(900_000)
    await okay(signIn(phone), 201)
  })

  test('an unknown phone answers like a wrong password', async () => {
    const phone = newPhone()
    await okay(signUp((await invite()).code, { phone }), 201)
    const strip = ({ body }: Answer<unknown>) => ({ ...(body as object), requestId: '' })
    expect(strip(await signIn(newPhone(), 'wrong'))).toEqual(strip(await signIn(phone, 'wrong')))
  })

  test('many invitation codes stops for the address, whatever X-Forwarded-For it claims', async () => {
    const [address, other] = [newAddress(), newAddress()]
    const { code } = await invite()
    const guess = (index: number, headers = {}) =>
      from(
        address,
        '/accounts',
        {
          invitationCode: `GUESS${String(index).padStart(5, '0')}`,
          name: '谁',
          phone: newPhone(),
          password,
          consent: true
        },
        headers
      )
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        refusal(guess(index, { 'x-forwarded-for': `203.0.113.${index}` }), 'invitation_invalid')
      )
    )
    await refusal(guess(100, { 'x-forwarded-for': '203.0.113.200' }), 'too_many_requests')
    await refusal(signUp(code, {}, address), 'too_many_requests')
    await okay(signUp(code, {}, other), 201)
  })
})

describe('demo people', () => {
  test.each(['resident', 'resident2', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'])(
    '%s signs in',
    async (persona) => {
      const session = await okay(server.anonymous.post<Session>('/sessions/demo', { persona }), 201)
      expect(session.profile.village?.name ?? null).toBe(persona === 'supervisor' ? null : '永安寨村')
    }
  )

  test('of another village, an unknown one, or as nobody known', async () => {
    const demo = (body: object) => server.anonymous.post<Session>('/sessions/demo', body)
    expect((await okay(demo({ persona: 'resident', village: '内里村' }), 201)).profile.village?.name).toBe('内里村')
    await refusal(demo({ persona: 'resident', village: '无名村' }), 'sign_in_failed')
    await refusal(demo({ persona: 'operator' }), 'invalid_request')
  })

  test('stay outside of a server without the demo, which says so', async () => {
    const config = { secretKey: 'a secret key of a production server', demo: false, trustProxy: [], publicUrl: '' }
    const app = await server.another({ config })
    const answer = await app.inject({ method: 'POST', url: '/api/sessions/demo', payload: { persona: 'villageAdmin' } })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'demo_disabled'])
    expect((await app.inject('/api/villages')).json<{ demo: boolean }>().demo).toBe(false)
  })
})

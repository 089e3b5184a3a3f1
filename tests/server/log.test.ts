import type { Invitation } from '../../types/contract/households'
import type { Order } from '../../types/contract/orders'
import type { Session } from '../../types/contract/sessions'
import { created, okay } from '../support/person'
import { photograph } from '../support/photographs'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let log = ''

beforeAll(async () => {
  server = await startApp({ logger: { level: 'trace', stream: { write: (line: string) => void (log += line) } } })
})
beforeEach(() => {
  log = ''
})
afterAll(() => server.close())

const password = 'correct horse battery'
const remoteAddress = '198.51.100.7'
const invite = () => okay(server.as('resident').post<Invitation>('/invitations', {}), 201)
const signUp = (invitationCode: string, phone: string) =>
  server.anonymous.send<Session>({
    method: 'POST',
    url: '/api/accounts',
    payload: { invitationCode, name: '不留名', phone, password, consent: true },
    remoteAddress
  })

test('a whole main job leaves no phone, name, password, token, code, note, address or signature in the log', async () => {
  const resident = server.as('resident')
  const keeper = server.as('shopkeeper')
  const note = '只给村里看的话'
  const phone = '13912345678'

  const { code } = await invite()
  const { token } = await okay(signUp(code, phone), 201)
  await server.anonymous.post('/sessions', { phone, password: 'another password' })
  const member = (method: 'PUT' | 'GET' | 'DELETE', path: string, payload?: object) =>
    server.anonymous.send({ method, url: `/api${path}`, payload, headers: { authorization: `Bearer ${token}` } })
  await member('PUT', '/me/password', { current: password, next: 'a new password' })
  await member('GET', '/me/export')
  await member('GET', '/messages')
  expect((await member('DELETE', '/me', { confirm: 'delete my account', password: 'a new password' })).status).toBe(204)
  const photoId = await created(resident.upload(await photograph('home').resize(200).jpeg().toBuffer()))
  const submission = { ruleId: server.village.rules.study, photoIds: [photoId], note }
  const submissionId = await created(resident.post('/submissions', submission))
  const { photos } = await okay(resident.get<{ photos: { url: string }[] }>(`/submissions/${submissionId}`))
  const url = photos[0]?.url ?? ''
  await server.app.inject(url)
  await server.earn(resident, 20)
  const line = { goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }
  const orderId = await created(resident.post('/orders', { lines: [line] }))
  const { pickUp } = await okay(resident.get<Order>(`/orders/${orderId}`))
  for (const said of [pickUp?.digits, pickUp?.token]) await okay(keeper.post('/orders/look-up', { code: said }))
  await server.sql('alter table orders rename to orders_away')
  expect((await resident.get('/orders')).status).toBe(500)
  await server.sql('alter table orders_away rename to orders')

  const signature = new URL(url, 'http://host').searchParams.get('signature')
  const secrets = [phone, '不留名', password, 'another password', 'a new password', code, token, await resident.token(), note, signature]
  const found = [...secrets, pickUp?.digits, pickUp?.token, '127.0.0.1', remoteAddress].filter(
    (secret) => !secret || log.includes(secret)
  )
  expect(found).toEqual([])
  expect(log).toContain(`/api/orders/${orderId}`)
  expect(log).toContain('request failed')
})

test('a database error that could quote a row is logged without it', async () => {
  const phone = '13987654321'
  const { code } = await invite()
  await server.sql(`alter table identities add constraint no_such_phone check (subject <> '${phone}')`)
  expect((await signUp(code, phone)).status).toBe(500)
  expect(log).toContain('no_such_phone')
  expect(log).not.toContain(phone)
})

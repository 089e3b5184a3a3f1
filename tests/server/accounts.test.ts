import type { AccountExport } from '../../types/contract/accounts'
import type { Invitation, OwnHousehold } from '../../types/contract/households'
import type { MessagePage } from '../../types/contract/messages'
import type { Session } from '../../types/contract/sessions'
import { publish } from '../support/activity'
import { created, okay, refusal, type Answer, type Person } from '../support/person'
import { createPerson } from '../support/person'
import { startApp, type TestServer } from '../support/server'

let server: TestServer

beforeEach(async () => {
  server = await startApp()
})
afterEach(() => server.close())

const password = 'correct horse battery'
let lastPhone = 13700000000
const newPhone = () => String(++lastPhone)

interface Joined extends Person {
  phone: string
  session: Session
}

/** Somebody who signed up into the resident's household, under a name found nowhere else. */
async function join(name: string, phone = newPhone(), inviter = server.as('resident')): Promise<Joined> {
  const { code } = await okay(inviter.post<Invitation>('/invitations', {}), 201)
  const signUp = { invitationCode: code, name, phone, password, consent: true }
  const session = await okay(server.anonymous.post<Session>('/accounts', signUp), 201)
  return joined(session, phone)
}

function joined(session: Session, phone: string): Joined {
  const { accountId, name, household, village } = session.profile
  const account = { id: accountId, name, householdId: household?.id ?? null }
  const person = createPerson(server.app, { name, account, villageId: village?.id ?? null, signIn: async () => session.token })
  return { ...person, phone, session }
}

const signIn = (phone: string, word = password) => server.anonymous.post<Session>('/sessions', { phone, password: word })
const change = (person: Person, current: string, next: string) =>
  person.send({ method: 'PUT', url: '/api/me/password', payload: { current, next } })
const leave = (person: Person, word?: string) =>
  person.send({ method: 'DELETE', url: '/api/me', payload: { confirm: 'delete my account', ...(word && { password: word }) } })

const own = (person: Person) => okay(person.get<OwnHousehold>('/households/own'))

describe('a password', () => {
  test('is changed by who knows it; every other device is signed out, this one stays', async () => {
    const person = await join('改密人')
    const elsewhere = joined(await okay(signIn(person.phone), 201), person.phone)
    const neighbour = await join('旁边人')
    expect((await change(person, password, 'another long one')).status).toBe(204)
    expect((await person.get('/me')).status).toBe(200)
    await refusal(elsewhere.get('/me'), 'session_expired')
    expect((await neighbour.get('/me')).status).toBe(200)
    await refusal(signIn(person.phone), 'sign_in_failed')
    await okay(signIn(person.phone, 'another long one'), 201)
    await okay(signIn(neighbour.phone), 201)
  })

  test('stays when the old one is wrong, the new one too short, or there is none', async () => {
    const person = await join('改密人')
    const before = await server.snapshot()
    await refusal(change(person, 'a wrong guess', 'another long one'), 'password_wrong')
    await refusal(change(person, password, 'short'), 'invalid_request')
    await refusal(change(server.as('resident'), password, 'another long one'), 'password_missing')
    await refusal(change(server.as('supervisor'), password, 'another long one'), 'password_missing')
    expect(await server.snapshot()).toEqual(before)
  })

  test('is not guessed by who holds the session: ten failures in a quarter of an hour, changing and leaving together', async () => {
    const person = await join('改密人')
    for (let tries = 0; tries < 5; tries++) {
      await refusal(change(person, `guess ${tries}`, 'another long one'), 'password_wrong')
      await refusal(leave(person, `guess ${tries}`), 'password_wrong')
    }
    await refusal(change(person, password, 'another long one'), 'too_many_requests')
    await refusal(leave(person, password), 'too_many_requests')
    server.clock.advance(900_000)
    expect((await change(person, password, 'another long one')).status).toBe(204)
  })
})

test('signing out everywhere ends every session of the person at once and nobody else\'s', async () => {
  const person = await join('到处登录')
  const elsewhere = joined(await okay(signIn(person.phone), 201), person.phone)
  const relative = await join('家里人')
  expect((await person.delete('/sessions')).status).toBe(204)
  await refusal(person.get('/me'), 'session_expired')
  await refusal(elsewhere.get('/me'), 'session_expired')
  expect((await relative.get('/me')).status).toBe(200)
  await okay(signIn(person.phone), 201)
})

/** Leaves something of a person in every place that keeps things of people. */
async function live(person: Person) {
  const { village } = server
  const [used, unused] = (await server.photosOf(person, 2)) as [string, string]
  const ids = [village.id, person.account?.id]
  const [activity] = await server.sql<{ id: string }>(
    `insert into activities (village_id, "column", title, place, starts_at, ends_at, created_at)
     values ($1, 'study', '扫盲课', '村部', $2, $2::timestamptz + interval '1 hour', $2) returning id`, [village.id, server.clock.now()])
  const voiceNoteId = await created(person.upload(Buffer.from('ID3 words'), { kind: 'voice_note' }))
  const submissionId = await created(person.post('/submissions', {
    ruleId: village.rules.study, photoIds: [used], note: '我写的话', place: '我家门口', voiceNoteId, activityId: activity?.id
  }))
  await okay(server.as('villageAdmin').post(`/submissions/${submissionId}/approve`, { version: 1 }))
  await server.earn(person, 20)
  const line = { goodsId: village.goods.tissues.id, quantity: 1, points: 5 }
  const orderId = await created(person.post('/orders', { lines: [line] }))
  await okay(person.post<Invitation>('/invitations', {}), 201)
  await server.sql('insert into likes select $1, $3, $2, now()', [...ids, submissionId])
  await server.sql(
    `insert into uploads (village_id, id, account_id, kind, bytes, sha256, created_at)
     select $1, gen_random_uuid(), $2, 'photo', 5, sha256(''), now()`, ids)
  const rejected = await created(
    person.post('/submissions', { ruleId: village.rules.study, photoIds: await server.photosOf(person, 1) })
  )
  await okay(server.as('villageAdmin').post(`/submissions/${rejected}/reject`, { version: 1, reason: '看不清' }))
  await okay(person.post(`/submissions/${rejected}/appeal`, { version: 2, words: '我的申诉' }))
  const onBehalfOf = { householdId: village.people.resident2.householdId, consentBy: '李阿婆', consentGiven: 'by_phone' }
  await created(person.post('/submissions', { ruleId: village.rules.study, photoIds: await server.photosOf(person, 1), onBehalfOf }))
  const again = { ruleId: village.rules.study, photoIds: await server.photosOf(person, 1) }
  const withdrawn = await created(person.post('/submissions', again))
  await okay(person.post(`/submissions/${withdrawn}/withdraw`, { version: 1 }))
  const resubmitted = await created(person.post('/submissions', { ...again, resubmissionOf: withdrawn }))
  return { used, unused, submissionId, orderId, voiceNoteId, withdrawn, resubmitted }
}

describe('an export', () => {
  test('holds everything kept about the person, and of others nothing', async () => {
    const other = await join('别的家人')
    await live(other)
    const person = await join('要资料的人')
    const { used, unused, submissionId, orderId, voiceNoteId, withdrawn, resubmitted } = await live(person)
    const activity = await publish(server, { title: '植树', starts: 0, signUpUntil: 30 })
    await okay(person.send({ method: 'PUT', url: `/api/activities/${activity}/sign-up` }), 204)
    const { body, text } = await person.get<AccountExport>('/me/export')
    expect(body).toMatchObject({
      profile: person.session.profile,
      signInWays: [{ provider: 'password', subject: person.phone }],
      sessions: [{ endedAt: null }],
      appeals: [{ words: '我的申诉', firstReason: '看不清', upheld: null }],
      unfinishedUploads: [{ kind: 'photo', bytes: 5, received: 0 }],
      voiceNotes: [{ id: voiceNoteId, url: expect.stringContaining('signature=') }],
      unusedPhotos: [{ id: unused }],
      orders: [{ id: orderId, status: 'held', lines: [{ quantity: 1, points: 5 }] }],
      likes: [{ submissionId }],
      activities: [{ title: '植树', signedUpAt: server.clock.now().toISOString(), cameAt: null }],
      invitations: [{ roles: ['resident'], usedAt: null }]
    })
    expect(body.consentedAt).toBe(body.joinedAt)
    const sent = body.submissions.find(({ id }) => id === submissionId)
    expect(sent).toMatchObject({
      note: '我写的话', place: '我家门口', status: 'approved', photos: [{ id: used }], voiceNoteId, activity: '扫盲课', withdrawnAt: null
    })
    expect(body.submissions.find(({ id }) => id === withdrawn)).toMatchObject({ withdrawnAt: server.clock.now().toISOString() })
    expect(body.submissions.find(({ id }) => id === resubmitted)).toMatchObject({ resubmissionOf: withdrawn })
    expect(body.submissions).toHaveLength(6)
    expect(body.ledger.filter(({ orderId: cause }) => cause === orderId)).toMatchObject([{ kind: 'hold', amount: -5 }])
    expect(body.messages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['submission_approved']))
    for (const secret of [other.phone, other.account?.id, '$argon2', server.village.people.resident.name]) {
      expect(text).not.toContain(secret)
    }
  })

  test('is made ten times an hour at most, for each person', async () => {
    const person = await join('要资料的人')
    for (let time = 0; time < 10; time++) await okay(person.get('/me/export'))
    await refusal(person.get('/me/export'), 'too_many_requests')
    await okay(server.as('resident').get('/me/export'))
    server.clock.advance(3_600_000)
    await okay(person.get('/me/export'))
  })

  test('is there for a supervisor and a cadre without a household', async () => {
    const nothing = { submissions: [], ledger: [], orders: [], messages: [] }
    expect(await okay(server.as('supervisor').get('/me/export'))).toMatchObject({ profile: { village: null }, ...nothing })
    expect(await okay(server.as('shopkeeper').get('/me/export'))).toMatchObject({ profile: { household: null }, ledger: [] })
  })
})

describe('whoever leaves', () => {
  test('is found in no answer to anybody, while the household keeps its points, photos and orders', async () => {
    const resident = server.as('resident')
    const person = await join('要走的人')
    const { used, orderId, submissionId } = await live(person)
    const helped = server.as('resident2')
    const news = async () => (await okay(helped.get<MessagePage>('/messages'))).items.filter(({ kind }) => kind === 'sent_for_you')
    expect(await news()).toMatchObject([{ about: '要走的人' }])
    const balance = await okay(resident.get('/points/balance'))
    const before = await own(resident)
    expect(before.members.find(({ id }) => id === person.account?.id)).toMatchObject({ name: '要走的人', earned: expect.any(Number) })
    const earned = before.members.find(({ id }) => id === person.account?.id)?.earned

    expect((await leave(person, password)).status).toBe(204)

    expect(await news()).toMatchObject([{ about: '' }])
    const asked = [
      resident, server.as('villageAdmin'), server.as('reviewer'), server.as('shopkeeper'), helped, await join('后来的人')
    ]
    const paths = [
      '/households/own', '/submissions', `/submissions/${submissionId}`, '/points/entries', '/orders', `/orders/${orderId}`,
      '/messages', '/me/export', '/reviews', '/households', '/boards/households', '/grids'
    ]
    for (const somebody of asked) {
      for (const path of paths) {
        const { text } = await somebody.get(path)
        for (const trace of ['要走的人', person.phone, '我写的话', '我家门口', '我的申诉']) {
          expect({ who: somebody.name, path, found: text.includes(trace) }).toEqual({ who: somebody.name, path, found: false })
        }
      }
    }
    const pickUp = await okay(resident.get<{ pickUp: { token: string } }>(`/orders/${orderId}`))
    const atCounter = await server.as('shopkeeper').post<{ orderedBy: string }>('/orders/look-up', { code: pickUp.pickUp.token })
    expect(atCounter.body).toMatchObject({ orderedBy: '' })

    expect(await okay(resident.get('/points/balance'))).toEqual(balance)
    expect((await okay(resident.get<{ submittedBy: string; photos: { id: string }[] }>(`/submissions/${submissionId}`)))).toMatchObject({
      submittedBy: '', status: 'approved', photos: [{ id: used }]
    })
    expect((await own(resident)).members).toContainEqual(expect.objectContaining({ id: person.account?.id, name: '', earned }))
    const kept = JSON.stringify(await server.snapshot())
    for (const trace of ['要走的人', person.phone, '我写的话', '我家门口', '我的申诉']) expect(kept).not.toContain(trace)
    const [rows] = await server.sql<Record<string, number>>(
      `select (select count(*)::int from sessions where account_id = $1) as sessions,
        (select count(*)::int from likes where account_id = $1) as likes,
        (select count(*)::int from voice_notes where recorded_by = $1) as voices,
        (select count(*)::int from uploads where account_id = $1) as uploads,
        (select count(*)::int from messages where account_id = $1) as messages,
        (select count(*)::int from invitations where created_by = $1 and used_at is null) as invitations`,
      [person.account?.id]
    )
    expect(rows).toEqual({ sessions: 0, likes: 0, voices: 0, uploads: 0, messages: 0, invitations: 0 })
  })

  test('is out at once on every device, and the phone is free for somebody new', async () => {
    const person = await join('要走的人')
    const elsewhere = joined(await okay(signIn(person.phone), 201), person.phone)
    const { code } = await okay(person.post<Invitation>('/invitations', {}), 201)
    expect((await leave(person, password)).status).toBe(204)
    await refusal(person.get('/me'), 'session_expired')
    await refusal(elsewhere.get('/me'), 'session_expired')
    await refusal(signIn(person.phone), 'sign_in_failed')
    const withLeftCode = { invitationCode: code, name: '捡到的', phone: newPhone(), password, consent: true }
    await refusal(server.anonymous.post('/accounts', withLeftCode), 'invitation_invalid')
    const again = await join('又来的人', person.phone)
    expect(again.account?.id).not.toBe(person.account?.id)
    expect((await own(again)).members.filter(({ self }) => self)).toMatchObject([{ name: '又来的人', earned: 0 }])
  })

  test('needs the password and the words, and without them stays whole', async () => {
    const person = await join('想想再说')
    const before = await server.snapshot()
    await refusal(leave(person), 'password_wrong')
    await refusal(leave(person, 'a wrong one'), 'password_wrong')
    for (const payload of [{}, { confirm: 'yes', password }]) {
      await refusal(person.send({ method: 'DELETE', url: '/api/me', payload }), 'invalid_request')
    }
    expect(await server.snapshot()).toEqual(before)
    expect((await person.get('/me')).status).toBe(200)
  })

  test('may be the last of a household, an office holder or a supervisor', async () => {
    await server.earn(server.as('resident'), 20)
    for (const persona of ['resident', 'shopkeeper', 'supervisor'] as const) {
      expect((await leave(server.as(persona))).status).toBe(204)
      await refusal(server.as(persona).get('/me'), 'session_expired')
      await refusal(server.anonymous.post('/sessions/demo', { persona }), 'sign_in_failed')
    }
    const admin = server.as('villageAdmin')
    const { items } = await okay(admin.get<{ items: { label: string; members: number }[] }>('/households'))
    expect(items[0]).toMatchObject({ label: '第一网格 1 号', members: 0 })
    const householdId = server.village.people.resident.householdId
    const { code } = await okay(admin.post<Invitation>('/invitations', { householdId }), 201)
    const signUp = { invitationCode: code, name: '新来的', phone: newPhone(), password, consent: true }
    const session: Answer<Session> = await server.anonymous.post('/accounts', signUp)
    const heir = joined(session.body, signUp.phone)
    expect(await okay(heir.get('/points/balance'))).toMatchObject({ free: 20 })
  })
})

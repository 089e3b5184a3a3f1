import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Order } from '../../types/contract/orders'
import { planned, publish } from './activity'
import { declareKin, deductionRule } from './deductions'
import type { Operation } from './openapi'
import { peopleOf } from './people-of'
import { created, okay, uploadRequest } from './person'
import { photograph } from './photographs'
import { layDown, uploadTerms } from './rule'
import { rosterOf } from './roster'
import type { TestServer } from './server'
import { shopBooksOf } from './shop-books'

/** Written into everything that is for a few only. */
export const secretNote = 'only for the reviewers of this village'

const goodsTerms = { name: '雨伞', category: '', photoId: null, limit: null, onSaleFrom: null, lowStock: 0 }

/** Something of 永安寨村 to be after: laid out anew where an allowed request uses it up. */
export interface Prey {
  /** All that a resident of the village has sent in, ordered and been told. */
  photoId: string
  submissionId: string
  orderId: string
  pickUp: { token: string; digits: string }
  messageId: string
  uploadId: string
  voiceNoteId: string
  /** One that runs and still takes people, and that somebody came to. */
  activityId: string
  attendanceId: string
  /** Somebody of the village, kin of the resident's household. */
  personId: string
  /** A household, and one of the two on its roster. */
  householdId: string
  entryId: string
}

/** Things of 永安寨村 that stay as long as the server does, and how to lay out those that do not. */
export async function preyOf(server: TestServer) {
  const { village } = server
  const { resident, resident2 } = village.people
  const [admin, hunted] = [server.as('villageAdmin'), server.as('resident')]
  const picture = await photograph('home').resize(200).jpeg().toBuffer()
  for (let times = 0; times < 40; times++) await server.earn(hunted, 50)
  const { gridId, unitId } = await rosterOf(server, village)
  const grids = await server.sql<{ id: string }>('select id from grids where village_id = $1', [village.id])
  // the month is over
  server.clock.advance(31 * 86_400_000)
  const statementId = await created(admin.post('/statements', { month: '2026-03' }))
  const { householdId } = resident
  const { joinRequestId, noticeId, honourId } = await peopleOf(server, village)
  const adjustmentId = await created(admin.post('/adjustments', { householdId, amount: 50, reason: secretNote }))
  const deductionRuleId = await deductionRule(server, village)
  const deduction = { ruleId: deductionRuleId, householdId, photoIds: await server.photosOf(admin, 1), reason: secretNote }
  const deductionId = await created(admin.post('/deductions', deduction))
  const uploadRules = Object.values(village.rules)
  const closingRuleId = await layDown(server, uploadTerms())
  await server.sql('update goods set stock = 1000')

  const pin = '380527'
  await okay(hunted.send({ method: 'PUT', url: '/api/household-pins/own', payload: { pin } }), 204)
  const atCounter = { householdId, member: '甲', lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }], pin }
  const keptOrderId = await created(server.as('shopkeeper').post('/card-redemptions', { ...atCounter, fetcher: '李四' }))

  const { stockTakeId, signedDay, budgetEntryId } = await shopBooksOf(server, village)

  const insert = async (statement: string, ...values: unknown[]) =>
    (await server.sql<{ id: string }>(`${statement} returning id`, [village.id, resident.id, ...values]))[0]?.id ?? ''

  let doors = 1000
  const door = () => ({ gridId, unitId: null, number: ++doors, label: `新的一户 ${doors}` })
  const headed = () => ({ name: `新网格 ${++doors}`, head: '许某', headPhone: '13800000012' })

  async function layOut(): Promise<Prey> {
    // of a session that no request has ended
    const layer = server.anew('villageAdmin')
    const [photoId, submitted] = (await server.photosOf(hunted, 2)) as [string, string]
    const submission = { ruleId: village.rules.study, photoIds: [submitted], note: secretNote }
    const submissionId = await created(hunted.post('/submissions', submission))
    const line = { goodsId: village.goods.tissues.id, quantity: 1, points: 5 }
    const orderId = await created(hunted.post('/orders', { lines: [line] }))
    const { pickUp } = await okay(hunted.get<Order>(`/orders/${orderId}`))
    const messageId = await insert(
      "insert into messages (village_id, account_id, kind, about, created_at) values ($1, $2, 'member_joined', $3, now())", secretNote)
    const uploadId = await insert(
      `insert into uploads (village_id, id, account_id, kind, bytes, sha256, created_at)
       values ($1, gen_random_uuid(), $2, 'photo', $3, sha256($4), now())`, picture.length, picture)
    const voiceNoteId = await insert(
      `insert into voice_notes (village_id, id, recorded_by, media_type, content, created_at)
       values ($1, gen_random_uuid(), $2, 'audio/mpeg', $3, now())`, Buffer.from(secretNote))
    const activityId = await publish(server, { starts: 0, signUpUntil: 30 }, layer)
    const attendanceId = await created(layer.post(`/activities/${activityId}/attendances`, { accountId: resident.id }))
    const personId = (await server.newPerson({ household: 12 })).account?.id ?? ''
    await declareKin(server, village, personId, householdId ?? '')
    const people = ['甲', '乙'].map((name) => ({ name, phone: null, head: false }))
    const newHouseholdId = await created(layer.post('/households', { ...door(), people }))
    const [entry] = await server.sql<{ id: string }>('select id from roster_entries where household_id = $1', [newHouseholdId])
    return {
      photoId, submissionId, orderId, pickUp: pickUp ?? { token: '', digits: '' }, messageId, uploadId, voiceNoteId, activityId, attendanceId,
      personId, householdId: newHouseholdId, entryId: entry?.id ?? ''
    }
  }

  /** What is sent, good as it is for whoever may, by operation. */
  const bodies: Record<string, (prey: Prey) => object> = {
    'POST /api/sessions/demo': () => ({ persona: 'supervisor' }),
    'POST /api/sessions': () => ({ phone: '13900000000', password: 'a password' }),
    'POST /api/accounts': () => ({
      invitationCode: 'ABCDEFGHJK', name: '新成员', phone: '13900000000', password: 'a long password', consent: true
    }),
    'PUT /api/me/password': () => ({ current: 'a password', next: 'another password' }),
    'DELETE /api/me': () => ({ confirm: 'delete my account' }),
    'POST /api/messages/seen': ({ messageId }) => ({ upTo: messageId }),
    'PUT /api/households/own': () => ({ unlisted: false }),
    'POST /api/households': () => ({ ...door(), people: [] }),
    'PUT /api/households/{id}': () => ({ ...door(), people: [], version: 1 }),
    'POST /api/households/{id}/merge': () => ({ intoId: resident2.householdId, version: 1 }),
    'POST /api/households/{id}/split': ({ entryId }) => ({ ...door(), version: 1, entryIds: [entryId], accountIds: [], points: 0 }),
    'POST /api/households/{id}/replace-card': () => ({ version: 1 }),
    'POST /api/household-cards/look-up': () => ({ code: 'A'.repeat(40) }),
    'PUT /api/household-pins/own': () => ({ pin }),
    'PUT /api/household-pins/at-counter': () => ({ card: 'A'.repeat(40), pin, witnessCode: '000000' }),
    'POST /api/card-redemptions/look-up': () => ({ householdId }),
    'POST /api/card-redemptions': () => atCounter,
    'POST /api/grids': headed,
    'PUT /api/grids/order': () => ({ ids: grids.map(({ id }) => id) }),
    'PUT /api/grids/{id}': () => ({ ...headed(), version: 1 }),
    'POST /api/grids/{id}/units': headed,
    'PUT /api/grids/{id}/units/order': () => ({ ids: [unitId] }),
    'PUT /api/units/{id}': () => ({ ...headed(), version: 1 }),
    'POST /api/invitations': () => ({ householdId, roles: ['resident'] }),
    'POST /api/adjustments': () => ({ householdId, amount: 5, reason: 'forgotten' }),
    'POST /api/adjustments/{id}/confirm': () => ({ version: 1 }),
    'POST /api/adjustments/{id}/refuse': () => ({ version: 1, reason: 'not so' }),
    'POST /api/statements': () => ({ month: '2026-03' }),
    'PUT /api/people/{id}/offices': () => ({ offices: ['reviewer'], version: 1 }),
    'POST /api/people/{id}/disable': () => ({ version: 1 }),
    'POST /api/people/{id}/enable': () => ({ version: 1 }),
    'POST /api/join-requests': () => ({
      villageId: village.id, name: '新成员', phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`, address: '村口',
      password: 'a long password', consent: true
    }),
    'POST /api/join-requests/{id}/approve': () => ({ householdId }),
    'POST /api/join-requests/{id}/refuse': () => ({ reason: 'nobody knows them' }),
    'POST /api/notices': () => ({ title: 'x', body: 'y', gridIds: [], householdIds: [householdId] }),
    'POST /api/honours': () => ({ title: 'x', householdId, name: '', note: '', awardedOn: '2026-01-01', photoId: null }),
    'POST /api/activities': () => planned(server),
    'PUT /api/activities/{id}': () => ({ ...planned(server), version: 1 }),
    'POST /api/activities/{id}/cancel': () => ({ version: 1 }),
    'POST /api/activities/{id}/check-in': () => ({ code: '00000' }),
    'POST /api/activities/{id}/attendances': () => ({ accountId: resident2.id }),
    'POST /api/activities/{id}/points': () => ({ version: 1 }),
    'POST /api/rules': () => ({ terms: uploadTerms(), from: null }),
    'PUT /api/rules/order': () => ({ kind: 'upload', seriesIds: [...uploadRules, closingRuleId] }),
    'POST /api/rules/dry-run': () => ({ terms: uploadTerms(), seriesId: village.rules.study }),
    'POST /api/rules/{id}/versions': () => ({ terms: uploadTerms(), from: null }),
    'POST /api/rules/{id}/reopen': () => ({ from: null }),
    'POST /api/submissions': ({ photoId }) => ({ ruleId: village.rules.study, photoIds: [photoId] }),
    'POST /api/submissions/{id}/withdraw': () => ({ version: 1 }),
    'POST /api/submissions/{id}/appeal': () => ({ version: 1, words: 'look again' }),
    'POST /api/submissions/{id}/approve': () => ({ version: 1 }),
    'POST /api/submissions/{id}/reject': () => ({ version: 1, reason: 'not clear' }),
    'POST /api/submissions/{id}/undo': () => ({ version: 1 }),
    'POST /api/submissions/{id}/second-look': () => ({ agrees: true }),
    'POST /api/deductions': ({ photoId }) => ({ ruleId: deductionRuleId, householdId, photoIds: [photoId], reason: 'litter' }),
    'POST /api/deductions/{id}/appeal': () => ({ version: 1, words: 'not ours' }),
    'POST /api/deductions/{id}/decide': () => ({ version: 1, remit: true, reason: 'looked again' }),
    'PUT /api/settings': () => ({ secondLookPercent: 5, reviewHours: 24, adjustmentLimit: 10, version: 1 }),
    'POST /api/reviews/approve': ({ submissionId }) => ({ items: [{ id: submissionId, version: 1 }] }),
    'PUT /api/stock-takes/{id}/lines/{goodsId}': () => ({ counted: 97 }),
    'PUT /api/stock-takes/{id}/lines/{goodsId}/reason': () => ({ reason: 'lost' }),
    // of a version that is long gone, so that the sheet stays open
    'POST /api/stock-takes/{id}/finish': () => ({ version: 1 }),
    'POST /api/stock-takes/{id}/discard': () => ({ version: 1 }),
    'POST /api/shop-days': () => ({ day: '2026-03-12', note: '' }),
    'POST /api/budget-entries': () => ({ amountFen: 100, reason: 'from the town' }),
    'POST /api/budget-entries/{id}/reverse': () => ({ reason: 'by mistake' }),
    'POST /api/goods': () => ({ ...goodsTerms, points: 5, delivery: null }),
    'PUT /api/goods/{id}': () => ({ ...goodsTerms, version: 1 }),
    'PUT /api/goods/order': () => ({ goodsIds: [village.goods.soap.id] }),
    // of a version to come, so that the goods stay open
    'POST /api/goods/{id}/close': () => ({ version: 1000 }),
    'POST /api/goods/{id}/reopen': () => ({ version: 1000 }),
    'POST /api/goods/{id}/prices': () => ({ points: 20, from: '2026-12-01' }),
    'POST /api/goods/{id}/prices/take-back': () => ({ startsAt: '2030-01-01T00:00:00Z' }),
    'POST /api/stock-movements': () => ({ goodsId: village.goods.soap.id, kind: 'in', quantity: 1, reason: '', costFen: null }),
    'PUT /api/shop': () => ({
      place: '村口', phone: null, hours: Array(7).fill([{ from: '08:30', until: '17:30' }]), hoursNote: '', closure: null, pickUpDays: 7, version: 1
    }),
    'POST /api/orders': () => ({ lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }] }),
    'POST /api/orders/{id}/cancel': () => ({ version: 1 }),
    'POST /api/orders/look-up': ({ pickUp }) => ({ code: pickUp.token }),
    'POST /api/orders/{id}/hand-over': () => ({ version: 1 }),
    'POST /api/orders/{id}/cancel-by-shop': () => ({ version: 1, reason: 'broken' }),
    'POST /api/orders/{id}/voucher': () => ({ version: 1, fetcher: '李四' }),
    'POST /api/orders/{id}/voucher/take-back': () => ({ version: 1 })
  }

  /** Asks after the prey, in the form the operation wants. */
  function requestFor({ name, method, path, bytes }: Operation, prey: Prey): InjectOptions {
    if (path.includes('/roster/import')) {
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
      return { method, url: `${path}?base=${'0'.repeat(64)}`, payload: picture, headers }
    }
    if (bytes) return { method, payload: picture, ...uploadRequest(prey.uploadId, picture) }
    const ids: Partial<Record<string, string>> = {
      orders: prey.orderId, grids: gridId, units: unitId, households: prey.householdId, activities: prey.activityId, people: prey.personId,
      rules: path.endsWith('/versions') ? village.rules.study : closingRuleId,
      adjustments: adjustmentId, statements: statementId, deductions: deductionId, 'join-requests': joinRequestId, notices: noticeId,
      honours: honourId, goods: village.goods.soap.id, 'stock-takes': stockTakeId, 'budget-entries': budgetEntryId, 'card-redemptions': keptOrderId
    }
    const [, area = ''] = /^\/api\/([\w-]+)\//.exec(path) ?? []
    const address = path
      .replace('{id}', ids[area] ?? prey.submissionId)
      .replace('{villageId}', village.id)
      .replace('{photoId}', prey.photoId)
      .replace('{voiceNoteId}', prey.voiceNoteId)
      .replace('{attendanceId}', prey.attendanceId)
      .replace('{householdId}', householdId ?? '')
      .replace('{goodsId}', village.goods.soap.id)
      .replace('{day}', signedDay)
      .replace('{size}', 'large')
    const search = path.endsWith('/candidates') ? '?search=1' : path.includes('/exports/') ? '?from=2026-01-01&until=2026-12-31' : ''
    const url = /\{(photo|voiceNote)Id\}/.test(path) ? `${address}?expires=9999999999&signature=${'A'.repeat(43)}` : address + search
    return { method, url, payload: bodies[name]?.(prey), headers: { 'idempotency-key': randomUUID() } }
  }

  return { picture, layOut, bodies, requestFor }
}

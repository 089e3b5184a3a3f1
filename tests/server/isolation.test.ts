import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Order } from '../../types/contract/orders'
import { planned, publish } from '../support/activity'
import { deductionRule } from '../support/deductions'
import { documentOf, operationsOf, type Operation } from '../support/openapi'
import { peopleOf } from '../support/people-of'
import { created, okay, uploadRequest, type Person } from '../support/person'
import { photograph } from '../support/photographs'
import { uploadTerms } from '../support/rule'
import { rosterOf } from '../support/roster'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let operations: Operation[]
let picture: Buffer
let actors: Record<Actor, Person>
/** Of everything that stands in 永安寨村 before the requests. */
let idsOfVillage: string[]
/** What anybody may see of it. */
let idsForAll: string[]
let gridId: string
let roster: { gridId: string; unitId: string; householdId: string }
let adjustmentId: string
let statementId: string
let deductionRuleId: string
let deductionId: string
let people: Awaited<ReturnType<typeof peopleOf>>

const actorNames = [
  'anonymous',
  'other resident',
  'resident elsewhere',
  'shopkeeper',
  'reviewer',
  'villageAdmin elsewhere',
  'supervisor'
] as const
type Actor = (typeof actorNames)[number]

/**
 * What each of `actorNames`, in that order, gets for asking after things of 永安寨村's resident: a status below 400, or a
 * code. An operation that is not in this table fails the test.
 */
const in_ = 'not_signed_in'
const no = 'forbidden'
const gone = 'not_found'
const alone = 'household_missing'
const expected: Record<string, (number | string)[]> = {
  'POST /api/sessions/demo': [201, 201, 201, 201, 201, 201, 201],
  'POST /api/sessions': Array<string>(7).fill('sign_in_failed'),
  'POST /api/accounts': Array<string>(7).fill('invitation_invalid'),
  'DELETE /api/sessions/current': [in_, 204, 204, 204, 204, 204, 204],
  'DELETE /api/sessions': [in_, 204, 204, 204, 204, 204, 204],
  'GET /api/me': [in_, 200, 200, 200, 200, 200, 200],
  'PUT /api/me/password': [in_, ...Array<string>(6).fill('password_missing')],
  'GET /api/me/export': [in_, 200, 200, 200, 200, 200, 200],
  'DELETE /api/me': [in_, 204, 204, 204, 204, 204, 204],
  'GET /api/messages': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/messages/summary': [in_, 200, 200, 200, 200, 200, no],
  'POST /api/messages/seen': [in_, gone, gone, gone, gone, gone, no],
  'GET /api/villages': [200, 200, 200, 200, 200, 200, 200],
  'GET /api/villages/{villageId}/showcase': [200, 200, 200, 200, 200, 200, 200],
  'GET /api/overview': [in_, no, no, no, no, no, 200],
  'GET /api/audit': [in_, no, no, no, no, 200, no],
  'GET /api/audit/file': [in_, no, no, no, no, 200, no],
  'GET /api/overview/file': [in_, no, no, no, no, no, 200],
  'GET /api/numbers': [in_, no, no, no, 200, 200, no],
  'GET /api/exports/ledger': [in_, no, no, no, no, 200, no],
  'GET /api/exports/submissions': [in_, no, no, no, no, 200, no],
  'GET /api/exports/orders': [in_, no, no, no, no, 200, no],
  'GET /api/adjustments': [in_, no, no, no, no, 200, no],
  'POST /api/adjustments': [in_, no, no, no, no, 'household_not_found', no],
  'POST /api/adjustments/{id}/confirm': [in_, no, no, no, no, gone, no],
  'POST /api/adjustments/{id}/refuse': [in_, no, no, no, no, gone, no],
  'GET /api/statements': [in_, 200, 200, 200, 200, 200, no],
  'POST /api/statements': [in_, no, no, no, no, 'month_empty', no],
  'GET /api/statements/{id}': [in_, 200, gone, 200, 200, gone, no],
  'GET /api/statements/{id}/lines': [in_, 200, gone, 200, 200, gone, no],
  'GET /api/statements/{id}/proofs': [in_, 200, gone, alone, 200, alone, no],
  'GET /api/statements/{id}/file': [in_, 200, gone, 200, 200, gone, no],
  'GET /api/households': [in_, no, no, no, no, 200, no],
  'GET /api/households/own': [in_, 200, 200, alone, 200, alone, no],
  'PUT /api/households/own': [in_, 204, 204, alone, 204, alone, no],
  'POST /api/households': [in_, no, no, no, no, gone, no],
  'GET /api/households/{id}': [in_, no, no, no, no, gone, no],
  'PUT /api/households/{id}': [in_, no, no, no, no, gone, no],
  'POST /api/households/{id}/merge': [in_, no, no, no, no, gone, no],
  'POST /api/households/{id}/split': [in_, no, no, no, no, gone, no],
  'POST /api/households/{id}/replace-card': [in_, no, no, no, no, gone, no],
  'GET /api/household-cards': [in_, no, no, no, no, 200, no],
  'POST /api/household-cards/look-up': [in_, ...Array<string>(5).fill('household_card_wrong'), no],
  'GET /api/roster/template': [in_, no, no, no, no, 200, no],
  'GET /api/roster/export': [in_, no, no, no, no, 200, no],
  // a picture is no workbook
  'POST /api/roster/import-preview': [in_, no, no, no, no, 'import_unreadable', no],
  'POST /api/roster/imports': [in_, no, no, no, no, 'import_unreadable', no],
  'POST /api/grids': [in_, no, no, no, no, 201, no],
  'PUT /api/grids/order': [in_, no, no, no, no, 'stale_version', no],
  'PUT /api/grids/{id}': [in_, no, no, no, no, gone, no],
  'DELETE /api/grids/{id}': [in_, no, no, no, no, gone, no],
  'POST /api/grids/{id}/units': [in_, no, no, no, no, gone, no],
  'PUT /api/grids/{id}/units/order': [in_, no, no, no, no, gone, no],
  'PUT /api/units/{id}': [in_, no, no, no, no, gone, no],
  'DELETE /api/units/{id}': [in_, no, no, no, no, gone, no],
  'GET /api/grids': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/grids/{id}/households': [in_, 200, gone, 200, 200, gone, no],
  'POST /api/invitations': [in_, no, no, no, no, gone, no],
  'GET /api/activities': [in_, 200, 200, 200, 200, 200, no],
  'POST /api/activities': [in_, no, no, no, no, 201, no],
  'GET /api/activities/{id}': [in_, 200, gone, 200, 200, gone, no],
  'PUT /api/activities/{id}': [in_, no, no, no, no, gone, no],
  'POST /api/activities/{id}/cancel': [in_, no, no, no, no, gone, no],
  'PUT /api/activities/{id}/sign-up': [in_, 204, gone, alone, 204, alone, no],
  'DELETE /api/activities/{id}/sign-up': [in_, 204, gone, 204, 204, gone, no],
  'GET /api/activities/{id}/code': [in_, no, no, no, no, gone, no],
  'POST /api/activities/{id}/check-in': [in_, 'check_in_code_wrong', gone, alone, 'check_in_code_wrong', alone, no],
  'GET /api/activities/{id}/roll': [in_, no, no, no, no, gone, no],
  'GET /api/activities/{id}/candidates': [in_, no, no, no, no, gone, no],
  'POST /api/activities/{id}/attendances': [in_, no, no, no, no, gone, no],
  'DELETE /api/activities/{id}/attendances/{attendanceId}': [in_, no, no, no, no, gone, no],
  'POST /api/activities/{id}/points': [in_, no, no, no, no, gone, no],
  'GET /api/people': [in_, no, no, no, no, 200, no],
  'GET /api/people/{id}': [in_, no, no, no, no, gone, no],
  'PUT /api/people/{id}/offices': [in_, no, no, no, no, gone, no],
  'POST /api/people/{id}/disable': [in_, no, no, no, no, gone, no],
  'POST /api/people/{id}/enable': [in_, no, no, no, no, gone, no],
  'GET /api/people/{id}/kinships': [in_, no, no, no, no, gone, no],
  'PUT /api/people/{id}/kinships/{householdId}': [in_, no, no, no, no, gone, no],
  'DELETE /api/people/{id}/kinships/{householdId}': [in_, no, no, no, no, gone, no],
  // everybody may ask, and is told nothing
  'POST /api/join-requests': [204, 204, 204, 204, 204, 204, 204],
  'GET /api/join-requests': [in_, no, no, no, no, 200, no],
  'GET /api/join-requests/summary': [in_, no, no, no, no, 200, no],
  'POST /api/join-requests/{id}/approve': [in_, no, no, no, no, gone, no],
  'POST /api/join-requests/{id}/refuse': [in_, no, no, no, no, gone, no],
  'GET /api/notices': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/notices/summary': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/notices/published': [in_, no, no, no, no, 200, no],
  'GET /api/notices/published/{id}': [in_, no, no, no, no, gone, no],
  'POST /api/notices': [in_, no, no, no, no, gone, no],
  'GET /api/notices/{id}': [in_, gone, gone, gone, gone, gone, no],
  'PUT /api/notices/{id}/receipt': [in_, gone, gone, gone, gone, gone, no],
  'GET /api/notices/{id}/unread': [in_, no, no, no, no, gone, no],
  'POST /api/notices/{id}/withdraw': [in_, no, no, no, no, gone, no],
  'GET /api/honours': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/honours/awarded': [in_, no, no, no, no, 200, no],
  'POST /api/honours': [in_, no, no, no, no, 'household_not_found', no],
  'POST /api/honours/{id}/revoke': [in_, no, no, no, no, gone, no],
  'GET /api/rules': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/rules/all': [in_, no, no, no, no, 200, no],
  'POST /api/rules': [in_, no, no, no, no, 201, no],
  'PUT /api/rules/order': [in_, no, no, no, no, 'rule_has_changed', no],
  'POST /api/rules/dry-run': [in_, no, no, no, no, 200, no],
  'POST /api/rules/{id}/versions': [in_, no, no, no, no, 'rule_not_found', no],
  'POST /api/rules/{id}/reopen': [in_, no, no, no, no, 'rule_not_found', no],
  'POST /api/rules/{id}/take-back': [in_, no, no, no, no, 'rule_not_found', no],
  'POST /api/rules/{id}/close': [in_, no, no, no, no, 'rule_not_found', no],
  // an id of another village is free here, for the first who comes
  'PUT /api/uploads/{id}': [in_, gone, 200, gone, gone, gone, no],
  'GET /api/photos/{villageId}/{photoId}/{size}.jpg': Array<string>(7).fill(gone),
  'GET /api/voice-notes/{villageId}/{voiceNoteId}': Array<string>(7).fill(gone),
  'POST /api/submissions': [in_, 'photo_not_found', 'rule_not_found', alone, 'photo_not_found', alone, no],
  'GET /api/submissions': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/submissions/{id}': [in_, gone, gone, gone, gone, gone, no],
  'POST /api/submissions/{id}/withdraw': [in_, gone, gone, gone, gone, gone, no],
  'POST /api/submissions/{id}/appeal': [in_, gone, gone, gone, gone, gone, no],
  'GET /api/reviews': [in_, no, no, no, 200, 200, no],
  'GET /api/reviews/summary': [in_, no, no, no, 200, 200, no],
  'GET /api/reviews/decided': [in_, no, no, no, 200, 200, no],
  'GET /api/reviews/{id}/previous': [in_, no, no, no, 200, gone, no],
  // each for itself: refused ones are named in the answer
  'POST /api/reviews/approve': [in_, no, no, no, 200, 200, no],
  'POST /api/submissions/{id}/approve': [in_, no, no, no, 200, gone, no],
  'POST /api/submissions/{id}/reject': [in_, no, no, no, 200, gone, no],
  'POST /api/submissions/{id}/undo': [in_, no, no, no, no, gone, no],
  'GET /api/second-looks': [in_, no, no, no, 200, 200, no],
  'GET /api/second-looks/summary': [in_, no, no, no, 200, 200, no],
  // not drawn
  'POST /api/submissions/{id}/second-look': [in_, no, no, no, gone, gone, no],
  'GET /api/deductions': [in_, no, no, no, 200, 200, no],
  'GET /api/deductions/summary': [in_, no, no, no, 200, 200, no],
  'GET /api/deductions/rules': [in_, no, no, no, 200, 200, no],
  'GET /api/deductions/{id}': [in_, gone, gone, gone, 200, gone, no],
  'POST /api/deductions': [in_, no, no, no, 'photo_not_found', 'rule_has_changed', no],
  'POST /api/deductions/{id}/appeal': [in_, gone, gone, alone, gone, alone, no],
  // nobody has appealed
  'POST /api/deductions/{id}/decide': [in_, no, no, no, 'stale_version', gone, no],
  'GET /api/fairness': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/settings': [in_, 200, 200, 200, 200, 200, no],
  'PUT /api/settings': [in_, no, no, no, no, 204, no],
  'GET /api/points/balance': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/points/entries': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/points/months': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/goods': [in_, 200, 200, 200, 200, 200, no],
  'POST /api/orders': [in_, 'insufficient_points', 'goods_not_found', alone, 'insufficient_points', alone, no],
  'GET /api/orders': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/orders/{id}': [in_, gone, gone, alone, gone, alone, no],
  'POST /api/orders/{id}/cancel': [in_, gone, gone, alone, gone, alone, no],
  'POST /api/orders/look-up': [in_, no, no, 200, no, no, no],
  'POST /api/orders/{id}/hand-over': [in_, no, no, 200, no, no, no],
  'GET /api/boards/households': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/boards/grids': [in_, 200, 200, 200, 200, 200, no],
  'GET /api/households/own/month': [in_, 200, 200, alone, 200, alone, no],
  'GET /api/feed': [in_, 200, 200, 200, 200, 200, no],
  // what still waits is in no feed
  'PUT /api/feed/{id}/like': [in_, gone, gone, gone, gone, gone, no],
  'DELETE /api/feed/{id}/like': [in_, gone, gone, gone, gone, gone, no]
}

/** Something of the resident's to be after: made anew where an allowed request uses it up. */
interface Prey {
  photoId: string
  submissionId: string
  orderId: string
  pickUp: { token: string; digits: string }
  messageId: string
  uploadId: string
  voiceNoteId: string
  activityId: string
  attendanceId: string
}

async function layOut(): Promise<Prey> {
  const { village } = server
  const resident = server.as('resident')
  const [photoId, submitted] = (await server.photosOf(resident, 2)) as [string, string]
  const submissionId = await created(
    resident.post('/submissions', { ruleId: village.rules.study, photoIds: [submitted], note: secretNote })
  )
  const line = { goodsId: village.goods.tissues.id, quantity: 1, points: 5 }
  const orderId = await created(resident.post('/orders', { lines: [line] }))
  const { pickUp } = await okay(resident.get<Order>(`/orders/${orderId}`))
  const [message] = await server.sql<{ id: string }>(
    `insert into messages (village_id, account_id, kind, about, created_at) values ($1, $2, 'member_joined', $3, now()) returning id`,
    [village.id, village.people.resident.id, secretNote]
  )
  const [upload] = await server.sql<{ id: string }>(
    `insert into uploads (village_id, id, account_id, kind, bytes, sha256, created_at)
     values ($1, gen_random_uuid(), $2, 'photo', $3, sha256($4), now()) returning id`,
    [village.id, village.people.resident.id, picture.length, picture]
  )
  const [voiceNote] = await server.sql<{ id: string }>(
    `insert into voice_notes (village_id, id, recorded_by, media_type, content, created_at)
     values ($1, gen_random_uuid(), $2, 'audio/mpeg', $3, now()) returning id`,
    [village.id, village.people.resident.id, Buffer.from(secretNote)]
  )
  // one that runs and still takes people, and somebody who came
  const activityId = await publish(server, { starts: 0, signUpUntil: 30 })
  const caller = server.as('villageAdmin')
  const attendanceId = await created(caller.post(`/activities/${activityId}/attendances`, { accountId: village.people.resident.id }))
  return {
    activityId,
    attendanceId,
    photoId,
    submissionId,
    orderId,
    pickUp: pickUp ?? { token: '', digits: '' },
    messageId: message?.id ?? '',
    uploadId: upload?.id ?? '',
    voiceNoteId: voiceNote?.id ?? ''
  }
}

const secretNote = 'only for the reviewers of this village'

const headed = { name: '新网格', head: '许某', headPhone: '13800000012' }
const door = () => ({ gridId: roster.gridId, unitId: null, number: 900, label: '新的一户' })

const bodies: Record<string, (prey: Prey) => object> = {
  'POST /api/sessions/demo': () => ({ persona: 'supervisor' }),
  'POST /api/sessions': () => ({ phone: '13900000000', password: 'a password' }),
  'POST /api/accounts': () => ({
    invitationCode: 'ABCDEFGHJK',
    name: '新成员',
    phone: '13900000000',
    password: 'a long password',
    consent: true
  }),
  'PUT /api/me/password': () => ({ current: 'a password', next: 'another password' }),
  'DELETE /api/me': () => ({ confirm: 'delete my account' }),
  'POST /api/messages/seen': ({ messageId }) => ({ upTo: messageId }),
  'PUT /api/households/own': () => ({ unlisted: false }),
  'POST /api/households': () => ({ ...door(), people: [] }),
  'PUT /api/households/{id}': () => ({ ...door(), people: [], version: 1 }),
  'POST /api/households/{id}/merge': () => ({ intoId: server.village.people.resident2.householdId, version: 1 }),
  'POST /api/households/{id}/split': () => ({
    ...door(), version: 1, entryIds: [], accountIds: [server.village.people.resident.id], points: 0
  }),
  'POST /api/households/{id}/replace-card': () => ({ version: 1 }),
  'POST /api/household-cards/look-up': () => ({ code: 'A'.repeat(40) }),
  'POST /api/grids': () => headed,
  'PUT /api/grids/order': () => ({ ids: [roster.gridId] }),
  'PUT /api/grids/{id}': () => ({ ...headed, version: 1 }),
  'POST /api/grids/{id}/units': () => headed,
  'PUT /api/grids/{id}/units/order': () => ({ ids: [roster.unitId] }),
  'PUT /api/units/{id}': () => ({ ...headed, version: 1 }),
  'POST /api/invitations': () => ({ householdId: server.village.people.resident.householdId, roles: ['resident'] }),
  'POST /api/adjustments': () => ({ householdId: server.village.people.resident.householdId, amount: 5, reason: 'forgotten' }),
  'POST /api/adjustments/{id}/confirm': () => ({ version: 1 }),
  'POST /api/adjustments/{id}/refuse': () => ({ version: 1, reason: 'not so' }),
  'POST /api/statements': () => ({ month: '2026-03' }),
  'PUT /api/people/{id}/offices': () => ({ offices: ['reviewer'], version: 1 }),
  'POST /api/people/{id}/disable': () => ({ version: 1 }),
  'POST /api/people/{id}/enable': () => ({ version: 1 }),
  'POST /api/join-requests': () => ({
    villageId: server.village.id,
    name: '新成员',
    phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
    address: '村口',
    password: 'a long password',
    consent: true
  }),
  'POST /api/join-requests/{id}/approve': () => ({ householdId: server.village.people.resident.householdId }),
  'POST /api/join-requests/{id}/refuse': () => ({ reason: 'nobody knows them' }),
  'POST /api/notices': () => ({ title: 'x', body: 'y', gridIds: [], householdIds: [server.village.people.resident.householdId] }),
  'POST /api/honours': () => ({
    title: 'x',
    householdId: server.village.people.resident.householdId,
    name: '',
    note: '',
    awardedOn: '2026-01-01',
    photoId: null
  }),
  'POST /api/activities': () => planned(server),
  'PUT /api/activities/{id}': () => ({ ...planned(server), version: 1 }),
  'POST /api/activities/{id}/cancel': () => ({ version: 1 }),
  'POST /api/activities/{id}/check-in': () => ({ code: '00000' }),
  'POST /api/activities/{id}/attendances': () => ({ accountId: server.village.people.resident2.id }),
  'POST /api/activities/{id}/points': () => ({ version: 1 }),
  'POST /api/rules': () => ({ terms: uploadTerms(), from: null }),
  'PUT /api/rules/order': () => ({ kind: 'upload', seriesIds: Object.values(server.village.rules) }),
  'POST /api/rules/dry-run': () => ({ terms: uploadTerms(), seriesId: server.village.rules.study }),
  'POST /api/rules/{id}/versions': () => ({ terms: uploadTerms(), from: null }),
  'POST /api/rules/{id}/reopen': () => ({ from: null }),
  'POST /api/submissions': ({ photoId }) => ({ ruleId: server.village.rules.study, photoIds: [photoId] }),
  'POST /api/submissions/{id}/withdraw': () => ({ version: 1 }),
  'POST /api/submissions/{id}/appeal': () => ({ version: 1, words: 'look again' }),
  'POST /api/submissions/{id}/approve': () => ({ version: 1 }),
  'POST /api/submissions/{id}/reject': () => ({ version: 1, reason: 'not clear' }),
  'POST /api/submissions/{id}/undo': () => ({ version: 1 }),
  'POST /api/submissions/{id}/second-look': () => ({ agrees: true }),
  'POST /api/deductions': ({ photoId }) => ({
    ruleId: deductionRuleId, householdId: server.village.people.resident.householdId, photoIds: [photoId], reason: 'litter'
  }),
  'POST /api/deductions/{id}/appeal': () => ({ version: 1, words: 'not ours' }),
  'POST /api/deductions/{id}/decide': () => ({ version: 1, remit: true, reason: 'looked again' }),
  'PUT /api/settings': () => ({ secondLookPercent: 5, reviewHours: 24, adjustmentLimit: 10, version: 1 }),
  'POST /api/reviews/approve': ({ submissionId }) => ({ items: [{ id: submissionId, version: 1 }] }),
  'POST /api/orders': () => ({ lines: [{ goodsId: server.village.goods.tissues.id, quantity: 1, points: 5 }] }),
  'POST /api/orders/{id}/cancel': () => ({ version: 1 }),
  'POST /api/orders/look-up': ({ pickUp }) => ({ code: pickUp.token }),
  'POST /api/orders/{id}/hand-over': () => ({ version: 1 })
}

function requestFor({ name, method, path, bytes }: Operation, prey: Prey): InjectOptions {
  if (path.includes('/roster/import')) {
    const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
    return { method, url: `${path}?base=${'0'.repeat(64)}`, payload: picture, headers }
  }
  if (bytes) return { method, payload: picture, ...uploadRequest(prey.uploadId, picture) }
  const own = {
    orders: prey.orderId, rules: server.village.rules.study, grids: gridId, units: roster.unitId, households: roster.householdId,
    activities: prey.activityId, adjustments: adjustmentId, statements: statementId, deductions: deductionId,
    people: server.village.people.resident.id, 'join-requests': people.joinRequestId, notices: people.noticeId, honours: people.honourId
  }
  const [, area = ''] = /^\/api\/([\w-]+)\//.exec(path) ?? []
  const id = (own as Partial<Record<string, string>>)[area] ?? prey.submissionId
  const address = path
    .replace('{id}', id)
    .replace('{villageId}', server.village.id)
    .replace('{photoId}', prey.photoId)
    .replace('{voiceNoteId}', prey.voiceNoteId)
    .replace('{attendanceId}', prey.attendanceId)
    .replace('{householdId}', server.village.people.resident.householdId ?? '')
    .replace('{size}', 'large')
  const search = path.endsWith('/candidates') ? '?search=1' : path.includes('/exports/') ? '?from=2026-01-01&until=2026-12-31' : ''
  const url = /\{(photo|voiceNote)Id\}/.test(path) ? `${address}?expires=9999999999&signature=${'A'.repeat(43)}` : address + search
  return { method, url, payload: bodies[name]?.(prey), headers: { 'idempotency-key': randomUUID() } }
}

beforeAll(async () => {
  server = await startApp()
  operations = operationsOf(await documentOf(server))
  picture = await photograph('home').resize(200).jpeg().toBuffer()
  for (let times = 0; times < 20; times++) await server.earn(server.as('resident'), 50)
  roster = await rosterOf(server, server.village)
  // the month is over
  server.clock.advance(31 * 86_400_000)
  const admin = server.as('villageAdmin')
  statementId = await created(admin.post('/statements', { month: '2026-03' }))
  const { householdId } = server.village.people.resident
  people = await peopleOf(server, server.village)
  adjustmentId = await created(admin.post('/adjustments', { householdId, amount: 50, reason: secretNote }))
  deductionRuleId = await deductionRule(server, server.village)
  const deduction = { ruleId: deductionRuleId, householdId, photoIds: await server.photosOf(admin, 1), reason: secretNote }
  deductionId = await created(admin.post('/deductions', deduction))
  await server.sql('update goods set stock = 1000')
  actors = {
    anonymous: server.anonymous,
    'other resident': server.as('resident2'),
    'resident elsewhere': server.as('resident', server.neighbour),
    shopkeeper: server.as('shopkeeper'),
    reviewer: server.as('reviewer'),
    'villageAdmin elsewhere': server.as('villageAdmin', server.neighbour),
    supervisor: server.as('supervisor')
  }
  await server.earn(actors['resident elsewhere'], 10)
  await layOut()
  const tables = [
    'grids',
    'households',
    'accounts',
    'rules',
    'photos',
    'submissions',
    'goods',
    'orders',
    'activities',
    'attendances',
    'adjustments',
    'deductions',
    'statements',
    'join_requests',
    'notices',
    'honours',
    'point_transfers'
  ]
  const rows = await server.sql<{ id: string }>(
    tables.map((table) => `select id from ${table} where village_id = $1`).join(' union all '),
    [server.village.id]
  )
  idsOfVillage = [server.village.id, ...rows.map(({ id }) => id)]
  const offers = await server.sql<{ id: string }>(
    'select id from rules where village_id = $1 union all select id from goods where village_id = $1',
    [server.village.id]
  )
  idsForAll = [server.village.id, ...offers.map(({ id }) => id)]
  const [grid] = await server.sql<{ id: string }>('select id from grids where village_id = $1 limit 1', [server.village.id])
  gridId = grid?.id ?? ''
})
afterAll(() => server.close())

test('the table knows every operation of the API and no other', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort())
  expect(
    operations
      .filter(({ body }) => body)
      .map(({ name }) => name)
      .sort()
  ).toEqual(Object.keys(bodies).sort())
})

test.each(Object.keys(expected).filter((name) => !name.startsWith('DELETE')))('%s', async (name) => {
  const operation = operations.find((one) => one.name === name) as Operation
  const outcome: (number | string)[] = []
  let prey = await layOut()
  for (const actor of actorNames) {
    const answer = await actors[actor].send<{ code: string }>(requestFor(operation, prey))
    outcome.push(answer.status < 400 ? answer.status : (answer.body as { code: string }).code)
    expectNothingForeign(answer.text, actor, operation, prey)
    if (operation.method === 'POST' && answer.status < 400) prey = await layOut()
  }
  expect(outcome).toEqual(expected[name])
})

/** Whoever works in the village sees its things; a neighbour there sees none of the household's, a stranger no id at all. */
function expectNothingForeign(text: string, actor: Actor, operation: Operation, prey: Prey): void {
  if (actor === 'shopkeeper' || actor === 'reviewer') return
  const { resident } = server.village.people
  const ofHousehold = [
    prey.photoId,
    prey.submissionId,
    prey.orderId,
    prey.pickUp.token,
    prey.pickUp.digits,
    prey.messageId,
    secretNote,
    resident.id,
    resident.name
  ]
  const secrets = actor === 'other resident' ? ofHousehold : [...ofHousehold, ...idsOfVillage]
  const sent = JSON.stringify(requestFor(operation, prey))
  // which villages there are is public, and what each of them offers
  const known = /^GET \/api\/(villages|overview)/.test(operation.name) ? idsForAll : []
  const found = secrets.filter((secret) => text.includes(secret) && !sent.includes(secret) && !known.includes(secret))
  expect({ actor, found }).toEqual({ actor, found: [] })
}

test('whoever signs out ends their own session only', async () => {
  const others = await Promise.all([1, 2].map(() => server.newPerson({ household: 7 })))
  const [leaving, staying] = others as [Person, Person]
  expect((await server.anonymous.delete('/sessions/current')).body).toMatchObject({ code: 'not_signed_in' })
  expect((await leaving.delete('/sessions/current')).status).toBe(204)
  expect((await leaving.get('/me')).body).toMatchObject({ code: 'session_expired' })
  expect((await staying.get('/me')).status).toBe(200)
})

test('only the routes that say so are public, and no token but a good one opens the rest', async () => {
  const prey = await layOut()
  for (const operation of operations.filter((one) => !one.public)) {
    for (const [authorization, code] of [
      [undefined, 'not_signed_in'],
      ['Basic dXNlcjpwYXNz', 'not_signed_in'],
      ['Bearer x', 'not_signed_in'],
      [`Bearer ${'A'.repeat(43)}`, 'session_expired']
    ]) {
      const request = requestFor(operation, prey)
      const headers = { ...request.headers, ...(authorization && { authorization }) }
      const answer = await server.anonymous.send({ ...request, headers })
      expect({ name: operation.name, status: answer.status, code: answer.body.code }).toEqual({
        name: operation.name,
        status: 401,
        code
      })
    }
  }
})

test('who one is and what a thing is worth is never taken from the request', async () => {
  const prey = await layOut()
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
      const { payload, ...request } = requestFor(operation, prey)
      for (const person of [server.as('resident'), server.as('reviewer'), server.as('shopkeeper')]) {
        const answer = await person.send({ ...request, payload: { ...(payload as object), [property]: value } })
        expect({ name: operation.name, property, status: answer.status, code: answer.body.code }).toEqual({
          name: operation.name,
          property,
          status: 400,
          code: 'invalid_request'
        })
      }
    }
  }
  expect(await server.snapshot()).toEqual(before)
})

test('a signed address opens its photo alone, in its size alone, until it runs out', async () => {
  const resident = await server.newPerson({ household: 0 })
  const photoId = await created(resident.upload(picture))
  const submissionId = await created(
    resident.post('/submissions', { ruleId: server.village.rules.study, photoIds: [photoId] })
  )
  const {
    photos: [photo]
  } = await okay(resident.get<{ photos: { url: string }[] }>(`/submissions/${submissionId}`))
  const url = photo?.url ?? ''
  const statusOf = async (address: string) => (await server.app.inject(address)).statusCode
  expect(await statusOf(url)).toBe(200)
  const other = await created(resident.upload(picture))
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

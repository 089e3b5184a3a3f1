import type { InjectOptions } from 'fastify'
import { documentOf, operationsOf, type Operation } from '../support/openapi'
import { preyOf, secretNote, type Prey } from '../support/prey'
import { startApp, type TestServer } from '../support/server'

let server: TestServer
let operations: Operation[]
let prey: Awaited<ReturnType<typeof preyOf>>
/** What stands there to be asked after; anew when a request has changed it. */
let laid: Prey
/** Of everything that stands in 永安寨村 before the requests. */
let idsOfVillage: string[]
/** What anybody may see of it. */
let idsForAll: string[]

/** Each with a session of their own, as a request may end it; the village's own admin last, as what they may do uses things up. */
const actors = {
  anonymous: () => server.anonymous,
  'other resident': () => server.anew('resident2'),
  'resident elsewhere': () => server.anew('resident', server.neighbour),
  shopkeeper: () => server.anew('shopkeeper'),
  reviewer: () => server.anew('reviewer'),
  'villageAdmin elsewhere': () => server.anew('villageAdmin', server.neighbour),
  supervisor: () => server.anew('supervisor'),
  villageAdmin: () => server.anew('villageAdmin')
}
type Actor = keyof typeof actors
const actorNames = Object.keys(actors) as Actor[]

type Outcome = number | string
const everybody = (outcome: Outcome): Outcome[] => actorNames.map(() => outcome)
const signedIn = (outcome: Outcome): Outcome[] => [in_, ...actorNames.slice(1).map(() => outcome)]
const in_ = 'not_signed_in'
const no = 'forbidden'
const gone = 'not_found'
const alone = 'household_missing'

/** What each of `actors` gets for asking after things of 永安寨村: a status below 400, or a code; no operation is left out. */
const expected: Record<string, Outcome[]> = {
  'POST /api/sessions/demo': everybody(201),
  'POST /api/sessions': everybody('sign_in_failed'),
  'POST /api/accounts': everybody('invitation_invalid'),
  'DELETE /api/sessions/current': signedIn(204),
  'DELETE /api/sessions': signedIn(204),
  'GET /api/me': signedIn(200),
  'PUT /api/me/password': signedIn('password_missing'),
  'GET /api/me/export': signedIn(200),
  'GET /api/messages': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/messages/summary': [in_, 200, 200, 200, 200, 200, no, 200],
  'POST /api/messages/seen': [in_, gone, gone, gone, gone, gone, no, gone],
  'GET /api/villages': everybody(200),
  'GET /api/villages/{villageId}/showcase': everybody(200),
  'GET /api/overview': [in_, no, no, no, no, no, 200, no],
  'GET /api/audit': [in_, no, no, no, no, 200, no, 200],
  'GET /api/audit/file': [in_, no, no, no, no, 200, no, 200],
  'GET /api/overview/file': [in_, no, no, no, no, no, 200, no],
  'GET /api/numbers': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/exports/ledger': [in_, no, no, no, no, 200, no, 200],
  'GET /api/exports/submissions': [in_, no, no, no, no, 200, no, 200],
  'GET /api/exports/shop': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/stock-takes': [in_, no, no, 200, no, 200, no, 200],
  'POST /api/stock-takes': [in_, no, no, 'stock_take_open', no, 201, no, 'stock_take_open'],
  'GET /api/stock-takes/{id}': [in_, no, no, 200, no, gone, no, 200],
  'PUT /api/stock-takes/{id}/lines/{goodsId}': [in_, no, no, 204, no, gone, no, 204],
  'PUT /api/stock-takes/{id}/lines/{goodsId}/reason': [in_, no, no, 204, no, gone, no, 204],
  'DELETE /api/stock-takes/{id}/lines/{goodsId}': [in_, no, no, 204, no, gone, no, 204],
  'POST /api/stock-takes/{id}/finish': [in_, no, no, 'stale_version', no, gone, no, 'stale_version'],
  'POST /api/stock-takes/{id}/discard': [in_, no, no, 'stale_version', no, gone, no, 'stale_version'],
  'GET /api/shop-days': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/shop-days/{day}': [in_, no, no, 200, no, 200, no, 200],
  'POST /api/shop-days': [in_, no, no, 204, no, 204, no, 'shop_day_closed'],
  'GET /api/reserve': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/budget-entries': [in_, no, no, 200, no, 200, no, 200],
  'POST /api/budget-entries': [in_, no, no, no, no, 201, no, 201],
  'POST /api/budget-entries/{id}/reverse': [in_, no, no, no, no, gone, no, 201],
  'GET /api/paper/price-sheet': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/paper/price-sheet/file': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/paper/wall-sheet': [in_, no, no, no, no, 200, no, 200],
  'GET /api/paper/wall-sheet/file': [in_, no, no, no, no, 200, no, 200],
  'GET /api/paper/passbook': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/paper/passbook/file': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/paper/household-cards/file': [in_, no, no, no, no, 200, no, 200],
  'GET /api/adjustments': [in_, no, no, no, no, 200, no, 200],
  'POST /api/adjustments': [in_, no, no, no, no, 'household_not_found', no, 201],
  // above the limit it takes another one than who asked
  'POST /api/adjustments/{id}/confirm': [in_, no, no, no, no, gone, no, 'second_person_needed'],
  'POST /api/adjustments/{id}/refuse': [in_, no, no, no, no, gone, no, 'second_person_needed'],
  'GET /api/statements': [in_, 200, 200, 200, 200, 200, no, 200],
  // the neighbour has nothing to publish, the village has published already
  'POST /api/statements': [in_, no, no, no, no, 'month_empty', no, 'statement_closed'],
  'GET /api/statements/{id}': [in_, 200, gone, 200, 200, gone, no, 200],
  'GET /api/statements/{id}/lines': [in_, 200, gone, 200, 200, gone, no, 200],
  'GET /api/statements/{id}/proofs': [in_, 200, gone, alone, 200, alone, no, alone],
  'GET /api/statements/{id}/file': [in_, 200, gone, 200, 200, gone, no, 200],
  'GET /api/households': [in_, no, no, no, no, 200, no, 200],
  'GET /api/households/own': [in_, 200, 200, alone, 200, alone, no, alone],
  'PUT /api/households/own': [in_, 204, 204, alone, 204, alone, no, alone],
  'POST /api/households': [in_, no, no, no, no, gone, no, 201],
  'GET /api/households/{id}': [in_, no, no, no, no, gone, no, 200],
  'PUT /api/households/{id}': [in_, no, no, no, no, gone, no, 204],
  'POST /api/households/{id}/merge': [in_, no, no, no, no, gone, no, 204],
  'POST /api/households/{id}/split': [in_, no, no, no, no, gone, no, 201],
  'POST /api/households/{id}/replace-card': [in_, no, no, no, no, gone, no, 204],
  'GET /api/household-cards': [in_, no, no, no, no, 200, no, 200],
  'POST /api/household-cards/look-up': [in_, ...Array<string>(5).fill('household_card_wrong'), no, 'household_card_wrong'],
  'GET /api/roster/template': [in_, no, no, no, no, 200, no, 200],
  'GET /api/roster/export': [in_, no, no, no, no, 200, no, 200],
  // a picture is no workbook
  'POST /api/roster/import-preview': [in_, no, no, no, no, 'import_unreadable', no, 'import_unreadable'],
  'POST /api/roster/imports': [in_, no, no, no, no, 'import_unreadable', no, 'import_unreadable'],
  // all there are, before another one comes
  'PUT /api/grids/order': [in_, no, no, no, no, 'stale_version', no, 204],
  'POST /api/grids': [in_, no, no, no, no, 201, no, 201],
  'PUT /api/grids/{id}': [in_, no, no, no, no, gone, no, 204],
  // people live there
  'DELETE /api/grids/{id}': [in_, no, no, no, no, gone, no, 'in_use'],
  'PUT /api/grids/{id}/units/order': [in_, no, no, no, no, gone, no, 204],
  'POST /api/grids/{id}/units': [in_, no, no, no, no, gone, no, 201],
  'PUT /api/units/{id}': [in_, no, no, no, no, gone, no, 204],
  'DELETE /api/units/{id}': [in_, no, no, no, no, gone, no, 'in_use'],
  'GET /api/grids': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/grids/{id}/households': [in_, 200, gone, 200, 200, gone, no, 200],
  'POST /api/invitations': [in_, no, no, no, no, gone, no, 201],
  'GET /api/activities': [in_, 200, 200, 200, 200, 200, no, 200],
  'POST /api/activities': [in_, no, no, no, no, 201, no, 201],
  'GET /api/activities/{id}': [in_, 200, gone, 200, 200, gone, no, 200],
  'PUT /api/activities/{id}': [in_, no, no, no, no, gone, no, 204],
  'POST /api/activities/{id}/cancel': [in_, no, no, no, no, gone, no, 204],
  'PUT /api/activities/{id}/sign-up': [in_, 204, gone, alone, 204, alone, no, alone],
  'DELETE /api/activities/{id}/sign-up': [in_, 204, gone, 204, 204, gone, no, 204],
  'GET /api/activities/{id}/code': [in_, no, no, no, no, gone, no, 200],
  'POST /api/activities/{id}/check-in': [in_, 'check_in_code_wrong', gone, alone, 'check_in_code_wrong', alone, no, alone],
  'GET /api/activities/{id}/roll': [in_, no, no, no, no, gone, no, 200],
  'GET /api/activities/{id}/candidates': [in_, no, no, no, no, gone, no, 200],
  'POST /api/activities/{id}/attendances': [in_, no, no, no, no, gone, no, 201],
  'DELETE /api/activities/{id}/attendances/{attendanceId}': [in_, no, no, no, no, gone, no, 204],
  'POST /api/activities/{id}/points': [in_, no, no, no, no, gone, no, 200],
  'GET /api/people': [in_, no, no, no, no, 200, no, 200],
  'GET /api/people/{id}': [in_, no, no, no, no, gone, no, 200],
  'PUT /api/people/{id}/offices': [in_, no, no, no, no, gone, no, 204],
  'POST /api/people/{id}/disable': [in_, no, no, no, no, gone, no, 204],
  'POST /api/people/{id}/enable': [in_, no, no, no, no, gone, no, 204],
  'GET /api/people/{id}/kinships': [in_, no, no, no, no, gone, no, 200],
  'PUT /api/people/{id}/kinships/{householdId}': [in_, no, no, no, no, gone, no, 204],
  'DELETE /api/people/{id}/kinships/{householdId}': [in_, no, no, no, no, gone, no, 204],
  // everybody may ask, and is told nothing
  'POST /api/join-requests': everybody(204),
  'GET /api/join-requests': [in_, no, no, no, no, 200, no, 200],
  'GET /api/join-requests/summary': [in_, no, no, no, no, 200, no, 200],
  'POST /api/join-requests/{id}/approve': [in_, no, no, no, no, gone, no, 204],
  // it was approved above
  'POST /api/join-requests/{id}/refuse': [in_, no, no, no, no, gone, no, 'join_request_decided'],
  'GET /api/notices': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/notices/summary': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/notices/published': [in_, no, no, no, no, 200, no, 200],
  'GET /api/notices/published/{id}': [in_, no, no, no, no, gone, no, 200],
  'POST /api/notices': [in_, no, no, no, no, gone, no, 201],
  // it is for one household
  'GET /api/notices/{id}': [in_, gone, gone, gone, gone, gone, no, gone],
  'PUT /api/notices/{id}/receipt': [in_, gone, gone, gone, gone, gone, no, gone],
  'GET /api/notices/{id}/unread': [in_, no, no, no, no, gone, no, 200],
  'POST /api/notices/{id}/withdraw': [in_, no, no, no, no, gone, no, 204],
  'GET /api/honours': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/honours/awarded': [in_, no, no, no, no, 200, no, 200],
  'POST /api/honours': [in_, no, no, no, no, 'household_not_found', no, 201],
  'POST /api/honours/{id}/revoke': [in_, no, no, no, no, gone, no, 204],
  'GET /api/rules': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/rules/all': [in_, no, no, no, no, 200, no, 200],
  'PUT /api/rules/order': [in_, no, no, no, no, 'rule_has_changed', no, 204],
  'POST /api/rules': [in_, no, no, no, no, 201, no, 201],
  'POST /api/rules/dry-run': [in_, no, no, no, no, 200, no, 200],
  'POST /api/rules/{id}/versions': [in_, no, no, no, no, 'rule_not_found', no, 201],
  'POST /api/rules/{id}/close': [in_, no, no, no, no, 'rule_not_found', no, 204],
  'POST /api/rules/{id}/reopen': [in_, no, no, no, no, 'rule_not_found', no, 201],
  // no change is to come
  'POST /api/rules/{id}/take-back': [in_, no, no, no, no, 'rule_not_found', no, 'rule_has_changed'],
  // an id of another village is free here
  'PUT /api/uploads/{id}': [in_, gone, 200, gone, gone, 200, no, gone],
  'GET /api/photos/{villageId}/{photoId}/{size}.jpg': everybody(gone),
  'GET /api/voice-notes/{villageId}/{voiceNoteId}': everybody(gone),
  'POST /api/submissions': [in_, 'photo_not_found', 'rule_not_found', alone, 'photo_not_found', alone, no, alone],
  'GET /api/submissions': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/submissions/{id}': [in_, gone, gone, gone, gone, gone, no, gone],
  'POST /api/submissions/{id}/withdraw': [in_, gone, gone, gone, gone, gone, no, gone],
  'POST /api/submissions/{id}/appeal': [in_, gone, gone, gone, gone, gone, no, gone],
  'GET /api/reviews': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/reviews/summary': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/reviews/decided': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/reviews/{id}/previous': [in_, no, no, no, 200, gone, no, 200],
  // each for itself: refused ones are named in the answer
  'POST /api/reviews/approve': [in_, no, no, no, 200, 200, no, 200],
  'POST /api/submissions/{id}/approve': [in_, no, no, no, 200, gone, no, 200],
  'POST /api/submissions/{id}/reject': [in_, no, no, no, 200, gone, no, 200],
  'POST /api/submissions/{id}/undo': [in_, no, no, no, no, gone, no, no],
  'GET /api/second-looks': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/second-looks/summary': [in_, no, no, no, 200, 200, no, 200],
  // not drawn
  'POST /api/submissions/{id}/second-look': [in_, no, no, no, gone, gone, no, gone],
  'GET /api/deductions': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/deductions/summary': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/deductions/rules': [in_, no, no, no, 200, 200, no, 200],
  'GET /api/deductions/{id}': [in_, gone, gone, gone, 200, gone, no, 200],
  'POST /api/deductions': [in_, no, no, no, 'photo_not_found', 'rule_has_changed', no, 'photo_not_found'],
  'POST /api/deductions/{id}/appeal': [in_, gone, gone, alone, gone, alone, no, alone],
  // nobody has appealed, and whoever made it leaves it to another one
  'POST /api/deductions/{id}/decide': [in_, no, no, no, 'stale_version', gone, no, 'second_person_needed'],
  'GET /api/fairness': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/settings': [in_, 200, 200, 200, 200, 200, no, 200],
  'PUT /api/settings': [in_, no, no, no, no, 204, no, 204],
  'GET /api/points/balance': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/points/entries': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/points/months': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/shop': [in_, 200, 200, 200, 200, 200, no, 200],
  // the keeper has changed it before
  'PUT /api/shop': [in_, no, no, 204, no, 204, no, 'stale_version'],
  'GET /api/goods': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/goods/all': [in_, no, no, 200, no, 200, no, 200],
  'GET /api/goods/{id}': [in_, no, no, 200, no, 'goods_not_found', no, 200],
  'POST /api/goods': [in_, no, no, 201, no, 201, no, 201],
  'PUT /api/goods/{id}': [in_, no, no, 204, no, 'goods_not_found', no, 'stale_version'],
  'PUT /api/goods/order': [in_, no, no, 'stale_version', no, 'stale_version', no, 'stale_version'],
  'POST /api/goods/{id}/close': [in_, no, no, 'stale_version', no, 'goods_not_found', no, 'stale_version'],
  'POST /api/goods/{id}/reopen': [in_, no, no, 204, no, 'goods_not_found', no, 204],
  'POST /api/goods/{id}/prices': [in_, no, no, 204, no, 'goods_not_found', no, 'price_starts_taken'],
  'POST /api/goods/{id}/prices/take-back': [in_, no, no, gone, no, 'goods_not_found', no, gone],
  'GET /api/stock-movements': [in_, no, no, 200, no, 200, no, 200],
  'POST /api/stock-movements': [in_, no, no, 204, no, 'goods_not_found', no, 204],
  'GET /api/wishes': [in_, 200, 200, alone, 200, alone, no, alone],
  'PUT /api/goods/{id}/wish': [in_, 204, 'goods_not_found', alone, 204, alone, no, alone],
  'DELETE /api/goods/{id}/wish': [in_, 204, 204, alone, 204, alone, no, alone],
  'POST /api/orders': [in_, 'insufficient_points', 'goods_not_found', alone, 'insufficient_points', alone, no, alone],
  'GET /api/orders': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/orders/{id}': [in_, gone, gone, alone, gone, alone, no, alone],
  'POST /api/orders/{id}/cancel': [in_, gone, gone, alone, gone, alone, no, alone],
  'POST /api/orders/look-up': [in_, no, no, 200, no, no, no, no],
  'POST /api/orders/{id}/hand-over': [in_, no, no, 200, no, no, no, no],
  'POST /api/orders/{id}/cancel-by-shop': [in_, no, no, 200, no, no, no, no],
  'GET /api/orders/counter': [in_, no, no, 200, no, no, no, no],
  'GET /api/orders/counter/{id}': [in_, no, no, 200, no, no, no, no],
  'POST /api/orders/{id}/voucher': [in_, gone, gone, alone, gone, alone, no, alone],
  'POST /api/orders/{id}/voucher/take-back': [in_, gone, gone, alone, gone, alone, no, alone],
  'POST /api/card-redemptions/look-up': [in_, no, no, 200, no, no, no, no],
  'POST /api/card-redemptions': [in_, no, no, 201, no, no, no, no],
  'GET /api/card-redemptions/{id}/slip': [in_, no, no, 200, no, no, no, no],
  'GET /api/household-pins/own': [in_, 200, 200, alone, 200, alone, no, alone],
  'PUT /api/household-pins/own': [in_, 204, 204, alone, 204, alone, no, alone],
  'DELETE /api/household-pins/own': [in_, 204, 204, alone, 204, alone, no, alone],
  'PUT /api/household-pins/at-counter': [in_, no, no, 'household_card_wrong', no, 'household_card_wrong', no, 'household_card_wrong'],
  'POST /api/witness-codes': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/boards/households': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/boards/grids': [in_, 200, 200, 200, 200, 200, no, 200],
  'GET /api/households/own/month': [in_, 200, 200, alone, 200, alone, no, alone],
  'GET /api/feed': [in_, 200, 200, 200, 200, 200, no, 200],
  // what still waits is in no feed
  'PUT /api/feed/{id}/like': [in_, gone, gone, gone, gone, gone, no, gone],
  'DELETE /api/feed/{id}/like': [in_, gone, gone, gone, gone, gone, no, gone],
  // the last one of all: they are gone then, but for the only admin of a village
  'DELETE /api/me': [in_, 204, 204, 204, 204, 'last_admin', 204, 'last_admin']
}

beforeAll(async () => {
  server = await startApp()
  operations = operationsOf(await documentOf(server))
  prey = await preyOf(server)
  await server.earn(server.as('resident', server.neighbour), 10)
  laid = await prey.layOut()
  const tables = [
    'grids', 'units', 'households', 'accounts', 'rules', 'photos', 'submissions', 'goods', 'orders', 'activities', 'attendances',
    'adjustments', 'deductions', 'statements', 'join_requests', 'notices', 'honours', 'point_transfers'
  ]
  const idsIn = (names: string[]) =>
    server.sql<{ id: string }>(names.map((name) => `select id from ${name} where village_id = $1`).join(' union all '), [server.village.id])
  idsOfVillage = [server.village.id, ...(await idsIn(tables)).map(({ id }) => id)]
  idsForAll = [server.village.id, ...(await idsIn(['rules', 'goods'])).map(({ id }) => id)]
})
afterAll(() => server.close())

test('the table knows every operation of the API and no other', () => {
  const names = (of: Operation[]) => of.map(({ name }) => name).sort()
  expect(names(operations)).toEqual(Object.keys(expected).sort())
  expect(names(operations.filter(({ body }) => body))).toEqual(Object.keys(prey.bodies).sort())
})

test.each(Object.keys(expected))('%s', async (name) => {
  const operation = operations.find((one) => one.name === name) as Operation
  const outcome: Outcome[] = []
  for (const actor of actorNames) {
    const request = prey.requestFor(operation, laid)
    const answer = await actors[actor]().send(request)
    outcome.push(answer.status < 400 ? answer.status : answer.body.code)
    expectNothingForeign(answer.text, actor, operation, request, laid)
    if (operation.method !== 'GET' && answer.status < 400) laid = await prey.layOut()
  }
  expect(outcome).toEqual(expected[name])
})

/** Whoever works in the village sees its things; a neighbour there sees none of the household's, a stranger no id at all. */
function expectNothingForeign(text: string, actor: Actor, operation: Operation, request: InjectOptions, laid: Prey): void {
  if (actor === 'shopkeeper' || actor === 'reviewer' || actor === 'villageAdmin') return
  const { resident } = server.village.people
  const { photoId, submissionId, orderId, pickUp, messageId, personId, householdId, entryId } = laid
  const ofHousehold = [
    photoId, submissionId, orderId, pickUp.token, pickUp.digits, messageId, secretNote, resident.id, resident.name, personId, entryId
  ]
  const secrets = actor === 'other resident' ? ofHousehold : [...ofHousehold, householdId, ...idsOfVillage]
  const sent = JSON.stringify(request)
  // which villages there are is public, and what each of them offers
  const known = /^GET \/api\/(villages|overview)/.test(operation.name) ? idsForAll : []
  const found = secrets.filter((secret) => text.includes(secret) && !sent.includes(secret) && !known.includes(secret))
  expect({ actor, found }).toEqual({ actor, found: [] })
}

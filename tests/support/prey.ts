import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Order } from '../../types/contract/orders'
import type { Operation } from './openapi'
import { created, okay, uploadRequest } from './person'
import type { TestServer } from './server'
import type { VillageFixture } from './village'

/** Something of the resident's to be after: made anew where an allowed request uses it up. */
export interface Prey {
  village: VillageFixture
  gridId: string
  /** What its unfinished upload would become. */
  picture: Buffer
  photoId: string
  submissionId: string
  orderId: string
  pickUp: { token: string; digits: string }
  messageId: string
  uploadId: string
  voiceNoteId: string
}

/** What no stranger may read. */
export const secretNote = 'only for the reviewers of this village'

export async function layOut(server: TestServer, picture: Buffer): Promise<Prey> {
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
    `insert into messages (village_id, account_id, kind, about, created_at)
     values ($1, $2, 'member_joined', $3, now()) returning id`,
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
  const [grid] = await server.sql<{ id: string }>('select id from grids where village_id = $1 limit 1', [village.id])
  return {
    village,
    gridId: grid?.id ?? '',
    picture,
    photoId,
    submissionId,
    orderId,
    pickUp: pickUp ?? { token: '', digits: '' },
    messageId: message?.id ?? '',
    uploadId: upload?.id ?? '',
    voiceNoteId: voiceNote?.id ?? ''
  }
}

/** What a request carries, by operation; one that is not named here carries nothing. */
export const bodies: Record<string, (prey: Prey) => object> = {
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
  'POST /api/invitations': ({ village }) => ({ householdId: village.people.resident.householdId, roles: ['resident'] }),
  'POST /api/submissions': ({ village, photoId }) => ({ ruleId: village.rules.study, photoIds: [photoId] }),
  'POST /api/submissions/{id}/withdraw': () => ({ version: 1 }),
  'POST /api/submissions/{id}/appeal': () => ({ version: 1, words: 'look again' }),
  'POST /api/submissions/{id}/approve': () => ({ version: 1 }),
  'POST /api/submissions/{id}/reject': () => ({ version: 1, reason: 'not clear' }),
  'POST /api/orders': ({ village }) => ({ lines: [{ goodsId: village.goods.tissues.id, quantity: 1, points: 5 }] }),
  'POST /api/orders/{id}/cancel': () => ({ version: 1 }),
  'POST /api/orders/look-up': ({ pickUp }) => ({ code: pickUp.token }),
  'POST /api/orders/{id}/hand-over': () => ({ version: 1 })
}

/** The request of an operation that is after the prey. */
export function requestFor({ name, method, path, bytes }: Operation, prey: Prey): InjectOptions {
  if (bytes) return { method, payload: prey.picture, ...uploadRequest(prey.uploadId, prey.picture) }
  const id = path.includes('/orders/') ? prey.orderId : path.includes('/grids/') ? prey.gridId : prey.submissionId
  const address = path
    .replace('{id}', id)
    .replace('{villageId}', prey.village.id)
    .replace('{photoId}', prey.photoId)
    .replace('{voiceNoteId}', prey.voiceNoteId)
    .replace('{size}', 'large')
  const url = /\{(photo|voiceNote)Id\}/.test(path) ? `${address}?expires=9999999999&signature=${'A'.repeat(43)}` : address
  return { method, url, payload: bodies[name]?.(prey), headers: { 'idempotency-key': randomUUID() } }
}

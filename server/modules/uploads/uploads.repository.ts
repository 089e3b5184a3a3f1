import { sql } from 'kysely'
import type { UploadKind } from '../../../types/contract/uploads'
import type { Tx } from '../../database/client'

export interface UploadKey {
  villageId: string
  id: string
}

export interface NewUpload extends UploadKey {
  accountId: string
  kind: UploadKind
  bytes: number
  sha256: Buffer
  createdAt: Date
}

const columns = ['id', 'accountId', 'kind', 'bytes', 'sha256', 'received', 'resourceId'] as const

const find = (tx: Tx, { villageId, id }: UploadKey) =>
  tx.selectFrom('uploads').select(columns).where('villageId', '=', villageId).where('id', '=', id)

export const findUpload = (tx: Tx, key: UploadKey) => find(tx, key).executeTakeFirst()

export const getUpload = (tx: Tx, key: UploadKey) => find(tx, key).executeTakeFirstOrThrow()

/** Until the transaction ends nobody else adds to it, finishes it or drops it. */
export const lockUpload = (tx: Tx, key: UploadKey) => find(tx, key).forUpdate().executeTakeFirst()

/** Only one transaction at a time begins uploads of an account. */
export async function lockQuota(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads ${accountId}`}, 0))`.execute(tx)
}

/** What the account has under way, and what it has sent since then. */
export async function loadOf(tx: Tx, { villageId, accountId }: NewUpload, dayAgo: Date) {
  const count = sql<number>`count(*)::integer`
  const underWay = await tx
    .selectFrom('uploads')
    .select([
      count.as('unfinished'),
      sql<number>`coalesce(sum(bytes), 0)::integer`.as('unfinishedBytes'),
      sql<number>`count(*) filter (where kind = 'photo')::integer`.as('unfinishedPhotos'),
      sql<number>`count(*) filter (where kind = 'voice_note')::integer`.as('unfinishedVoiceNotes')
    ])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('resourceId', 'is', null)
    .executeTakeFirstOrThrow()
  const { photosToday } = await tx
    .selectFrom('photos')
    .select(count.as('photosToday'))
    .where('villageId', '=', villageId)
    .where('uploadedBy', '=', accountId)
    .where('createdAt', '>', dayAgo)
    .executeTakeFirstOrThrow()
  const { voiceNotesToday } = await tx
    .selectFrom('voiceNotes')
    .select(count.as('voiceNotesToday'))
    .where('villageId', '=', villageId)
    .where('recordedBy', '=', accountId)
    .where('createdAt', '>', dayAgo)
    .executeTakeFirstOrThrow()
  return { ...underWay, photosToday, voiceNotesToday }
}

export async function dropUnfinishedBefore(tx: Tx, { villageId, accountId }: NewUpload, before: Date): Promise<void> {
  await tx
    .deleteFrom('uploads')
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('resourceId', 'is', null)
    .where('createdAt', '<=', before)
    .execute()
}

/** Does nothing when there is one under this id. */
export async function insertUpload(tx: Tx, upload: NewUpload): Promise<void> {
  await tx.insertInto('uploads').values(upload).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function insertPiece(tx: Tx, { villageId, id }: UploadKey, position: number, content: Buffer): Promise<void> {
  await tx.insertInto('uploadPieces').values({ villageId, uploadId: id, position, content }).execute()
  await setReceived(tx, { villageId, id }, position + content.length)
}

export async function findContent(tx: Tx, { villageId, id }: UploadKey): Promise<Buffer> {
  const pieces = await tx
    .selectFrom('uploadPieces')
    .select('content')
    .where('villageId', '=', villageId)
    .where('uploadId', '=', id)
    .orderBy('position')
    .execute()
  return Buffer.concat(pieces.map(({ content }) => content))
}

/** Begins anew: nothing of it has been received. */
export async function emptyUpload(tx: Tx, key: UploadKey): Promise<void> {
  await deletePieces(tx, key)
  await setReceived(tx, key, 0)
}

export async function finishUpload(tx: Tx, key: UploadKey, resourceId: string): Promise<void> {
  await deletePieces(tx, key)
  await tx
    .updateTable('uploads')
    .set({ resourceId })
    .where('villageId', '=', key.villageId)
    .where('id', '=', key.id)
    .execute()
}

/** With its pieces, unless it has become something. */
export async function dropUpload(tx: Tx, { villageId, id }: UploadKey): Promise<void> {
  await tx
    .deleteFrom('uploads')
    .where('villageId', '=', villageId)
    .where('id', '=', id)
    .where('resourceId', 'is', null)
    .execute()
}

async function setReceived(tx: Tx, { villageId, id }: UploadKey, received: number) {
  await tx.updateTable('uploads').set({ received }).where('villageId', '=', villageId).where('id', '=', id).execute()
}

async function deletePieces(tx: Tx, { villageId, id }: UploadKey) {
  await tx.deleteFrom('uploadPieces').where('villageId', '=', villageId).where('uploadId', '=', id).execute()
}

import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tx } from '../../database/client'
import { messagesOf } from '../messages/messages.repository'
import { photosOfDeduction } from '../deductions/deductions.repository'
import { shownByVillage } from '../photos/photos.repository'
import { selectFreeEntries } from '../points/points.repository'
import { photosOf } from '../submissions/submissions.repository'

/** What is kept of a person whether or not they belong to a village. */
export async function findAccount(tx: Tx, accountId: string) {
  return {
    account: await tx.selectFrom('accounts').select(['createdAt', 'consentedAt']).where('id', '=', accountId).executeTakeFirstOrThrow(),
    identities: await tx
      .selectFrom('identities').select(['provider', 'subject', 'createdAt']).where('accountId', '=', accountId).execute(),
    sessions: await tx
      .selectFrom('sessions')
      .select(['createdAt', 'expiresAt', 'revokedAt'])
      .where('accountId', '=', accountId)
      .orderBy('createdAt')
      .execute()
  }
}

export async function listSubmissions(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('submissions as s')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 's.villageId').onRef('r.id', '=', 's.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 's.villageId').onRef('h.id', '=', 's.householdId'))
    .leftJoin('activities as v', (join) => join.onRef('v.villageId', '=', 's.villageId').onRef('v.id', '=', 's.activityId'))
    .select((eb) => [
      's.id', 'r.name as rule', 'h.label as household', 's.note', 's.place', 's.consentBy', 's.consentGiven', 's.status', 's.points',
      's.rejectReason', 's.voiceNoteId', 'v.title as activity', 's.resubmissionOf', 's.createdAt', 's.reviewedAt', 's.withdrawnAt',
      photosOf(tx, eb.ref('s.villageId'), eb.ref('s.id')).as('photos')
    ])
    .where('s.villageId', '=', villageId)
    .where('s.submittedBy', '=', accountId)
    .orderBy('s.createdAt')
    .execute()
}

export async function listUnusedPhotos(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('photos as p')
    .select(['p.id', 'p.width', 'p.height'])
    .where('p.villageId', '=', villageId)
    .where('p.uploadedBy', '=', accountId)
    .where((eb) => eb.not(eb.exists(
      eb.selectFrom('submissionPhotos as sp')
        .select(sql.lit(1).as('one'))
        .whereRef('sp.villageId', '=', 'p.villageId')
        .whereRef('sp.photoId', '=', 'p.id')
    )))
    .where((eb) => eb.not(shownByVillage(eb.ref('p.villageId'), eb.ref('p.id'))))
    .orderBy('p.createdAt')
    .execute()
}

export async function listUnfinishedUploads(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('uploads')
    .select(['kind', 'bytes', 'received', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .where('resourceId', 'is', null)
    .orderBy('createdAt')
    .execute()
}

export async function listAppeals(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('appeals')
    .select(['submissionId', 'words', 'firstReason', 'upheld', 'createdAt', 'decidedAt'])
    .where('villageId', '=', villageId)
    .where('appealedBy', '=', accountId)
    .orderBy('createdAt')
    .execute()
}

/** Those somebody made for the village. */
export async function listDeductions(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('deductions as d')
    .innerJoin('rules as r', (join) => join.onRef('r.villageId', '=', 'd.villageId').onRef('r.id', '=', 'd.ruleId'))
    .innerJoin('households as h', (join) => join.onRef('h.villageId', '=', 'd.villageId').onRef('h.id', '=', 'd.householdId'))
    .select((eb) => [
      'd.id', 'r.name as rule', 'h.label as household', 'd.reason', 'd.points', 'd.status', 'd.createdAt',
      photosOfDeduction(tx, eb.ref('d.villageId'), eb.ref('d.id')).as('photos')
    ])
    .where('d.villageId', '=', villageId)
    .where('d.madeBy', '=', accountId)
    .orderBy('d.createdAt')
    .execute()
}

export async function listDeductionAppeals(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('deductions')
    .select((eb) => [
      'id as deductionId', 'reason', 'status', 'decisionReason', 'decidedAt',
      eb.ref('words').$notNull().as('words'), eb.ref('appealedAt').$notNull().as('createdAt')
    ])
    .where('villageId', '=', villageId)
    .where('appealedBy', '=', accountId)
    .orderBy('appealedAt')
    .execute()
}

/** What somebody said of others' approvals. */
export async function listSecondLooks(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('secondLooks')
    .select((eb) => ['submissionId', 'note', eb.ref('agrees').$notNull().as('agrees'), eb.ref('lookedAt').$notNull().as('createdAt')])
    .where('villageId', '=', villageId)
    .where('lookedBy', '=', accountId)
    .orderBy('lookedAt')
    .execute()
}

export async function listVoiceNotes(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('voiceNotes')
    .select(['id', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('recordedBy', '=', accountId)
    .orderBy('createdAt')
    .execute()
}

/** Every change of a household's free points, the first one first. */
export async function listEntries(tx: Tx, villageId: string, householdId: string) {
  return selectFreeEntries(tx, villageId, householdId).orderBy('e.id').execute()
}

export async function listOrders(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('orders as o')
    .select((eb) => [
      'o.id', 'o.status', 'o.points', 'o.createdAt', 'o.closedAt',
      jsonArrayFrom(
        eb.selectFrom('orderLines as l')
          .innerJoin('goods as g', (join) => join.onRef('g.villageId', '=', 'l.villageId').onRef('g.id', '=', 'l.goodsId'))
          .select(['g.name', 'l.quantity', 'l.points'])
          .whereRef('l.villageId', '=', 'o.villageId')
          .whereRef('l.orderId', '=', 'o.id')
          .orderBy('g.position')
      ).as('lines')
    ])
    .where('o.villageId', '=', villageId)
    .where('o.orderedBy', '=', accountId)
    .orderBy('o.createdAt')
    .execute()
}

export async function listMessages(tx: Tx, villageId: string, accountId: string) {
  return messagesOf(tx, villageId, accountId).orderBy('m.createdAt').execute()
}

export async function listLikes(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('likes')
    .select(['submissionId', 'createdAt'])
    .where('villageId', '=', villageId)
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute()
}

export async function listInvitations(tx: Tx, villageId: string, accountId: string) {
  return tx
    .selectFrom('invitations as i')
    .leftJoin('households as h', (join) => join.onRef('h.villageId', '=', 'i.villageId').onRef('h.id', '=', 'i.householdId'))
    .select(['h.label as household', 'i.roles', 'i.createdAt', 'i.expiresAt', 'i.usedAt'])
    .where('i.villageId', '=', villageId)
    .where('i.createdBy', '=', accountId)
    .orderBy('i.createdAt')
    .execute()
}

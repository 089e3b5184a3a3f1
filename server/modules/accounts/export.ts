import type { AccountExport } from '../../../types/contract/accounts'
import type { Profile } from '../../../types/contract/sessions'
import type { Tx } from '../../database/client'
import type { Actor } from '../../shared/actor'
import type { PhotosService } from '../photos/photos.service'
import type { VoiceNotesService } from '../voice-notes/voice-notes.service'
import * as repository from './export.repository'
import * as standing from './standing.repository'

/** Where what is no text can be fetched. */
export interface Addresses {
  photos: Pick<PhotosService, 'present'>
  voiceNotes: Pick<VoiceNotesService, 'present'>
}

type InVillage = Omit<AccountExport, 'exportedAt' | 'profile' | 'joinedAt' | 'consentedAt' | 'signInWays' | 'sessions'>

const nothing: InVillage = {
  submissions: [], unusedPhotos: [], unfinishedUploads: [], appeals: [], voiceNotes: [], ledger: [], orders: [], messages: [], likes: [],
  rosterEntry: null, joinRequest: null, kinships: [], noticesRead: [], activities: [],
  invitations: [], deductions: [], deductionAppeals: [], secondLooks: []
}

const time = (at: Date) => at.toISOString()
const timeOrNull = (at: Date | null) => at && at.toISOString()
const created = <Row extends { createdAt: Date }>(row: Row) => ({ ...row, createdAt: time(row.createdAt) })

/** Everything kept about one person, read in one transaction. */
export async function exportOf(tx: Tx, actor: Actor, profile: Profile, addresses: Addresses, now: Date): Promise<AccountExport> {
  const { account, identities, sessions } = await repository.findAccount(tx, actor.accountId)
  return {
    exportedAt: time(now),
    profile,
    joinedAt: time(account.createdAt),
    consentedAt: timeOrNull(account.consentedAt),
    signInWays: identities.map(created),
    sessions: sessions.map(({ createdAt, expiresAt, revokedAt }) => ({
      createdAt: time(createdAt), expiresAt: time(expiresAt), endedAt: timeOrNull(revokedAt)
    })),
    ...(actor.villageId === null ? nothing : await inVillage(tx, actor.villageId, actor, addresses))
  }
}

async function inVillage(
  tx: Tx,
  villageId: string,
  { accountId, householdId }: Actor,
  { photos, voiceNotes }: Addresses
): Promise<InVillage> {
  const photo = (one: { id: string; width: number; height: number }) => photos.present({ villageId, ...one })
  const submissions = await repository.listSubmissions(tx, villageId, accountId)
  const appeals = await repository.listAppeals(tx, villageId, accountId)
  const orders = await repository.listOrders(tx, villageId, accountId)
  const messages = await repository.listMessages(tx, villageId, accountId)
  const invitations = await repository.listInvitations(tx, villageId, accountId)
  const deductions = await repository.listDeductions(tx, villageId, accountId)
  const deductionAppeals = await repository.listDeductionAppeals(tx, villageId, accountId)
  const rosterEntry = await standing.findRosterEntry(tx, villageId, accountId)
  const joinRequest = await standing.findJoinRequest(tx, villageId, accountId)
  const activities = await standing.listActivities(tx, villageId, accountId)
  const receipts = await standing.listReceipts(tx, villageId, accountId)
  return {
    rosterEntry: rosterEntry && created(rosterEntry),
    joinRequest: joinRequest && { ...created(joinRequest), decidedAt: timeOrNull(joinRequest.decidedAt) },
    kinships: (await standing.listKinships(tx, villageId, accountId)).map(created),
    activities: activities.map(({ title, startsAt, signedUpAt, cameAt }) => ({
      title, startsAt: time(startsAt), signedUpAt: timeOrNull(signedUpAt), cameAt: timeOrNull(cameAt)
    })),
    noticesRead: receipts.map(({ title, readAt }) => ({ title, readAt: time(readAt) })),
    submissions: submissions.map((row) => ({
      ...created(row), reviewedAt: timeOrNull(row.reviewedAt), withdrawnAt: timeOrNull(row.withdrawnAt), photos: row.photos.map(photo)
    })),
    unusedPhotos: (await repository.listUnusedPhotos(tx, villageId, accountId)).map(photo),
    unfinishedUploads: (await repository.listUnfinishedUploads(tx, villageId, accountId)).map(created),
    appeals: appeals.map((row) => ({ ...created(row), decidedAt: timeOrNull(row.decidedAt) })),
    voiceNotes: (await repository.listVoiceNotes(tx, villageId, accountId)).map(({ id, createdAt }) => ({
      ...voiceNotes.present({ villageId, id }), createdAt: time(createdAt)
    })),
    ledger: householdId === null ? [] : (await repository.listEntries(tx, villageId, householdId)).map(created),
    orders: orders.map((row) => ({ ...created(row), closedAt: timeOrNull(row.closedAt) })),
    messages: messages.map((row) => ({ ...created(row), readAt: timeOrNull(row.readAt) })),
    likes: (await repository.listLikes(tx, villageId, accountId)).map(created),
    invitations: invitations.map((row) => ({ ...created(row), expiresAt: time(row.expiresAt), usedAt: timeOrNull(row.usedAt) })),
    deductions: deductions.map((row) => ({ ...created(row), photos: row.photos.map(photo) })),
    deductionAppeals: deductionAppeals.map((row) => ({ ...created(row), decidedAt: timeOrNull(row.decidedAt) })),
    secondLooks: (await repository.listSecondLooks(tx, villageId, accountId)).map(created)
  }
}

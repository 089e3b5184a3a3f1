import { randomUUID } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Page } from '../../../types/contract/common'
import type { JoinRequest, JoinRequestCreate, JoinRequestQuery, JoinRequestSummary } from '../../../types/contract/join-requests'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { decodeCursor, pageOfRows } from '../../shared/cursor'
import { demandPermission } from '../../shared/permissions'
import type { AttemptsService } from '../attempts/attempts.service'
import type { AuditService } from '../audit/audit.service'
import type { AdmissionService } from '../people/admission.service'
import { hintsFor } from './join-requests.rules'
import * as repository from './join-requests.repository'

export interface JoinRequestsService {
  /**
   * Asks a village to be let in. The answer is the same whatever is known of the phone: what waits or is an account already
   * stays as it is, and only whoever knows the password learns of it, by signing in.
   *
   * @throws not_found for the village, too_many_requests
   */
  ask(request: JoinRequestCreate, address: string): Promise<void>
  /** What somebody with this phone and password asked and is not in yet for; null where there is nothing. */
  outcomeOf(phone: string, password: string): Promise<AppError | null>
  /** @throws forbidden */
  list(actor: Actor, query: JoinRequestQuery): Promise<Page<JoinRequest>>
  /** @throws forbidden */
  summary(actor: Actor): Promise<JoinRequestSummary>
  /**
   * Makes the account, in a household: whoever asked signs in from now on.
   *
   * @throws forbidden, not_found, join_request_decided, household_not_found, household_closed, phone_taken
   */
  approve(actor: Actor, id: string, householdId: string): Promise<void>
  /** @throws forbidden, not_found, join_request_decided */
  refuse(actor: Actor, id: string, reason: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  attempts: AttemptsService
  audit: AuditService
  admission: AdmissionService
}

/** A village hall where a dozen people ask one after the other over one connection still gets through. */
const perAddress = { max: 30, windowSeconds: 3600 }
const perPhone = { max: 5, windowSeconds: 86_400 }

export function createJoinRequestsService({ database, clock, attempts, audit, admission }: Dependencies): JoinRequestsService {
  // verified against when nobody asked with the phone, so that both answers take as long
  const nobodysHash = hash('nobody asks with this password')

  async function decide(
    actor: Actor,
    id: string,
    work: (tx: Tx, person: Villager, request: NonNullable<Awaited<ReturnType<typeof repository.lockRequest>>>) => Promise<void>
  ): Promise<void> {
    demandPermission(actor, 'manage_people')
    const person = villager(actor)
    await database.inVillage(person.villageId, async (tx) => {
      const request = await repository.lockRequest(tx, person.villageId, id)
      if (!request) throw new AppError('not_found')
      if (request.status !== 'waiting') throw new AppError('join_request_decided')
      await work(tx, person, request)
    })
  }

  return {
    async ask({ villageId, password, name, address: home, phone }, address) {
      await attempts.count({ key: `join-address:${address}`, ...perAddress })
      await attempts.count({ key: `join:${phone}`, ...perPhone })
      const secretHash = await hash(password)
      await database.inVillage(villageId, async (tx) => {
        if (!(await repository.villageExists(tx, villageId))) throw new AppError('not_found', 'no such village')
        const request = { id: randomUUID(), name: name.trim(), phone, secretHash, address: home.trim() }
        await repository.insertRequest(tx, { ...request, villageId, createdAt: clock.now() })
      })
    },

    async outcomeOf(phone, password) {
      const found = await database.inVillage(null, (tx) => repository.findOutcomes(tx, phone))
      if (found.length === 0) await verify(await nobodysHash, password)
      for (const { village, secretHash, status, reason } of found) {
        if (!(await verify(secretHash, password))) continue
        return status === 'waiting'
          ? new AppError('join_request_waiting', undefined, { village })
          : new AppError('join_request_refused', undefined, { village, reason })
      }
      return null
    },

    async list(actor, { decided = false, cursor, limit = 20 }) {
      demandPermission(actor, 'manage_people')
      const { villageId } = villager(actor)
      const place = decodeCursor(cursor)
      return database.inVillage(villageId, async (tx) => {
        const found = decided
          ? await repository.listDecided(tx, villageId, { before: place, limit: limit + 1 })
          : await repository.listWaiting(tx, villageId, { after: place, limit: limit + 1 })
        const { rows, nextCursor } = pageOfRows(found, limit)
        const namesakes = decided ? [] : await repository.listNamesakes(tx, villageId, rows)
        return { items: rows.map((row) => ({ ...present(row), hints: hintsFor(row, namesakes) })), nextCursor }
      })
    },

    async summary(actor) {
      demandPermission(actor, 'manage_people')
      const { villageId } = villager(actor)
      return { waiting: await database.inVillage(villageId, (tx) => repository.countWaiting(tx, villageId)) }
    },

    approve: (actor, id, householdId) => decide(actor, id, async (tx, person, { name, phone, secretHash, createdAt }) => {
      const { villageId } = person
      const label = await repository.findHouseholdLabel(tx, villageId, householdId)
      if (label === null) throw new AppError('household_not_found')
      const newcomer = { villageId, householdId, name, roles: ['resident' as const], phone, secretHash, consentedAt: createdAt }
      const accountId = await admission.admit(tx, newcomer)
      const decision = { householdId, accountId, decidedBy: person.accountId, decidedAt: clock.now() }
      await repository.markApproved(tx, villageId, id, decision)
      await audit.record(tx, person, { action: 'join_request_approved', about: name, householdId, subjectId: accountId })
    }),

    refuse: (actor, id, reason) => decide(actor, id, async (tx, person, { name }) => {
      const decision = { reason: reason.trim(), decidedBy: person.accountId, decidedAt: clock.now() }
      await repository.markRefused(tx, person.villageId, id, decision)
      await audit.record(tx, person, { action: 'join_request_refused', about: name, subjectId: id, details: { reason: decision.reason } })
    })
  }
}

type RequestRow = Awaited<ReturnType<typeof repository.listWaiting>>[number]

function present({ householdId, label, decidedAt, createdAt, phone, account, status, ...row }: RequestRow): Omit<JoinRequest, 'hints'> {
  return {
    ...row,
    status,
    phone: phone || null,
    account: status === 'waiting' ? account : null,
    household: householdId !== null && label !== null ? { id: householdId, label } : null,
    decidedAt: decidedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString()
  }
}

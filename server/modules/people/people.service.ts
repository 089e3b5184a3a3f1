import type { Page, VersionBody } from '../../../types/contract/common'
import type { OfficesChange, PeopleQuery, VillagePerson } from '../../../types/contract/people'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission, may } from '../../shared/permissions'
import type { Act, AuditService } from '../audit/audit.service'
import type { SessionsService } from '../sessions/sessions.service'
import { demandAnotherAdmin, rolesWith } from './people.rules'
import * as repository from './people.repository'

export interface PeopleService {
  /** Everybody with an account in the village: those with an office first, then by household. @throws forbidden */
  list(actor: Actor, query: PeopleQuery): Promise<Page<VillagePerson>>
  /** @throws forbidden, not_found */
  find(actor: Actor, id: string): Promise<VillagePerson>
  /**
   * Gives and takes offices; what the person has open on any device ends at once.
   *
   * @throws forbidden, own_account, not_found, no_office_left, last_admin, stale_version
   */
  changeOffices(actor: Actor, id: string, change: OfficesChange): Promise<void>
  /** Shuts somebody out at once, on every device. @throws forbidden, own_account, not_found, last_admin, stale_version */
  disable(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** Lets somebody in again who was shut out. @throws forbidden, own_account, not_found, stale_version */
  enable(actor: Actor, id: string, seen: VersionBody): Promise<void>
  /** Refuses somebody who leaves when nobody else could give offices; none changes until the transaction ends. @throws last_admin */
  demandDispensable(tx: Tx, actor: Villager): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  sessions: SessionsService
}

export function createPeopleService({ database, clock, audit, sessions }: Dependencies): PeopleService {
  /** One transaction that changes somebody else; nobody's office changes meanwhile. */
  async function change(
    actor: Actor,
    id: string,
    seen: VersionBody,
    decide: (person: repository.PersonRow, admins: string[]) => { set: repository.Change; act: Pick<Act, 'action' | 'details'> } | null
  ): Promise<void> {
    demandPermission(actor, 'manage_people')
    const self = villager(actor)
    const { villageId, accountId } = self
    if (id.toLowerCase() === accountId) throw new AppError('own_account')
    await database.inVillage(villageId, async (tx) => {
      const admins = await repository.lockAdmins(tx, villageId)
      const before = await repository.findPerson(tx, villageId, id)
      if (!before) throw new AppError('not_found')
      if (before.version !== seen.version) throw new AppError('stale_version', undefined, { version: before.version })
      const decision = decide(before, admins)
      if (!decision) return
      const { set, act } = decision
      if (!(await repository.changePerson(tx, villageId, before, set))) throw new AppError('stale_version')
      await endPowers(tx, self, before, set)
      const householdId = before.householdId ?? undefined
      await audit.record(tx, self, { ...act, about: before.name, subjectId: before.id, householdId })
    })
  }

  /** What rests on the offices somebody had: what is open on their devices, and invitations that nobody has used yet. */
  async function endPowers(tx: Tx, { villageId }: Villager, { id, roles }: repository.PersonRow, set: repository.Change): Promise<void> {
    await sessions.endAll(tx, id)
    const invited = may({ roles }, 'manage_people')
    const stillInvites = 'roles' in set ? may(set, 'manage_people') : set.disabledAt === null
    if (invited && !stillInvites) await repository.deleteUnusedInvitations(tx, villageId, id)
  }

  return {
    async list(actor, { cursor = '0', limit = 20, search, which }) {
      demandPermission(actor, 'manage_people')
      const { villageId, accountId } = villager(actor)
      if (!/^\d{1,6}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const offset = Number(cursor)
      const role = which === undefined || which === 'disabled' ? null : which
      const wanted = { search: search?.trim() || null, role, disabledOnly: which === 'disabled', offset, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listPeople(tx, villageId, wanted))
      return {
        items: rows.slice(0, limit).map((row) => present(row, accountId)),
        nextCursor: rows.length > limit ? String(offset + limit) : null
      }
    },

    async find(actor, id) {
      demandPermission(actor, 'manage_people')
      const { villageId, accountId } = villager(actor)
      const row = await database.inVillage(villageId, (tx) => repository.findPerson(tx, villageId, id))
      if (!row) throw new AppError('not_found')
      return present(row, accountId)
    },

    changeOffices: (actor, id, { offices, version }) => change(actor, id, { version }, ({ id: accountId, roles: before }, admins) => {
      const roles = rolesWith(offices, before)
      if (!roles.includes('villageAdmin')) demandAnotherAdmin(admins, accountId)
      return { set: { roles }, act: { action: 'roles_changed', details: { before, after: roles } } }
    }),

    disable: (actor, id, seen) => change(actor, id, seen, ({ id: accountId, disabledAt }, admins) => {
      if (disabledAt) return null
      demandAnotherAdmin(admins, accountId)
      return { set: { disabledAt: clock.now() }, act: { action: 'account_disabled' } }
    }),

    enable: (actor, id, seen) => change(actor, id, seen, ({ disabledAt }) =>
      disabledAt && { set: { disabledAt: null }, act: { action: 'account_enabled' } }),

    async demandDispensable(tx, { villageId, accountId }) {
      demandAnotherAdmin(await repository.lockAdmins(tx, villageId), accountId)
    }
  }
}

const present = (row: repository.PersonRow, self: string): VillagePerson => {
  const { id, name, roles, householdId, label, phone, createdAt, lastSignInAt, disabledAt, version } = row
  return {
    id, name, roles, phone, version,
    household: householdId !== null && label !== null ? { id: householdId, label } : null,
    joinedAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    disabled: disabledAt !== null,
    self: id === self
  }
}

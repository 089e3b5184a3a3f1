import type { HouseholdChange, HouseholdCreate, RosterHousehold } from '../../../types/contract/roster'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import { checkChangeable, checkPeople, tidy, type Entry } from './roster.rules'
import * as repository from './roster.repository'
import { demandDoor, writeRoster } from './writing'

export interface RosterService {
  /** One household of the village, a closed one too. @throws forbidden, not_found */
  find(actor: Actor, id: string): Promise<RosterHousehold>
  /** @throws forbidden, not_found for grid and unit, door_taken, invalid_request, idempotency_key_reused */
  create(actor: Actor, household: HouseholdCreate, idempotencyKey: string): Promise<string>
  /**
   * The household and everybody on its roster, as one form.
   *
   * @throws forbidden, not_found, household_closed, stale_version, door_taken, invalid_request
   */
  change(actor: Actor, id: string, household: HouseholdChange): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
}

export function createRosterService({ database, clock, audit, messages }: Dependencies): RosterService {
  /** Makes the roster of a household what the list says. */
  async function writePeople(tx: Tx, villageId: string, householdId: string, people: readonly Entry[]): Promise<void> {
    const there = await repository.listEntries(tx, villageId, householdId)
    const wanted = checkPeople(people, new Set(there.map(({ id }) => id))).map((entry, index) => ({ ...entry, position: index + 1 }))
    const kept = wanted.flatMap(({ id, ...entry }) => (id === undefined ? [] : [{ ...entry, id: id.toLowerCase() }]))
    await repository.deleteEntries(tx, villageId, there.map(({ id }) => id).filter((id) => !kept.some((entry) => entry.id === id)))
    await repository.updateEntries(tx, villageId, kept)
    const fresh = wanted.filter(({ id }) => id === undefined).map(({ id: _, ...entry }) => ({ ...entry, householdId }))
    await repository.insertEntries(tx, villageId, fresh, clock.now())
    await repository.linkAccounts(tx, villageId, householdId)
  }

  return {
    async find(actor, id) {
      demandPermission(actor, 'manage_roster')
      const { villageId } = villager(actor)
      return database.inVillage(villageId, async (tx) => {
        const household = await repository.findHousehold(tx, villageId, id)
        if (!household) throw new AppError('not_found')
        return {
          ...present(household),
          people: await repository.listEntries(tx, villageId, id),
          accounts: (await repository.listAccounts(tx, villageId, id)).map(({ disabledAt, ...account }) =>
            ({ ...account, disabled: disabledAt !== null })),
          openOrders: await repository.countOpenOrders(tx, villageId, id),
          changes: (await repository.listChanges(tx, villageId, id)).map(presentChange)
        }
      })
    },

    create: (actor, { people, ...input }, key) => writeRoster(database, actor, (tx, person) =>
      createOnce(tx, person, { key, content: ['household', input, people] }, clock.now(), async (id) => {
        const { villageId } = person
        const door = await demandDoor(tx, villageId, input)
        await repository.insertHousehold(tx, { ...door, villageId, id, createdAt: clock.now() })
        await writePeople(tx, villageId, id, people)
        const details = { number: door.number, people: people.length }
        await audit.record(tx, person, { action: 'household_created', about: door.label, householdId: id, subjectId: id, details })
      })),

    change: (actor, id, { version, people, ...input }) => writeRoster(database, actor, async (tx, person) => {
      const { villageId } = person
      const before = await repository.findHousehold(tx, villageId, id)
      if (!before) throw new AppError('not_found')
      checkChangeable(before, version)
      const door = await demandDoor(tx, villageId, input)
      if (!(await repository.updateHousehold(tx, villageId, id, version, door))) throw new AppError('stale_version')
      const peopleBefore = (await repository.listEntries(tx, villageId, id)).map(({ name }) => name)
      await writePeople(tx, villageId, id, people)
      if (door.label !== before.label || door.gridId !== before.gridId) {
        await messages.tell(tx, villageId, { householdId: id }, { kind: 'household_moved', about: door.label, except: person.accountId })
      }
      const after = await repository.findHousehold(tx, villageId, id)
      await audit.record(tx, person, {
        action: 'household_changed', about: door.label, householdId: id, subjectId: id,
        details: {
          before: { ...traceOf(before), people: peopleBefore },
          after: { ...(after && traceOf(after)), people: people.map(({ name }) => tidy(name)) }
        }
      })
    })
  }
}

const traceOf = ({ label, number, grid, unit }: repository.HouseholdRow) => ({ label, number, grid, unit })

function present({ id, version, label, number, gridId, grid, unitId, unit, mergedInto, heirLabel, free }: repository.HouseholdRow) {
  return {
    id, version, label, number, free,
    grid: { id: gridId, name: grid },
    unit: unitId !== null && unit !== null ? { id: unitId, name: unit } : null,
    mergedInto: mergedInto !== null && heirLabel !== null ? { id: mergedInto, label: heirLabel } : null
  }
}

type ChangeRow = Awaited<ReturnType<typeof repository.listChanges>>[number]

const presentChange = ({ id, kind, points, by, createdAt, fromHousehold, fromLabel, toHousehold, toLabel }: ChangeRow) => ({
  id, kind, points, by,
  from: { id: fromHousehold, label: fromLabel },
  to: { id: toHousehold, label: toLabel },
  createdAt: createdAt.toISOString()
})

import { randomUUID } from 'node:crypto'
import type { HouseholdMerge, HouseholdSplit } from '../../../types/contract/roster'
import type { Database, Tx } from '../../database/client'
import type { Actor, Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import type { MessagesService } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import * as repository from './changes.repository'
import { checkChangeable, checkOpen, whoLeaves } from './roster.rules'
import * as households from './roster.repository'
import { demandDoor, writeRoster } from './writing'

export interface HouseholdChangesService {
  /**
   * Makes a household part of another one: people, roster, submissions and free points go along; its ledger stays as it is.
   *
   * @throws forbidden, not_found, household_closed, stale_version, household_has_orders with `orders`, invalid_request
   */
  merge(actor: Actor, id: string, merge: HouseholdMerge): Promise<void>
  /**
   * Some people and points leave for a new household; what was sent in stays with the old one.
   *
   * @throws forbidden, not_found, household_closed, stale_version, door_taken, insufficient_points with `missing`,
   * invalid_request, idempotency_key_reused
   */
  split(actor: Actor, id: string, split: HouseholdSplit, idempotencyKey: string): Promise<string>
}

interface Dependencies {
  database: Database
  clock: Clock
  audit: AuditService
  messages: MessagesService
  points: PointsService
}

export function createHouseholdChangesService({ database, clock, audit, messages, points }: Dependencies): HouseholdChangesService {
  async function read(tx: Tx, villageId: string, id: string): Promise<households.HouseholdRow> {
    const household = await households.findHousehold(tx, villageId, id)
    if (!household) throw new AppError('not_found')
    return household
  }

  /** The two facts of a change: that it happened, and the points that went along. */
  async function post(
    tx: Tx, person: Villager, change: { id: string; kind: 'merge' | 'split'; points: number },
    [from, to]: [Pick<households.HouseholdRow, 'id' | 'label'>, Pick<households.HouseholdRow, 'id' | 'label'>]
  ): Promise<void> {
    const { villageId, accountId: doneBy } = person
    await repository.insertChange(tx, { ...change, villageId, from: from.id, to: to.id, doneBy, createdAt: clock.now() })
    if (change.points === 0) return
    await points.move(tx, person, {
      from: { householdId: from.id, about: to.label },
      to: { householdId: to.id, about: from.label },
      amount: change.points,
      householdChangeId: change.id
    })
  }

  return {
    merge: (actor, id, { intoId, version }) => writeRoster(database, actor, async (tx, person) => {
      const { villageId } = person
      if (id.toLowerCase() === intoId.toLowerCase()) throw new AppError('invalid_request', 'a household is no part of itself')
      await repository.lockHouseholds(tx, villageId, [id, intoId])
      const [from, to] = [await read(tx, villageId, id), await read(tx, villageId, intoId)]
      checkChangeable(from, version)
      checkOpen(to)
      const orders = await households.countOpenOrders(tx, villageId, id)
      if (orders > 0) throw new AppError('household_has_orders', undefined, { orders })

      const ends = { from: from.id, to: to.id }
      const [coming, there] = [await households.listAccounts(tx, villageId, from.id), await households.listAccounts(tx, villageId, to.id)]
      await post(tx, person, { id: randomUUID(), kind: 'merge', points: from.free }, [from, to])
      await repository.moveEverything(tx, villageId, ends)
      await repository.moveRoster(tx, villageId, ends)
      await repository.moveKinships(tx, villageId, ends)
      await repository.moveWishes(tx, villageId, ends)
      await repository.forgetPin(tx, villageId, from.id)
      await repository.closeHousehold(tx, villageId, ends, clock.now())
      await repository.touchHousehold(tx, villageId, to.id, { unlisted: from.unlisted || to.unlisted })
      await households.linkAccounts(tx, villageId, to.id)

      for (const { id: accountId } of coming) await messages.tell(tx, villageId, { accountId }, { kind: 'household_moved', about: to.label })
      for (const { name } of coming) {
        for (const { id: accountId } of there) await messages.tell(tx, villageId, { accountId }, { kind: 'member_joined', about: name })
      }
      const details = { from: from.label, into: to.label, points: from.free, people: coming.length }
      await audit.record(tx, person, { action: 'household_merged', about: from.label, householdId: to.id, subjectId: from.id, details })
    }),

    split: (actor, id, { version, entryIds, accountIds, points: amount, ...input }, key) => writeRoster(database, actor, (tx, person) => {
      const content = ['split', id, entryIds, accountIds, amount, input]
      return createOnce(tx, person, { key, content }, clock.now(), async (newId) => {
        const { villageId, accountId: declaredBy } = person
        await repository.lockHouseholds(tx, villageId, [id])
        const from = await read(tx, villageId, id)
        checkChangeable(from, version)
        const entries = await households.listEntries(tx, villageId, id)
        const leaving = whoLeaves({ entries, accounts: await households.listAccounts(tx, villageId, id) }, { entryIds, accountIds })
        const door = await demandDoor(tx, villageId, input)
        await households.insertHousehold(tx, { ...door, villageId, id: newId, createdAt: clock.now() })
        const to = { id: newId, label: door.label }
        const ends = { from: from.id, to: newId }
        await post(tx, person, { id: randomUUID(), kind: 'split', points: amount }, [from, to])
        await repository.movePeople(tx, villageId, ends, leaving)
        await repository.partAsKin(tx, villageId, ends, { declaredBy, createdAt: clock.now() })
        await repository.touchHousehold(tx, villageId, from.id, from)
        if (from.unlisted) await repository.setUnlisted(tx, villageId, newId)

        await messages.tell(tx, villageId, { householdId: newId }, { kind: 'household_moved', about: to.label })
        await messages.tell(tx, villageId, { householdId: from.id }, { kind: 'household_moved', about: from.label })
        if (await repository.forgetPin(tx, villageId, from.id)) {
          await messages.tell(tx, villageId, { householdId: from.id }, { kind: 'pin_removed' })
        }
        const counts = { people: leaving.entryIds.length, accounts: leaving.accountIds.length }
        const details = { from: from.label, to: to.label, points: amount, ...counts }
        await audit.record(tx, person, { action: 'household_split', about: from.label, householdId: newId, subjectId: from.id, details })
      })
    })
  }
}

import type { HeadedChange, HeadedCreate, OrderOfAll } from '../../../types/contract/roster'
import type { Database, Tx } from '../../database/client'
import type { Actor, Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import type { AuditService } from '../audit/audit.service'
import { createOnce } from '../idempotency/idempotency.service'
import * as repository from './grids.repository'
import { tidy } from './roster.rules'
import { writeRoster } from './writing'

/** Grids and their units. Who heads them, with a phone, is known to the whole village. */
export interface GridsService {
  /** @throws forbidden, name_taken, idempotency_key_reused */
  create(actor: Actor, grid: HeadedCreate, idempotencyKey: string): Promise<string>
  /** @throws forbidden, not_found, stale_version, name_taken */
  change(actor: Actor, id: string, grid: HeadedChange): Promise<void>
  /** @throws forbidden, stale_version where the list is not all of them */
  arrange(actor: Actor, order: OrderOfAll): Promise<void>
  /** @throws forbidden, not_found, in_use with `by` */
  remove(actor: Actor, id: string): Promise<void>
  /** @throws forbidden, not_found, name_taken, idempotency_key_reused */
  createUnit(actor: Actor, gridId: string, unit: HeadedCreate, idempotencyKey: string): Promise<string>
  /** @throws forbidden, not_found, stale_version, name_taken */
  changeUnit(actor: Actor, id: string, unit: HeadedChange): Promise<void>
  /** @throws forbidden, not_found, stale_version where the list is not all of the grid's */
  arrangeUnits(actor: Actor, gridId: string, order: OrderOfAll): Promise<void>
  /** @throws forbidden, not_found, in_use with `by` */
  removeUnit(actor: Actor, id: string): Promise<void>
}

/** @throws invalid_request for a name of nothing to read */
function headedOf({ name, head, headPhone }: HeadedCreate): repository.Headed {
  const headed = { name: tidy(name), headName: tidy(head), headPhone }
  if (headed.name === '' || headed.headName === '') throw new AppError('invalid_request', 'a name of nothing to read')
  return headed
}

export function createGridsService({ database, clock, audit }: { database: Database; clock: Clock; audit: AuditService }): GridsService {
  const write = <T>(actor: Actor, work: (tx: Tx, person: Villager) => Promise<T>) => writeRoster(database, actor, work)

  function found<Row>(row: Row | undefined): Row {
    if (!row) throw new AppError('not_found')
    return row
  }

  /** Names before and after; the phones are no part of the trace. */
  const changed = (before: repository.Headed, after: repository.Headed) => ({
    before: { name: before.name, head: before.headName },
    after: { name: after.name, head: after.headName },
    phoneChanged: before.headPhone !== after.headPhone
  })

  async function arrange(tx: Tx, { villageId }: Villager, of: Parameters<typeof repository.listNames>[2], ids: string[]) {
    const there = await repository.listNames(tx, villageId, of)
    const names = ids.map((id) => there.find((one) => one.id === id)?.name)
    if (names.includes(undefined) || names.length !== there.length) throw new AppError('stale_version', 'not all of them, or others')
    await repository.putInOrder(tx, villageId, of === 'grids' ? 'grids' : 'units', ids)
    return names
  }

  return {
    create: (actor, input, key) => write(actor, (tx, person) =>
      createOnce(tx, person, { key, content: ['grid', input] }, clock.now(), async (id) => {
        const grid = headedOf(input)
        await repository.insertGrid(tx, person.villageId, id, grid)
        await audit.record(tx, person, { action: 'grid_created', about: grid.name, subjectId: id, details: { head: grid.headName } })
      })),

    change: (actor, id, { version, ...input }) => write(actor, async (tx, person) => {
      const before = found(await repository.findGrid(tx, person.villageId, id))
      const grid = headedOf(input)
      if (!(await repository.updateGrid(tx, person.villageId, id, version, grid))) {
        throw new AppError('stale_version', undefined, { version: before.version })
      }
      await audit.record(tx, person, { action: 'grid_changed', about: grid.name, subjectId: id, details: changed(before, grid) })
    }),

    arrange: (actor, { ids }) => write(actor, async (tx, person) => {
      const order = await arrange(tx, person, 'grids', ids)
      await audit.record(tx, person, { action: 'grid_changed', about: '', details: { order } })
    }),

    remove: (actor, id) => write(actor, async (tx, person) => {
      const { villageId } = person
      const { name } = found(await repository.findGrid(tx, villageId, id))
      const inUse = (by: string) => new AppError('in_use', `there are ${by}`, { by })
      if (await repository.countHouseholds(tx, villageId, { gridId: id })) throw inUse('households')
      if ((await repository.listNames(tx, villageId, { gridId: id })).length > 0) throw inUse('units')
      if (await repository.hasNotices(tx, villageId, id)) throw inUse('notices')
      await repository.rehouseClosed(tx, villageId, id)
      await repository.deleteGrid(tx, villageId, id)
      await audit.record(tx, person, { action: 'grid_deleted', about: name, subjectId: id })
    }),

    createUnit: (actor, gridId, input, key) => write(actor, (tx, person) =>
      createOnce(tx, person, { key, content: ['unit', gridId, input] }, clock.now(), async (id) => {
        const grid = found(await repository.findGrid(tx, person.villageId, gridId))
        const unit = headedOf(input)
        await repository.insertUnit(tx, person.villageId, id, { ...unit, gridId })
        const details = { grid: grid.name, head: unit.headName }
        await audit.record(tx, person, { action: 'unit_created', about: unit.name, subjectId: id, details })
      })),

    changeUnit: (actor, id, { version, ...input }) => write(actor, async (tx, person) => {
      const before = found(await repository.findUnit(tx, person.villageId, id))
      const unit = headedOf(input)
      if (!(await repository.updateUnit(tx, person.villageId, id, version, unit))) {
        throw new AppError('stale_version', undefined, { version: before.version })
      }
      await audit.record(tx, person, { action: 'unit_changed', about: unit.name, subjectId: id, details: changed(before, unit) })
    }),

    arrangeUnits: (actor, gridId, { ids }) => write(actor, async (tx, person) => {
      const { name } = found(await repository.findGrid(tx, person.villageId, gridId))
      const order = await arrange(tx, person, { gridId }, ids)
      await audit.record(tx, person, { action: 'unit_changed', about: name, subjectId: gridId, details: { order } })
    }),

    removeUnit: (actor, id) => write(actor, async (tx, person) => {
      const { name } = found(await repository.findUnit(tx, person.villageId, id))
      if (await repository.countHouseholds(tx, person.villageId, { unitId: id })) {
        throw new AppError('in_use', 'there are households', { by: 'households' })
      }
      await repository.deleteUnit(tx, person.villageId, id)
      await audit.record(tx, person, { action: 'unit_deleted', about: name, subjectId: id })
    })
  }
}

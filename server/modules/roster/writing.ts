import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { demandPermission } from '../../shared/permissions'
import { lockRoster } from './grids.repository'
import { tidy } from './roster.rules'
import { isDoorOf, type Door } from './roster.repository'

/** One transaction of somebody who keeps the roster; nobody else writes it meanwhile. @throws forbidden */
export async function writeRoster<T>(database: Database, actor: Actor, work: (tx: Tx, person: Villager) => Promise<T>): Promise<T> {
  demandPermission(actor, 'manage_roster')
  const person = villager(actor)
  return database.inVillage(person.villageId, async (tx) => {
    await lockRoster(tx, person.villageId)
    return work(tx, person)
  })
}

/** Where a household is to be, its label tidied. @throws not_found for grid and unit, invalid_request */
export async function demandDoor(tx: Tx, villageId: string, { gridId, unitId, number, label }: Door): Promise<Door> {
  if (!(await isDoorOf(tx, villageId, { gridId, unitId }))) throw new AppError('not_found', 'no such grid or unit')
  if (tidy(label) === '') throw new AppError('invalid_request', 'a label of nothing to read')
  return { gridId, unitId, number, label: tidy(label) }
}

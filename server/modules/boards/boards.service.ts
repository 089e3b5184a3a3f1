import type { Board, BoardQuery } from '../../../types/contract/boards'
import type { Database } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { periodStart, type Clock } from '../../shared/clock'
import { rankHouseholds } from './boards.repository'

export interface BoardsService {
  /** The 50 best households of the village in the running period, and the own one wherever it stands. */
  households(actor: Actor, query: BoardQuery): Promise<Board>
}

const shownPlaces = 50

export function createBoardsService({ database, clock }: { database: Database; clock: Clock }): BoardsService {
  return {
    async households(actor, { period = 'month' }) {
      const { villageId, householdId } = villager(actor)
      const since = period === 'all' ? new Date(0) : periodStart(period, clock.now())
      const rows = await database.inVillage(villageId, (tx) =>
        rankHouseholds(tx, villageId, { since, limit: shownPlaces, householdId }))
      const ranked = rows.map((row) => ({
        place: row.place,
        household: row.label,
        points: row.points,
        own: row.householdId === householdId,
        toNext: row.better === null ? null : row.better - row.points
      }))
      const own = ranked.find((row) => row.own) ?? null
      return { items: ranked.slice(0, shownPlaces), own }
    }
  }
}

import type { Board, BoardPeriod, BoardQuery, GridBoard } from '../../../types/contract/boards'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type HouseholdMember } from '../../shared/actor'
import { periodStart } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import * as repository from './boards.repository'

export interface BoardsService {
  /** The 50 best households of the village in the running period, and the own one wherever it stands. */
  households(actor: Actor, query: BoardQuery): Promise<Board>
  /** All grids of the village in the running period, by points per household. */
  grids(actor: Actor, query: BoardQuery): Promise<GridBoard>
  /** What the own household earned in any period, and its place by it; null when it earned nothing. */
  standing(tx: Tx, actor: HouseholdMember, period: repository.Period): Promise<{ points: number; place: number } | null>
}

const shownPlaces = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

export function createBoardsService({ database, clock }: { database: Database; clock: Clock }): BoardsService {
  const running = (period: BoardPeriod): repository.Period => ({
    since: period === 'all' ? new Date(0) : periodStart(period, clock.now()),
    until: endOfTime
  })

  return {
    async households(actor, { period = 'month' }) {
      const { villageId, householdId } = villager(actor)
      const wanted = { period: running(period), limit: shownPlaces, householdId }
      const rows = await database.inVillage(villageId, (tx) => repository.rankHouseholds(tx, villageId, wanted))
      const ranked = rows.map((row) => {
        const own = row.householdId === householdId
        return {
          place: row.place,
          household: row.unlisted && !own ? null : row.label,
          points: row.points,
          own,
          toNext: row.better === null ? null : row.better - row.points
        }
      })
      return { items: ranked.slice(0, shownPlaces), own: ranked.find((row) => row.own) ?? null }
    },

    async grids(actor, { period = 'month' }) {
      const { villageId, householdId } = villager(actor)
      const wanted = { period: running(period), householdId }
      return { items: await database.inVillage(villageId, (tx) => repository.rankGrids(tx, villageId, wanted)) }
    },

    async standing(tx, { villageId, householdId }, period) {
      return repository.standingOf(tx, villageId, { period, householdId })
    }
  }
}

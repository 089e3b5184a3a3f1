import type { HouseholdMonth, MonthQuery } from '../../../types/contract/months'
import type { Database } from '../../database/client'
import { householdMember, type Actor } from '../../shared/actor'
import { monthOf, monthPeriod } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import type { BoardsService } from '../boards/boards.service'
import { weeksInARow } from './months.rules'
import * as repository from './months.repository'

export interface MonthsService {
  /** The own household's month in figures; the running one unless another is named. */
  own(actor: Actor, query: MonthQuery): Promise<HouseholdMonth>
}

interface Dependencies {
  database: Database
  clock: Clock
  boards: BoardsService
}

export function createMonthsService({ database, clock, boards }: Dependencies): MonthsService {
  return {
    async own(actor, { month = monthOf(clock.now()) }) {
      const member = householdMember(actor)
      const { villageId, householdId } = member
      const period = monthPeriod(month)
      const wanted = { villageId, householdId, ...period }
      const seenFrom = new Date(Math.min(clock.now().getTime(), period.until.getTime() - 1))
      return database.inVillage(villageId, async (tx) => {
        const { label, village, createdAt } = await repository.findHousehold(tx, wanted)
        const standing = await boards.standing(tx, member, period)
        return {
          month,
          firstMonth: monthOf(createdAt),
          label,
          village,
          earned: standing?.points ?? 0,
          spent: await repository.sumSpent(tx, wanted),
          place: standing?.place ?? null,
          approved: await repository.countApproved(tx, wanted),
          weeksInARow: weeksInARow(await repository.listActiveWeeks(tx, wanted), seenFrom)
        }
      })
    }
  }
}

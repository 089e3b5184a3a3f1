import type { Fairness } from '../../../types/contract/fairness'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor } from '../../shared/actor'
import { monthOf, monthPeriod, monthsUpTo } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { rolesWith } from '../../shared/permissions'
import type { MessagesService } from '../messages/messages.service'
import type { SettingsService } from '../settings/settings.service'
import * as repository from './fairness.repository'

export interface FairnessService {
  /** How the village reviews and argues, month by month; for everybody in it. @throws forbidden for a supervisor */
  figures(actor: Actor): Promise<Fairness>
  /** Tells those who may review, once a day at most, that something waits too long. */
  remind(tx: Tx, villageId: string): Promise<void>
}

interface Dependencies {
  database: Database
  clock: Clock
  settings: SettingsService
  messages: MessagesService
}

const monthCount = 12
const hour = 3_600_000
/** Less than a day, so that a daily run that is a little early tells again. */
const quiet = 20 * hour

export function createFairnessService({ database, clock, settings, messages }: Dependencies): FairnessService {
  const ago = (milliseconds: number) => new Date(clock.now().getTime() - milliseconds)

  return {
    async figures(actor) {
      const { villageId } = villager(actor)
      const months = monthsUpTo(monthOf(clock.now()), monthCount)
      const period = { since: monthPeriod(months[0] as string).since, until: monthPeriod(months.at(-1) as string).until }
      return database.inVillage(villageId, async (tx) => {
        const { reviewHours, secondLookPercent } = await settings.read(tx, villageId)
        const { waiting, oldestAt, overdue } = await repository.countWaiting(tx, villageId, ago(reviewHours * hour))
        return {
          waiting, overdue, reviewHours, secondLookPercent,
          oldestAt: oldestAt?.toISOString() ?? null,
          months: await repository.listMonths(tx, villageId, period)
        }
      })
    },

    async remind(tx, villageId) {
      const { reviewHours } = await settings.read(tx, villageId)
      const { overdue } = await repository.countWaiting(tx, villageId, ago(reviewHours * hour))
      if (overdue === 0 || (await repository.wasReminded(tx, villageId, ago(quiet)))) return
      await messages.tell(tx, villageId, { roles: rolesWith('review') }, { kind: 'reviews_overdue', about: String(overdue) })
    }
  }
}

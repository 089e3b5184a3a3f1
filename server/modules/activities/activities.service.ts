import type { Activity } from '../../../types/contract/activities'
import type { Column } from '../../../types/contract/rules'
import type { Database, Tx } from '../../database/client'
import { villager, type Actor, type Villager } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import type { Clock } from '../../shared/clock'
import { graceAfterEnd, isRunning } from './activities.rules'
import * as repository from './activities.repository'

export interface ActivitiesService {
  /** What runs in one's village or is to come, the soonest first. */
  list(actor: Actor): Promise<Activity[]>
  /** Refuses unless photos of the column may be sent in for the activity now. @throws activity_not_running */
  demandRunning(tx: Tx, actor: Villager, id: string, column: Column): Promise<void>
}

export function createActivitiesService({ database, clock }: { database: Database; clock: Clock }): ActivitiesService {
  return {
    async list(actor) {
      const { villageId } = villager(actor)
      const now = clock.now()
      const stillOpen = new Date(now.getTime() - graceAfterEnd)
      const rows = await database.inVillage(villageId, (tx) => repository.listEndingAfter(tx, villageId, stillOpen))
      return rows.map(({ startsAt, endsAt, ...activity }) => ({
        ...activity,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        running: isRunning({ startsAt, endsAt }, now)
      }))
    },

    async demandRunning(tx, { villageId }, id, column) {
      const activity = await repository.findActivity(tx, villageId, id)
      if (!activity || activity.column !== column || !isRunning(activity, clock.now())) throw new AppError('activity_not_running')
    }
  }
}

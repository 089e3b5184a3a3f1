import type { Village, VillageOverview } from '../../../types/contract/villages'
import type { Database } from '../../database/client'
import { demand, type Actor } from '../../shared/actor'
import { periodStart, type Clock } from '../../shared/clock'
import { mayCompareVillages } from './villages.rules'
import * as repository from './villages.repository'

export interface VillagesService {
  /** For people who have not signed in. */
  list(): Promise<Village[]>
  /** The running month, side by side. @throws forbidden */
  overview(actor: Actor): Promise<VillageOverview[]>
}

export function createVillagesService({ database, clock }: { database: Database; clock: Clock }): VillagesService {
  return {
    async list() {
      return database.inVillage(null, repository.listVillages)
    },

    async overview(actor) {
      demand(mayCompareVillages(actor), 'compare villages')
      const since = periodStart('month', clock.now())
      const rows = await database.inVillage(null, (tx) => repository.listOverviews(tx, since))
      return rows.map(({ id, name, county, ...counts }) => ({
        village: { id, name, county },
        households: Number(counts.households),
        activeHouseholds: Number(counts.activeHouseholds),
        submissions: Number(counts.submissions),
        approved: Number(counts.approved),
        waiting: Number(counts.waiting),
        pointsAwarded: Number(counts.pointsAwarded),
        pointsRedeemed: Number(counts.pointsRedeemed),
        pointsOutstanding: Number(counts.pointsOutstanding)
      }))
    }
  }
}

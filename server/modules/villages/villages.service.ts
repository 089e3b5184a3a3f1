import type { Village, VillageOverview, VillageShowcase } from '../../../types/contract/villages'
import type { Database } from '../../database/client'
import { type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart, type Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import type { GoodsService } from '../goods/goods.service'
import type { RulesService } from '../rules/rules.service'
import * as repository from './villages.repository'

export interface VillagesService {
  /** For people who have not signed in. */
  list(): Promise<Village[]>
  /** What a village gives points for and what they are worth, for somebody who only looks. @throws not_found */
  showcase(villageId: string): Promise<VillageShowcase>
  /** The running month, side by side. @throws forbidden */
  overview(actor: Actor): Promise<VillageOverview[]>
}

interface Dependencies {
  database: Database
  clock: Clock
  rules: RulesService
  goods: GoodsService
}

export function createVillagesService({ database, clock, rules, goods }: Dependencies): VillagesService {
  return {
    async list() {
      return database.inVillage(null, repository.listVillages)
    },

    async showcase(villageId) {
      return database.inVillage(villageId, async (tx) => {
        const village = await repository.findVillage(tx, villageId)
        if (!village) throw new AppError('not_found', 'no such village')
        const { shop, items } = await goods.listOpen(tx, villageId)
        // a shop's phone is often its keeper's own
        return { village, rules: await rules.listOpen(tx, villageId), goods: { shop: { ...shop, phone: null }, items } }
      })
    },

    async overview(actor) {
      demandPermission(actor, 'compare_villages')
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

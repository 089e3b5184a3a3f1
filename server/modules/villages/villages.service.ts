import type { Village, VillageShowcase } from '../../../types/contract/villages'
import type { Database } from '../../database/client'
import { AppError } from '../../shared/app-error'
import type { GoodsService } from '../goods/goods.service'
import type { RulesService } from '../rules/rules.service'
import * as repository from './villages.repository'

export interface VillagesService {
  /** For people who have not signed in. */
  list(): Promise<Village[]>
  /** What a village gives points for and what they are worth, for somebody who only looks. @throws not_found */
  showcase(villageId: string): Promise<VillageShowcase>
}

interface Dependencies {
  database: Database
  rules: RulesService
  goods: GoodsService
}

export function createVillagesService({ database, rules, goods }: Dependencies): VillagesService {
  return {
    async list() {
      return database.inVillage(null, repository.listVillages)
    },

    async showcase(villageId) {
      return database.inVillage(villageId, async (tx) => {
        const village = await repository.findVillage(tx, villageId)
        if (!village) throw new AppError('not_found', 'no such village')
        const { shop, items } = await goods.listOpen(tx, villageId, null)
        // a shop's phone is often its keeper's own
        return { village, rules: await rules.listOpen(tx, villageId), goods: { shop: { ...shop, phone: null }, items } }
      })
    }
  }
}

import type { Page } from '../../../types/contract/common'
import type { Grid, Household, HouseholdLabelList, HouseholdQuery, HouseholdSettings, OwnHousehold } from '../../../types/contract/households'
import type { Database } from '../../database/client'
import { householdMember, villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { periodStart } from '../../shared/calendar'
import type { Clock } from '../../shared/clock'
import { demandPermission } from '../../shared/permissions'
import { attributeAwards } from './households.rules'
import * as repository from './households.repository'

export interface HouseholdsService {
  /** In the village's own order, short of those that were merged into another one. @throws forbidden */
  list(actor: Actor, query: HouseholdQuery): Promise<Page<Household>>
  /** Who belongs to the actor's household and who earned what. @throws household_missing */
  own(actor: Actor): Promise<OwnHousehold>
  /** Any member decides for the household. @throws household_missing */
  settle(actor: Actor, settings: HouseholdSettings): Promise<void>
  /** The grids of one's village with their heads. @throws forbidden */
  grids(actor: Actor): Promise<Grid[]>
  /** Door numbers of a grid, of people nothing. @throws forbidden, not_found */
  labels(actor: Actor, gridId: string): Promise<HouseholdLabelList['items']>
}

export function createHouseholdsService({ database, clock }: { database: Database; clock: Clock }): HouseholdsService {
  return {
    async list(actor, { cursor = '0', limit = 20, search, gridId = null }) {
      const { villageId } = villager(actor)
      demandPermission(actor, 'manage_roster')
      if (!/^\d{1,6}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const offset = Number(cursor)
      const wanted = { search: search?.trim() || null, gridId, offset, limit: limit + 1 }
      const rows = await database.inVillage(villageId, (tx) => repository.listHouseholds(tx, villageId, wanted))
      const items = rows.slice(0, limit).map((row) => ({ ...row, people: row.people ?? 0, members: row.members ?? 0 }))
      return { items, nextCursor: rows.length > limit ? String(offset + limit) : null }
    },

    async own(actor) {
      const { villageId, householdId, accountId } = householdMember(actor)
      return database.inVillage(villageId, async (tx) => {
        const household = await repository.findHousehold(tx, villageId, householdId)
        const members = await repository.listMembers(tx, villageId, householdId)
        const sums = await repository.sumAwardsBySender(tx, villageId, householdId, periodStart('month', clock.now()))
        return { ...household, ...attributeAwards(members, sums, accountId) }
      })
    },

    async settle(actor, { unlisted }) {
      const { villageId, householdId } = householdMember(actor)
      await database.inVillage(villageId, (tx) => repository.setUnlisted(tx, villageId, householdId, unlisted))
    },

    async grids(actor) {
      const { villageId } = villager(actor)
      return database.inVillage(villageId, (tx) => repository.listGrids(tx, villageId))
    },

    async labels(actor, gridId) {
      const { villageId } = villager(actor)
      const labels = await database.inVillage(villageId, (tx) => repository.listLabelsOfGrid(tx, villageId, gridId))
      if (!labels) throw new AppError('not_found', 'no such grid')
      return labels
    }
  }
}

import type { Page, PageQuery } from '../../../types/contract/common'
import type { Household } from '../../../types/contract/households'
import type { Database } from '../../database/client'
import { demand, villager, type Actor } from '../../shared/actor'
import { AppError } from '../../shared/app-error'
import { mayListHouseholds } from './households.rules'
import * as repository from './households.repository'

export interface HouseholdsService {
  /** In the village's own order. @throws forbidden */
  list(actor: Actor, page: PageQuery): Promise<Page<Household>>
}

export function createHouseholdsService({ database }: { database: Database }): HouseholdsService {
  return {
    async list(actor, { cursor = '0', limit = 20 }) {
      const { villageId } = villager(actor)
      demand(mayListHouseholds(actor), 'see all households')
      if (!/^\d{1,6}$/.test(cursor)) throw new AppError('invalid_request', 'unknown cursor')
      const offset = Number(cursor)
      const rows = await database.inVillage(villageId, (tx) => repository.listHouseholds(tx, villageId, offset, limit + 1))
      const items = rows.slice(0, limit).map((row) => ({ ...row, members: row.members ?? 0 }))
      return { items, nextCursor: rows.length > limit ? String(offset + limit) : null }
    }
  }
}

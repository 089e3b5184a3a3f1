import type { Tx } from '../../database/client'
import type { Villager } from '../../shared/actor'
import * as repository from './kinships.repository'

export interface KinshipsService {
  /** 亲属回避: ids of the households, besides their own, whose things this person decides nothing about. */
  relativesOf(tx: Tx, actor: Pick<Villager, 'villageId' | 'accountId'>): Promise<ReadonlySet<string>>
}

export function createKinshipsService(): KinshipsService {
  return {
    async relativesOf(tx, { villageId, accountId }) {
      return new Set(await repository.listRelatives(tx, villageId, accountId))
    }
  }
}

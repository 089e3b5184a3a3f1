import { randomUUID } from 'node:crypto'
import type { Database, Tx } from '../../database/client'
import type { Clock } from '../../shared/clock'
import type { MessagesService } from '../messages/messages.service'
import type { PointsService } from '../points/points.service'
import { dueOf } from './base-periods'
import * as repository from './base-points.repository'
import { findCurrent, listRules, lockSeries, type RuleRow } from './rules.repository'

export interface BasePointsService {
  /**
   * Gives every household the base points of the current period, once however often and wherever it runs; what was missed
   * while no server ran is given as long as its period lasts. A village that fails keeps no other from its points.
   *
   * @returns how many grants were made
   */
  grantDue(onFailure: (villageId: string, error: unknown) => void): Promise<number>
  /** The same for one village. */
  grantDueIn(villageId: string): Promise<number>
}

interface Dependencies {
  database: Database
  clock: Clock
  points: Pick<PointsService, 'grantBase'>
  messages: Pick<MessagesService, 'tell'>
}

export function createBasePointsService({ database, clock, points, messages }: Dependencies): BasePointsService {
  /** Another server that is at the same series is waited for, and then there is nothing left to do. @returns whether it was due */
  async function grant(tx: Tx, villageId: string, { seriesId }: RuleRow): Promise<boolean> {
    await lockSeries(tx, villageId, seriesId)
    const now = clock.now()
    const rule = await findCurrent(tx, villageId, seriesId, now)
    if (!rule || rule.basePeriod === null) return false
    const due = dueOf(rule.basePeriod, await repository.findCoveredUntil(tx, villageId, seriesId), now)
    if (!due) return false
    const id = randomUUID()
    const { id: ruleId, name: about, points: amount } = rule
    await repository.insertGrant(tx, { villageId, id, ruleId, seriesId, period: due.name, coveredUntil: due.until, createdAt: now })
    await messages.tell(tx, villageId, { accountIds: await repository.listRecipients(tx, villageId) }, { kind: 'base_points', about, points: amount })
    await points.grantBase(tx, villageId, { baseGrantId: id, amount, about })
    return true
  }

  async function grantDueIn(villageId: string): Promise<number> {
    return database.inVillage(villageId, async (tx) => {
      let granted = 0
      for (const rule of await listRules(tx, villageId, 'base', clock.now())) if (await grant(tx, villageId, rule)) granted += 1
      return granted
    })
  }

  return {
    grantDueIn,

    async grantDue(onFailure) {
      let granted = 0
      for (const villageId of await database.inVillage(null, repository.listVillageIds)) {
        try {
          granted += await grantDueIn(villageId)
        } catch (error) {
          onFailure(villageId, error)
        }
      }
      return granted
    }
  }
}

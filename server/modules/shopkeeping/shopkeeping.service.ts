import type { Database, Tx } from '../../database/client'
import * as repository from './shopkeeping.repository'

/** What the shop does by itself in a village when its time has come, and how often it did it just now. */
export type ShopTask = (tx: Tx, villageId: string) => Promise<number>

export interface ShopkeepingService {
  /**
   * Does every task in every village, each in a transaction of its own: what fails keeps nothing else. One that another
   * server process is at is left to it; that nothing is done twice is held by what the task changes, not by that.
   *
   * @returns how often each was done
   */
  run(): Promise<Record<string, number>>
}

interface Dependencies {
  database: Database
  /** By their English names. */
  tasks: Record<string, ShopTask>
  /** @param what English, for the log */
  onFailure: (what: string, error: unknown) => void
}

export function createShopkeepingService({ database, tasks, onFailure }: Dependencies): ShopkeepingService {
  async function attempt(name: string, task: ShopTask, villageId: string): Promise<number> {
    try {
      return await database.inVillage(villageId, async (tx) =>
        (await repository.mayDo(tx, villageId, name)) ? task(tx, villageId) : 0)
    } catch (error) {
      onFailure(`${name} of ${villageId}`, error)
      return 0
    }
  }

  return {
    async run() {
      const done: Record<string, number> = {}
      for (const villageId of await database.inVillage(null, repository.villageIds)) {
        for (const [name, task] of Object.entries(tasks)) done[name] = (done[name] ?? 0) + (await attempt(name, task, villageId))
      }
      return done
    }
  }
}

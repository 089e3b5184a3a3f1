import { randomUUID } from 'node:crypto'
import type { createServices } from '../services'
import type { Database } from '../database/client'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'goods' | 'orders' | 'vouchers' | 'counter' | 'expiry'>
  database: Database
  villageId: string
  keeper: Actor
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
}

const household = 2

/** How orders end otherwise: one nobody fetched, one the shop could not give, and two that wait, the last day and a neighbour. */
export function counterScenes({ services, database, villageId, keeper, resident }: Stagehand): Act[] {
  const { goods, orders, vouchers, counter, expiry } = services

  async function order(name: string): Promise<string> {
    const wanted = (await goods.list(keeper)).items.find((item) => item.name.startsWith(name))
    if (!wanted) throw new Error(`no ${name} on the shelf`)
    return orders.create(resident(household), { lines: [{ goodsId: wanted.id, quantity: 1, points: wanted.points }] }, randomUUID())
  }
  let damaged = ''
  return [
    { daysAgo: 22, play: async () => void (await order('食盐')) },
    { daysAgo: 14, play: async () => void (await database.inVillage(villageId, (tx) => expiry.expireDue(tx, villageId))) },
    { daysAgo: 9, play: async () => void (damaged = await order('肥皂')) },
    { daysAgo: 8.8, play: async () => void (await counter.cancel(keeper, damaged, { version: 1, reason: '东西坏了,下批货到了请再换' })) },
    { daysAgo: 6, play: async () => void (await order('食盐')) },
    { daysAgo: 0.8, play: async () => void (await database.inVillage(villageId, (tx) => expiry.remindExpiring(tx, villageId))) },
    {
      daysAgo: 0.4,
      play: async () => {
        const id = await order('食盐')
        await vouchers.create(resident(household), id, { version: 1, fetcher: '李四' }, randomUUID())
      }
    }
  ]
}

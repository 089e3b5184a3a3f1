import { randomUUID } from 'node:crypto'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<
    ReturnType<typeof createServices>, 'counter' | 'goods' | 'orders' | 'points' | 'reserve' | 'shopDays' | 'stockTakes'
  >
  admin: Actor
  keeper: Actor
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
}

/** Small things that neighbours come for. */
const small = ['毛巾', '牙膏', '肥皂', '食盐']
const neighbours = [3, 5, 6, 9, 11, 14, 16, 18, 21, 23]

/** Of what the count found more or fewer, and why. */
const found = [['抽纸', -2, '记漏了两包'], ['牙膏', 1, '柜子底下找到一支'], ['毛巾', -1, '找不到']] as const

/** Money set aside and one entry by mistake, neighbours at the counter, a count of the shelf, and days that the keeper signed. */
export function shopBookScenes({ services, admin, keeper, resident }: Stagehand): Act[] {
  const { counter, goods, orders, points, reserve, shopDays, stockTakes } = services
  const book = (yuan: number, reason: string) => reserve.book(admin, { amountFen: yuan * 100, reason }, randomUUID())

  async function fetch(household: number): Promise<void> {
    const { free } = await points.balance(resident(household))
    const wanted = (await goods.list(keeper)).items.find((item) =>
      small.some((name) => item.name.startsWith(name)) && item.points <= free && item.stock > 0)
    if (!wanted) return
    const lines = [{ goodsId: wanted.id, quantity: 1, points: wanted.points }]
    const id = await orders.create(resident(household), { lines }, randomUUID())
    await counter.handOver(keeper, id, { version: 1 })
  }

  async function countShelf(): Promise<void> {
    const id = await stockTakes.start(keeper, randomUUID())
    for (const { goodsId, name, expected } of (await stockTakes.find(keeper, id)).lines) {
      const [, difference, reason] = found.find(([start]) => name.startsWith(start)) ?? []
      await stockTakes.count(keeper, id, goodsId, { counted: expected + (difference ?? 0) })
      if (reason !== undefined) await stockTakes.explain(keeper, id, goodsId, { reason })
    }
    await stockTakes.finish(keeper, id, await stockTakes.find(keeper, id))
  }

  /** A sheet that is left in the middle. */
  async function beginCount(): Promise<void> {
    const id = await stockTakes.start(keeper, randomUUID())
    const { lines } = await stockTakes.find(keeper, id)
    for (const { goodsId, expected } of lines.slice(0, 3)) await stockTakes.count(keeper, id, goodsId, { counted: expected })
    const [, , , short] = lines
    if (short) await stockTakes.count(keeper, id, short.goodsId, { counted: short.expected - 1 })
  }

  /** All days that are over and that nobody has signed, the oldest first. */
  async function signDays(): Promise<void> {
    const { unclosed } = await shopDays.list(keeper, {})
    for (const { day } of unclosed.reverse()) await shopDays.close(keeper, { day, note: '' }, randomUUID())
  }

  let mistaken = ''
  return [
    { daysAgo: 37, play: () => book(1500, '镇里拨的积分超市经费') },
    { daysAgo: 17.3, play: async () => (mistaken = await book(5000, '乡贤捐的')) },
    { daysAgo: 17.2, play: () => reserve.reverse(admin, mistaken, { reason: '多写了一个零' }, randomUUID()) },
    { daysAgo: 17.1, play: () => book(500, '乡贤捐的') },
    { daysAgo: 15.1, play: countShelf },
    { daysAgo: 0.1, play: beginCount },
    ...neighbours.map((household, index) => ({ daysAgo: 18.3 - index * 1.8, play: () => fetch(household) })),
    ...[30, 20, 13, 9, 6, 3].map((daysAgo) => ({ daysAgo, play: signDays }))
  ]
}

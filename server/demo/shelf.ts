import { randomUUID } from 'node:crypto'
import type { NewStockMovement } from '../../types/contract/stock'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import { shanghaiDay } from '../shared/calendar'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'goodsDesk' | 'stock'>
  tx: Tx
  villageId: string
  keeper: Actor
}

/** How many pieces came from the wholesaler, and what one cost in fen. */
const deliveries = [
  ['抽纸', 12, 620], ['洗衣液', 6, 1790], ['电热水壶', 2, 5900], ['大米', 10, 2680], ['食用油', 8, 2950], ['牙膏', 10, 380],
  ['洗洁精', 6, 690], ['毛巾', 10, 500], ['保温杯', 2, 2600], ['食盐', 20, 180], ['脸盆', 4, 850], ['肥皂', 10, 260]
] as const

/** At how many pieces left the keepers want to hear of it. */
const marks = [['电热水壶', 2], ['大米', 5], ['食用油', 4], ['保温杯', 5]] as const

type Moved = readonly [daysAgo: number, goods: string, kind: 'out' | 'broken', quantity: number, reason: string]
const moved: readonly Moved[] = [
  [33, '大米', 'out', 4, '重阳节慰问困难户'], [26, '脸盆', 'broken', 1, '压坏了'], [16, '洗衣液', 'out', 2, '志愿活动当奖品'],
  [7, '食盐', 'broken', 3, '受潮了'], [2, '保温杯', 'out', 5, '敬老活动用']
]

/** What a shop lives through: deliveries and what they cost, a price that went up and down, gifts, breakage, and one kind running low. */
export function shelfScenes({ services: { goodsDesk, stock }, tx, villageId, keeper }: Stagehand): Act[] {
  async function find(name: string) {
    const goods = (await goodsDesk.list(keeper)).items.find((item) => item.name.startsWith(name))
    if (!goods) throw new Error(`no ${name} on the shelf`)
    return goods
  }

  const move = async (name: string, movement: DistributiveOmit<NewStockMovement, 'goodsId'>) =>
    stock.move(keeper, { goodsId: (await find(name)).id, ...movement }, randomUUID())

  const price = (daysAgo: number, name: string, points: number): Act => ({
    daysAgo, play: async () => goodsDesk.setPrice(keeper, (await find(name)).id, { points, from: null }, randomUUID())
  })

  async function mark(name: string, lowStock: number): Promise<void> {
    const { id, category, photoId, limit, onSaleFrom, version, name: whole } = await find(name)
    const saleDay = onSaleFrom && shanghaiDay(new Date(onSaleFrom))
    await goodsDesk.change(keeper, id, { name: whole, category, photoId, limit, onSaleFrom: saleDay, lowStock, version })
  }

  return [
    {
      daysAgo: 58,
      play: async () => {
        for (const [name, lowStock] of marks) await mark(name, lowStock)
      }
    },
    price(48, '食用油', 55),
    {
      daysAgo: 36,
      play: async () => {
        for (const [name, quantity, costFen] of deliveries) await move(name, { kind: 'in', quantity, reason: '镇上批发部', costFen })
      }
    },
    price(20, '食用油', 50),
    ...moved.map(([daysAgo, name, kind, quantity, reason]) => ({ daysAgo, play: () => move(name, { kind, quantity, reason }) })),
    { daysAgo: 1.9, play: async () => void (await goodsDesk.remindLow(tx, villageId)) }
  ]
}

type DistributiveOmit<Whole, Key extends PropertyKey> = Whole extends unknown ? Omit<Whole, Key> : never

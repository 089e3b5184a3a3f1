import { randomUUID } from 'node:crypto'
import type { Shop } from '../../types/contract/shops'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import { monthPeriod, monthOf, shanghaiDay } from '../shared/calendar'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'shops' | 'goods' | 'goodsDesk' | 'wishes'>
  now: Date
  keeper: Actor
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
  /** A picture that the keeper sends. */
  picture: () => Promise<string>
}

const day = 86_400_000

/** A break at noon, mornings alone on Sundays. */
const workday: Shop['hours'][number] = [{ from: '08:30', until: '11:30' }, { from: '14:30', until: '18:00' }]
const hours = [...Array<typeof workday>(6).fill(workday), workday.slice(0, 1)]

/** The shop's own hours and a closure to come, a price that rises, goods that are announced, and wishes for what is gone. */
export function shopScenes({ services: { shops, goods, goodsDesk, wishes }, now, keeper, resident, picture }: Stagehand): Act[] {
  const nextMonth = shanghaiDay(monthPeriod(monthOf(now)).until)
  const closedOn = (days: number) => shanghaiDay(new Date(now.getTime() + days * day))
  const idOf = async (name: string) => (await goods.list(keeper)).items.find((item) => item.name.startsWith(name))?.id ?? ''
  return [
    {
      daysAgo: 70,
      play: async () => shops.change(keeper, { ...(await shops.get(keeper)), hours, hoursNote: '赶集日中午不关门' })
    },
    {
      daysAgo: 3.1,
      play: async () => {
        const closure = { from: closedOn(12), until: closedOn(13), reason: '店里盘货,休息' }
        await shops.change(keeper, { ...(await shops.get(keeper)), closure })
      }
    },
    { daysAgo: 3, play: async () => goodsDesk.setPrice(keeper, await idOf('洗衣液'), { points: 35, from: nextMonth }, randomUUID()) },
    {
      daysAgo: 2.9,
      play: async () => {
        const terms = { name: '保温壶 2 升', category: '家用', photoId: await picture(), limit: null, onSaleFrom: nextMonth, lowStock: 2 }
        const delivery = { quantity: 8, costFen: 4500, reason: '元旦前的一批' }
        await goodsDesk.create(keeper, { ...terms, points: 70, delivery }, randomUUID())
      }
    },
    {
      daysAgo: 1.8,
      play: async () => {
        for (const [household, name] of [[2, '雨伞'], [12, '雨伞'], [2, '保温壶'], [4, '雨伞']] as const) {
          await wishes.wish(resident(household), await idOf(name))
        }
      }
    }
  ]
}

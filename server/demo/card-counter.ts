import { randomUUID } from 'node:crypto'
import type { CardRedemptionCreate } from '../../types/contract/card-redemptions'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'pins' | 'witnesses' | 'cardRedemptions' | 'goods'>
  keeper: Actor
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
  householdId: (household: number) => string
}

/** Households with a PIN, and what each took for one. */
const pins = [[2, '380527'], [12, '270583'], [4, '619204'], [9, '507316']] as const

/** PINs of some households, and what was redeemed with the card: with the PIN, before a witness, and for a neighbour who fetches it. */
export function cardScenes({ services, keeper, resident, householdId }: Stagehand): Act[] {
  const { pins: set, witnesses, cardRedemptions, goods } = services
  const at = (daysAgo: number, household: number, name: string, proof: () => Promise<Partial<CardRedemptionCreate>>): Act => ({
    daysAgo,
    play: async () => {
      const { id, people } = await cardRedemptions.lookUp(keeper, { householdId: householdId(household) })
      const wanted = (await goods.list(keeper)).items.find((item) => item.name.startsWith(name))
      if (!wanted) throw new Error(`no ${name} on the shelf`)
      const lines = [{ goodsId: wanted.id, quantity: 1, points: wanted.points }]
      await cardRedemptions.create(keeper, { householdId: id, member: people.at(-1) ?? '老人', lines, ...(await proof()) }, randomUUID())
    }
  })
  const witnessed = (household: number) => async () => ({ witnessCode: (await witnesses.show(resident(household))).code })

  return [
    { daysAgo: 14, play: async () => { for (const [household, pin] of pins) await set.set(resident(household), { pin }) } },
    at(6.1, 2, '食盐', async () => ({ pin: '380527' })),
    at(4.2, 12, '肥皂', witnessed(2)),
    at(0.7, 2, '牙膏', async () => ({ pin: '380527', fetcher: '隔壁小林' }))
  ]
}

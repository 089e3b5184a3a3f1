import { randomUUID } from 'node:crypto'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import { monthOf, monthPeriod } from '../shared/calendar'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'adjustments' | 'statements'>
  tx: Tx
  villageId: string
  now: Date
  admin: Actor
  householdId: (household: number) => string
}

const day = 86_400_000

/** Months that were published, adjustments by hand, and one that waits for the admin as the second person. */
export function bookScenes({ services: { adjustments, statements }, tx, villageId, now, admin, householdId }: Stagehand): Act[] {
  const daysAgo = (instant: Date) => (now.getTime() - instant.getTime()) / day
  // the month that ended last is left for whoever looks, to be published
  const lastMonth = monthOf(new Date(monthPeriod(monthOf(now)).since.getTime() - 1))
  const publishing = new Date(monthPeriod(lastMonth).since.getTime() + 2.4 * day)

  const secretary: Actor = { accountId: randomUUID(), villageId, householdId: null, roles: ['villageAdmin'] }
  const adjust = (by: Actor, household: number, amount: number, reason: string) =>
    adjustments.create(by, { householdId: householdId(household), amount, reason }, randomUUID())

  let flood = ''
  return [
    {
      daysAgo: daysAgo(publishing),
      play: async () => {
        const { publishable } = await statements.list(admin)
        for (const month of publishable) await statements.publish(admin, month, randomUUID())
      }
    },
    {
      daysAgo: 20,
      play: async () => {
        const account = { villageId, householdId: null, name: '林支书', consentedAt: now, createdAt: now }
        await tx.insertInto('accounts').values({ ...account, id: secretary.accountId, roles: [...secretary.roles] }).execute()
      }
    },
    { daysAgo: 19.5, play: () => adjust(admin, 5, 5, '修路那天漏记了') },
    { daysAgo: 12.5, play: async () => (flood = await adjust(admin, 9, 30, '台风天值守三天')) },
    { daysAgo: 12.2, play: () => adjustments.confirm(secretary, flood, { version: 1 }) },
    { daysAgo: 0.6, play: () => adjust(secretary, 12, 30, '帮村里修祠堂屋顶,两天') }
  ]
}

import { randomUUID } from 'node:crypto'
import type { Column } from '../../types/contract/rules'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import { monthOf, monthPeriod } from '../shared/calendar'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'rules' | 'ruleChanges' | 'basePoints'>
  villageId: string
  now: Date
  admin: Actor
}

const day = 86_400_000

async function change({ services, admin }: Stagehand, column: Column, part: object, from: string | null): Promise<void> {
  const series = (await services.rules.listAll(admin)).find(({ current }) => current?.terms.kind === 'upload' && current.terms.column === column)
  if (!series?.current) return
  const terms = { ...series.current.terms, ...part }
  await services.ruleChanges.change(admin, series.headId, { terms, from }, randomUUID())
}

/** Before anybody has sent anything in: an honour counts twice a month at most. */
export const capHonours = (stagehand: Stagehand): Promise<void> =>
  change(stagehand, 'honour', { caps: { day: null, week: null, month: 2 } }, null)

/** Base points for every household each month, and a change that begins with the next one. */
export function ruleScenes(stagehand: Stagehand): Act[] {
  const { services, villageId, now, admin } = stagehand
  const terms = { kind: 'base' as const, name: '每月基础分', hint: '每户都有,一起把村子管好', points: 2, period: 'month' as const }
  const thisMonth = monthPeriod(monthOf(now))
  const lastMonth = monthPeriod(monthOf(new Date(thisMonth.since.getTime() - 1)))
  const soonAfter = ({ since }: { since: Date }) => (now.getTime() - since.getTime()) / day - 0.001
  return [
    { daysAgo: 68, play: () => services.ruleChanges.create(admin, { terms, from: null }, randomUUID()) },
    ...[lastMonth, thisMonth].map((month) => ({ daysAgo: soonAfter(month), play: () => services.basePoints.grantDueIn(villageId) })),
    {
      daysAgo: 1,
      play: () => change(stagehand, 'courtyard', { points: 3, minPoints: 3, maxPoints: 3 }, `${monthOf(thisMonth.until)}-01`)
    }
  ]
}

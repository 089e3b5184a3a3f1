import { randomUUID } from 'node:crypto'
import type { Column } from '../../types/contract/rules'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  tx: Tx
  services: Pick<ReturnType<typeof createServices>, 'submissions' | 'reviews'>
  villageId: string
  now: Date
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
  householdId: (household: number) => string
  admin: Actor
  reviewer: Actor
  ruleId: (column: Column) => string
  /** Takes the photos a column wants at a household; `alike` ones are found to look like one another. */
  shoot: (household: number, column: Column, options?: { alike: boolean }) => Promise<string[]>
}

/** More points than this need a second reviewer. */
const limit = 30

/** What makes a queue worth looking at: one that waits too long, photos seen before, kin, and an honour that needs two reviewers. */
export function deskScenes(stagehand: Stagehand): Act[] {
  const { tx, services: { submissions, reviews }, villageId, now, resident, householdId, admin, reviewer, ruleId, shoot } = stagehand
  const acts: Act[] = []
  const then = (daysAgo: number, play: Act['play']) => acts.push({ daysAgo, play })
  const send = async (household: number, column: Column, note: string, photoIds: string[]) =>
    submissions.create(resident(household), { ruleId: ruleId(column), photoIds, note }, randomUUID())

  let earlier = ''
  then(13, async () => (earlier = await send(8, 'courtyard', '', await shoot(8, 'courtyard', { alike: true }))))
  then(12.8, () => reviews.approve(admin, earlier, { version: 1 }))
  then(2.2, async () => send(8, 'courtyard', '这个星期又打扫了一遍', await shoot(8, 'courtyard', { alike: true })))

  then(2.6, async () => send(15, 'courtyard', '腿脚不方便,扫得慢', await shoot(15, 'courtyard')))

  then(5, () =>
    tx.insertInto('kinships')
      .values({ villageId, accountId: reviewer.accountId, householdId: householdId(17), declaredBy: admin.accountId, createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute())

  let certificate = ''
  then(0.9, () => tx.updateTable('rules').set({ twoApprovalsAbove: limit }).where('id', '=', ruleId('honour')).execute())
  then(0.8, async () => (certificate = await send(10, 'honour', '孙女在市里比赛得了一等奖', await shoot(10, 'honour'))))
  then(0.5, () => reviews.approve(reviewer, certificate, { version: 1, points: 40 }))
  return acts
}

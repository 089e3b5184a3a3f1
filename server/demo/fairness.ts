import { randomUUID } from 'node:crypto'
import type { Column } from '../../types/contract/rules'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  tx: Tx
  services: Pick<ReturnType<typeof createServices>, 'deductions' | 'ruleChanges' | 'secondLooks'>
  villageId: string
  now: Date
  resident: (household: number) => Actor
  householdId: (household: number) => string
  admin: Actor
  reviewer: Actor
  /** Takes the photos a column wants at a household. */
  shoot: (household: number, column: Column, by: Actor) => Promise<string[]>
}

/** 张三's household, 李四's, the reviewer's own and the kin they have, whose things they leave to others. */
const [resident, resident2, reviewers, kin] = [2, 12, 20, 17] as const
const drawnForLookers = 3

/** Approvals looked at twice, one of them not agreed with, and points taken: one that came back, one that is argued about. */
export function fairnessScenes(stagehand: Stagehand): Act[] {
  const { tx, services, villageId, now, resident: residentOf, householdId, admin, reviewer, shoot } = stagehand
  const { deductions, ruleChanges, secondLooks } = services
  const acts: Act[] = []
  const then = (daysAgo: number, play: Act['play']) => acts.push({ daysAgo, play })

  /** Adds to what the lot has drawn, so that somebody who looks finds something whatever it drew. */
  const draw = (daysAgo: number) => tx
    .insertInto('secondLooks')
    .columns(['villageId', 'submissionId', 'firstReviewer', 'drawnAt'])
    .expression((eb) => eb
      .selectFrom('submissions')
      .select((of) => ['villageId', 'id', of.ref('reviewedBy').$notNull().as('firstReviewer'), of.ref('reviewedAt').$notNull().as('drawnAt')])
      .where('villageId', '=', villageId)
      .where('status', '=', 'approved')
      .where('reviewedBy', '=', admin.accountId)
      .where('householdId', 'not in', [householdId(reviewers), householdId(kin)])
      .where('reviewedAt', '<', new Date(now.getTime() - daysAgo * 86_400_000))
      .orderBy('reviewedAt', 'desc')
      .limit(drawnForLookers))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

  async function lookAtAll(): Promise<void> {
    const { items } = await secondLooks.list({ ...reviewer, householdId: householdId(reviewers) }, { limit: 50 })
    for (const [index, { submission, bar }] of items.entries()) {
      if (bar !== null) continue
      const agrees = index !== 1
      await secondLooks.finish(reviewer, submission.id, { agrees, note: agrees ? '' : '第二张看不出是哪一户,要拍到门牌' })
    }
  }
  then(32, () => draw(32))
  then(31.8, lookAtAll)
  then(6, () => draw(6))
  then(5.7, lookAtAll)
  then(0.02, () => draw(0.02))

  let ruleId = ''
  then(70, async () => {
    const terms = {
      kind: 'deduction' as const, name: '乱堆杂物', hint: '门前、路边堆放杂物,提醒过还不收', points: 2, minPoints: 1, maxPoints: 5
    }
    ruleId = await ruleChanges.create(admin, { terms, from: null }, randomUUID())
  })
  const take = async (by: Actor, household: number, reason: string) => deductions.create(
    by, { ruleId, householdId: householdId(household), photoIds: await shoot(household, 'environment', by), reason }, randomUUID())

  let mistaken = ''
  then(16, async () => (mistaken = await take(reviewer, resident, '门口路边堆着碎砖,前天提醒过')))
  then(15.6, () => deductions.appeal(residentOf(resident), mistaken, { version: 1, words: '那是隔壁翻修的碎砖,暂时放在我家门口,第二天就拉走了。' }))
  then(15.1, () => deductions.decide(admin, mistaken, { version: 2, remit: true, reason: '问过隔壁,确实是他家的,对不住了。' }))

  then(8.4, () => take(admin, 6, '纸箱、泡沫堆在巷口挡了路,提醒过两次'))

  let disputed = ''
  then(1.6, async () => (disputed = await take(admin, resident2, '后门堆着旧家具,上星期提醒过')))
  then(1.1, () => deductions.appeal(residentOf(resident2), disputed, { version: 1, words: '旧家具约了收废品的来拉,他改了日子,不是不收。' }))
  return acts
}

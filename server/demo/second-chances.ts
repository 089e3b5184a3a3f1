import { randomUUID } from 'node:crypto'
import type { Column } from '../../types/contract/rules'
import type { SubmissionCreate } from '../../types/contract/submissions'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import { demoResidentName } from './people'

/** Something that happens in a village's past, with the clock set to it. */
export interface Act {
  /** Days before now. */
  daysAgo: number
  play: () => Promise<unknown>
}

/** What a scene needs of the stage. */
export interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'submissions' | 'reviews'>
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
  admin: Actor
  ruleId: (column: Column) => string
  /** Takes the photos a column wants at a household; by somebody else where `by` says so. */
  shoot: (household: number, column: Column, by?: Actor) => Promise<string[]>
  householdId: (household: number) => string
}

/** 张三's household, 李四's, and that of an elder next door. */
const [resident, resident2, elder] = [2, 12, 4] as const

/** Withdrawals, second tries, an appeal that waits and help among neighbours, each in steps. */
export function secondChances({ services, resident: of, admin, ruleId, shoot, householdId }: Stagehand): Act[] {
  const { submissions, reviews } = services
  const acts: Act[] = []
  const then = (daysAgo: number, play: Act['play']) => acts.push({ daysAgo, play })

  async function send(by: Actor, column: Column, photoIds: string[], more: Partial<SubmissionCreate> = {}): Promise<string> {
    return submissions.create(by, { ruleId: ruleId(column), photoIds, ...more }, randomUUID())
  }
  const approve = (id: string) => reviews.approve(admin, id, { version: 1 })
  const reject = (id: string, reason: string) => reviews.reject(admin, id, { version: 1, reason })

  let helped = ''
  const forResident = { householdId: householdId(resident), consentBy: '张三', consentGiven: 'by_phone' as const }
  then(15, async () => {
    const lisi = of(resident2)
    helped = await send(lisi, 'courtyard', await shoot(resident, 'courtyard', lisi), { onBehalfOf: forResident, note: '张三出门打工,我顺路帮着拍的' })
  })
  then(14.7, () => approve(helped))

  let hasty = ''
  then(11.5, async () => (hasty = await send(of(resident), 'study', await shoot(resident, 'study'))))
  then(11.45, () => submissions.withdraw(of(resident), hasty, { version: 1 }))

  let blurred = ''
  let clear = ''
  then(6.3, async () => (blurred = await send(of(resident), 'courtyard', await shoot(resident, 'courtyard'))))
  then(6, () => reject(blurred, '照片看不清'))
  then(4, async () => {
    const { photos } = await submissions.find(of(resident), blurred)
    const kept = photos.slice(0, 2).map(({ id }) => id)
    const [anew = ''] = (await shoot(resident, 'courtyard')).slice(-1)
    clear = await send(of(resident), 'courtyard', [...kept, anew], { resubmissionOf: blurred, note: '第三张重新拍了,天亮时拍的' })
  })
  then(3.8, () => approve(clear))

  let doubted = ''
  then(3.1, async () => (doubted = await send(of(resident), 'volunteering', await shoot(resident, 'volunteering'), { place: '祠堂门口' })))
  then(2.9, () => reject(doubted, '少拍了要紧的地方'))

  let disputed = ''
  then(4.5, async () => (disputed = await send(of(resident2), 'courtyard', await shoot(resident2, 'courtyard'))))
  then(4.2, () => reject(disputed, '照片不是自家的'))
  then(1.2, () => submissions.appeal(of(resident2), disputed, { version: 2, words: '这是我家后院,门牌让龙眼树挡住了,请再看看第一张。' }))

  const consent = { householdId: householdId(elder), consentBy: demoResidentName(elder), consentGiven: 'in_person' as const }
  then(0.4, async () => {
    const zhangsan = of(resident)
    await send(zhangsan, 'courtyard', await shoot(elder, 'courtyard', zhangsan), { onBehalfOf: consent, place: '老榕树旁边' })
  })
  return acts
}

import { randomUUID } from 'node:crypto'
import type { Column, Rule } from '../../types/contract/rules'
import { createServices } from '../services'
import type { Config } from '../config'
import type { Database, Tx } from '../database/client'
import type { Photos } from '../photos/photos'
import type { Actor } from '../shared/actor'
import type { Album } from './album'
import { activityScenes } from './activities'
import { bookScenes } from './books'
import { cardScenes } from './card-counter'
import { counterScenes } from './counter'
import { deskScenes } from './desk'
import { fairnessScenes } from './fairness'
import { dice } from './pictures/dice'
import { capHonours, ruleScenes } from './rules'
import { peopleAndNews } from './people-and-news'
import { rosterScenes } from './roster'
import { secondChances, type Act } from './second-chances'
import { shelfScenes } from './shelf'
import { shopScenes } from './shop'
import { shopBookScenes } from './shop-books'

/** Who lives in a demo village. */
export interface Cast {
  village: string
  villageId: string
  households: { id: string; label: string }[]
  /** Account by persona. */
  people: Map<string, string>
  /** Account by position of the household. */
  residents: Map<number, string>
}

interface Stage {
  tx: Tx
  database: Database
  photos: Photos
  config: Pick<Config, 'secretKey' | 'trustProxy' | 'publicUrl'>
  album: Album
  cast: Cast
  now: Date
  days: number
}

interface Submitted {
  household: number
  column: Column
  /** Days before now. */
  daysAgo: number
  outcome: 'waiting' | 'approved'
  points?: number
  note?: string
}

interface Ordered {
  household: number
  goods: string
  daysAgo: number
  outcome: 'held' | 'handed_over' | 'cancelled'
}

/** Plays a village's past through the same services that serve requests, with the clock set back. */
export async function enactHistory(stage: Stage): Promise<void> {
  const { cast, now } = stage
  const clock = { current: now, now: () => clock.current }
  const { database, photos, config } = stage
  const services = createServices({ database, photos, clock, config: { ...config, demo: true } })
  const rulesStage = { services, villageId: cast.villageId, now, admin: actorOf(cast, 'villageAdmin') }
  clock.current = before(now, stage.days)
  await capHonours(rulesStage)
  const rules = new Map((await services.rules.list(actorOf(cast, 'villageAdmin'))).map((rule) => [rule.column, rule]))
  const { items: goods } = await services.goods.list(actorOf(cast, 'villageAdmin'))
  const chance = dice(cast.village)
  const taste = dice(`${cast.village} likes`)

  async function shoot(
    household: number, column: Column, by = residentOf(cast, household), options?: { alike: boolean }
  ): Promise<string[]> {
    const rule = rules.get(column)
    const placing = { villageId: cast.villageId, uploadedBy: by.accountId, createdAt: clock.current }
    const photoIds: string[] = []
    for (const name of rule ? picturesFor(stage.album, rule, household, chance.pick(['spring', 'summer', 'autumn'])) : []) {
      photoIds.push(await stage.album.add(stage.tx, photos, placing, name, options))
    }
    return photoIds
  }

  async function submit({ household, column, daysAgo, outcome, points, note }: Submitted): Promise<void> {
    const actor = residentOf(cast, household)
    const rule = rules.get(column)
    if (!rule) return
    const photoIds = await shoot(household, column)
    const id = await services.submissions.create(actor, { ruleId: rule.id, photoIds, note }, randomUUID())
    if (outcome === 'waiting') return
    clock.current = before(now, daysAgo - chance.between(0.02, 0.4) * Math.min(1, daysAgo))
    await services.reviews.approve(actorOf(cast, 'villageAdmin'), id, { version: 1, points })
    if (!rule.anonymous && (daysAgo < 10 || column === 'honour')) await passAround(id)
  }

  async function passAround(submissionId: string): Promise<void> {
    const pleased = [...cast.residents.keys()].filter(() => taste.chance(0.09))
    for (const household of pleased) await services.feed.like(residentOf(cast, household), submissionId)
  }

  async function order({ household, goods: name, daysAgo, outcome }: Ordered): Promise<void> {
    const wanted = goods.find((item) => item.name.startsWith(name))
    if (!wanted) return
    const actor = residentOf(cast, household)
    const line = { goodsId: wanted.id, quantity: 1, points: wanted.points }
    const id = await services.orders.create(actor, { lines: [line] }, randomUUID())
    clock.current = before(now, daysAgo * 0.8)
    if (outcome === 'cancelled') await services.orders.cancel(actor, id, { version: 1 })
    if (outcome === 'handed_over') await services.counter.handOver(actorOf(cast, 'shopkeeper'), id, { version: 1 })
  }

  const stagehand = {
    services,
    now,
    admin: actorOf(cast, 'villageAdmin'),
    resident: (household: number) => residentOf(cast, household),
    householdId: (household: number) => cast.households[household]?.id ?? ''
  }
  const ruleId = (column: Column) => rules.get(column)?.id ?? ''
  const scenes = [
    ...secondChances({ ...stagehand, shoot, ruleId }),
    ...ruleScenes(rulesStage),
    ...activityScenes(stagehand),
    ...peopleAndNews({
      ...stagehand, tx: stage.tx, villageId: cast.villageId,
      certificate: async () => {
        const placing = { villageId: cast.villageId, uploadedBy: stagehand.admin.accountId, createdAt: clock.current }
        return stage.album.add(stage.tx, stage.photos, placing, 'honour 2')
      }
    }),
    ...rosterScenes({ ...stagehand, tx: stage.tx, villageId: cast.villageId }),
    ...bookScenes({ ...stagehand, tx: stage.tx, villageId: cast.villageId }),
    ...deskScenes({
      ...stagehand, tx: stage.tx, villageId: cast.villageId, reviewer: actorOf(cast, 'reviewer'), ruleId,
      shoot: (household, column, options) => shoot(household, column, residentOf(cast, household), options)
    }),
    ...shelfScenes({ services, tx: stage.tx, villageId: cast.villageId, keeper: actorOf(cast, 'shopkeeper') }),
    ...shopScenes({
      ...stagehand, keeper: actorOf(cast, 'shopkeeper'),
      picture: async () => {
        const placing = { villageId: cast.villageId, uploadedBy: actorOf(cast, 'shopkeeper').accountId, createdAt: clock.current }
        return stage.album.add(stage.tx, photos, placing, 'goods thermos')
      }
    }),
    ...shopBookScenes({ ...stagehand, keeper: actorOf(cast, 'shopkeeper') }),
    ...cardScenes({ ...stagehand, keeper: actorOf(cast, 'shopkeeper') }),
    ...counterScenes({ ...stagehand, database, villageId: cast.villageId, keeper: actorOf(cast, 'shopkeeper') }),
    ...fairnessScenes({ ...stagehand, tx: stage.tx, villageId: cast.villageId, reviewer: actorOf(cast, 'reviewer'), shoot })
  ]

  const acts: Act[] = [
    ...submissionsOf(cast, stage.days).map((act) => ({ daysAgo: act.daysAgo, play: () => submit(act) })),
    ...orders.map((act) => ({ daysAgo: act.daysAgo, play: () => order(act) })),
    ...scenes
  ]
  for (const act of acts.sort((a, b) => b.daysAgo - a.daysAgo)) {
    clock.current = before(now, act.daysAgo)
    await act.play()
  }
  await services.households.settle(residentOf(cast, shyHousehold), { unlisted: true })
}

/** One that does not want to be named on the boards. */
const shyHousehold = 7

const before = (now: Date, days: number): Date => new Date(Math.round(now.getTime() - days * 86_400_000))

function actorOf({ villageId, people }: Cast, persona: 'villageAdmin' | 'shopkeeper' | 'reviewer'): Actor {
  return { accountId: people.get(persona) ?? '', villageId, householdId: null, roles: [persona] }
}

const residentPersonas = new Map([[2, 'resident'], [12, 'resident2'], [20, 'reviewer']])

function residentOf({ villageId, households, people, residents }: Cast, household: number): Actor {
  const persona = residentPersonas.get(household)
  const accountId = persona ? people.get(persona) : residents.get(household)
  return { accountId: accountId ?? '', villageId, householdId: households[household]?.id ?? null, roles: ['resident'] }
}

function picturesFor(album: Album, { column, minPhotos }: Rule, household: number, moment: string): string[] {
  if (column !== 'courtyard') {
    const names = album.names(column)
    return names.slice(household % names.length).slice(0, minPhotos)
  }
  // the resident people look at lives in house 0, seen in three seasons
  const house = household === 2 ? 0 : 1 + (household % 7)
  return album.names(`courtyard ${house} ${house === 0 ? moment : ''}`).slice(0, minPhotos)
}

/** How often the keenest neighbour sends photos in within three weeks; villages differ, so that comparing them shows something. */
const villageEagerness = new Map([['永安寨村', 7], ['内里村', 4], ['黄正村', 5], ['高厝塘村', 3], ['藏龙村', 2]])

/** A hand-written story for the people who sign in, and a dice-thrown one for their neighbours. */
function submissionsOf({ village, households }: Cast, days: number): Submitted[] {
  const resident = 2
  const resident2 = 12
  const reviewer = 20
  const approved = (household: number, column: Column, daysAgo: number, points?: number): Submitted =>
    ({ household, column, daysAgo, outcome: 'approved', points })

  const told: Submitted[] = [
    approved(resident, 'honour', 66, 50),
    approved(resident, 'honour', 34, 50),
    ...[72, 61, 52, 43, 31, 22, 9].map((daysAgo) => approved(resident, 'courtyard', daysAgo)),
    ...[48, 19, 2.2].map((daysAgo) => approved(resident, 'volunteering', daysAgo)),
    { household: resident, column: 'courtyard', daysAgo: 0.8, outcome: 'waiting', note: '早上刚扫过,门口的杂物也搬走了' },
    approved(resident2, 'honour', 40, 20),
    ...[68, 50, 27, 11, 3].map((daysAgo) => approved(resident2, 'courtyard', daysAgo)),
    ...[36, 8].map((daysAgo) => approved(resident2, 'environment', daysAgo)),
    { household: resident2, column: 'environment', daysAgo: 0.3, outcome: 'waiting', note: '村口水沟边又有人倒建筑垃圾' },
    ...[55, 25, 5].map((daysAgo) => approved(reviewer, 'courtyard', daysAgo)),
    { household: reviewer, column: 'courtyard', daysAgo: 0.6, outcome: 'waiting' }
  ]

  const chance = dice(`${village} neighbours`)
  // one photo each, so that a busy village does not fill the disk
  const columns = ['volunteering', 'environment', 'study'] as const
  const eagerness = villageEagerness.get(village) ?? 3
  const neighbours = households.flatMap((_, household): Submitted[] => {
    if (residentPersonas.has(household)) return []
    const recent = Array.from({ length: Math.round(chance.between(0, eagerness) ** 1.15) }, () =>
      approved(household, chance.pick(columns), chance.between(0.05, 20)))
    const earlier = approved(household, 'courtyard', chance.between(21, days))
    const honoured = household % 6 === 3 ? [approved(household, 'honour', 4 + household * 2.1, 10)] : []
    const waitingColumn = chance.pick(['courtyard', ...columns])
    const waiting: Submitted = { household, column: waitingColumn, daysAgo: chance.between(0.05, 1.9), outcome: 'waiting' }
    return [...recent, ...honoured, ...(chance.chance(0.3) ? [earlier] : []), ...(household % 4 === 1 ? [waiting] : [])]
  })
  return [...told, ...neighbours]
}

const orders: Ordered[] = [
  { household: 2, goods: '抽纸', daysAgo: 29, outcome: 'handed_over' },
  { household: 2, goods: '牙膏', daysAgo: 12, outcome: 'cancelled' },
  { household: 2, goods: '毛巾', daysAgo: 1.1, outcome: 'held' },
  { household: 12, goods: '抽纸', daysAgo: 20, outcome: 'handed_over' }
]

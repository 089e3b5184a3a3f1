import { randomUUID } from 'node:crypto'
import type { ActivityCreate } from '../../types/contract/activities'
import type { createServices } from '../services'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'activities' | 'attendances'>
  now: Date
  /** Somebody of the household at this position. */
  resident: (household: number) => Actor
  householdId: (household: number) => string
  admin: Actor
}

const day = 86_400_000
const hour = 3_600_000
const shanghaiOffset = 8 * hour

/** An hour of the village's clock so many days from today. */
function at(now: Date, days: number, hours: number): Date {
  const today = Math.floor((now.getTime() + shanghaiOffset) / day) * day
  return new Date(today + days * day + hours * hour - shanghaiOffset)
}

/** One activity that is over, with points given, one that runs for days to come, and two that are planned, with sign-ups. */
export function activityScenes({ services: { activities, attendances }, now, resident, householdId, admin }: Stagehand): Act[] {
  const acts: Act[] = []
  const then = (when: Date, play: Act['play']) => acts.push({ daysAgo: (now.getTime() - when.getTime()) / day, play })
  const ago = (days: number) => new Date(now.getTime() - days * day)

  type Plan = Pick<ActivityCreate, 'column' | 'title' | 'description' | 'place'> &
    Partial<Pick<ActivityCreate, 'capacity' | 'points'>> & { starts: Date; ends: Date; until?: Date; published: Date; signUps: number[] }

  /** Publishes it, and has people sign up a little later. @returns gives its id once it is there */
  function plan({ starts, ends, until, published, signUps, capacity = null, points = null, ...content }: Plan): () => string {
    let id = ''
    const times = { startsAt: starts.toISOString(), endsAt: ends.toISOString(), signUpUntil: until?.toISOString() ?? null }
    then(published, async () => (id = await activities.publish(admin, { ...content, ...times, capacity, points }, randomUUID())))
    for (const [order, household] of signUps.entries()) {
      then(new Date(published.getTime() + (order + 1) * hour / 4), () => activities.signUp(resident(household), id))
    }
    return () => id
  }

  const visit = plan({
    column: 'volunteering', title: '重阳敬老大扫除', description: '帮独居老人打扫屋里屋外,自带抹布和水桶。', place: '第二网格活动室集合',
    starts: at(now, -4, 8.5), ends: at(now, -4, 11), published: ago(8), capacity: 20, points: 2, signUps: [2, 5, 9, 14, 20, 23, 26]
  })
  then(at(now, -4, 8.6), async () => {
    for (const household of [5, 9, 14, 23]) {
      const { code } = await attendances.code(admin, visit())
      await attendances.checkIn(resident(household), visit(), code)
    }
    await attendances.record(admin, visit(), { accountId: resident(2).accountId }, randomUUID())
    await attendances.record(admin, visit(), { householdId: householdId(17), name: '许阿婆' }, randomUUID())
  })
  then(at(now, -4, 11.5), () => attendances.givePoints(admin, visit(), { version: 1 }))

  const week = plan({
    column: 'volunteering', title: '村庄清洁周', description: '每天傍晚一起扫门前屋后,哪天来都行,工具村里备好。', place: '各网格门前屋后',
    starts: at(now, -1, 8), ends: at(now, 5, 18), until: at(now, 4, 18), published: ago(3), points: 2, signUps: [4, 7, 11, 12, 16, 21]
  })
  then(ago(0.02), async () => {
    const { code } = await attendances.code(admin, week())
    for (const household of [4, 11, 16]) await attendances.checkIn(resident(household), week(), code)
    await attendances.record(admin, week(), { householdId: householdId(8), name: '林阿公' }, randomUUID())
  })

  plan({
    column: 'volunteering', title: '清理村口水渠', description: '穿雨鞋,带铁锹。中午村里管饭。', place: '祠堂门口集合',
    starts: at(now, 3, 8), ends: at(now, 3, 11), until: at(now, 2, 18), published: ago(1.6), capacity: 20, points: 4,
    signUps: [0, 1, 3, 5, 6, 9, 10, 13, 14, 15, 18, 19, 22, 24, 25, 27, 28]
  })
  plan({
    column: 'study', title: '垃圾分类学习会', description: '', place: '党群服务中心',
    starts: at(now, 6, 19.5), ends: at(now, 6, 21), published: ago(1.2), signUps: [3, 12, 17]
  })
  return acts
}

import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import { shanghaiDay } from '../shared/calendar'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'joinRequests' | 'notices' | 'honours' | 'households'>
  tx: Tx
  villageId: string
  now: Date
  admin: Actor
  resident: (household: number) => Actor
  householdId: (household: number) => string
  /** A photo of a certificate, taken by the admin. */
  certificate: () => Promise<string>
}

/** Nobody signs in with it: who asks in the demo is nobody. */
const nobodysHash = hash(randomUUID())

/** Somebody who asks to join, notices that some have read, and honours on the wall. */
export function peopleAndNews(stagehand: Stagehand): Act[] {
  const { services, tx, villageId, now, admin, resident, householdId, certificate } = stagehand
  const { joinRequests, notices, honours, households } = services
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000)
  const acts: Act[] = []
  const then = (daysAgo: number, play: Act['play']) => acts.push({ daysAgo, play })

  async function ask(daysAgo: number, asking: { name: string; phone: string; address: string }): Promise<string> {
    const request = { villageId, id: randomUUID(), ...asking, secretHash: await nobodysHash, createdAt: at(daysAgo) }
    await tx.insertInto('joinRequests').values(request).execute()
    return request.id
  }
  let stranger = ''
  then(6, async () => (stranger = await ask(6, { name: '郑过路', phone: '13800000031', address: '村口租的房子' })))
  then(5.5, () => joinRequests.refuse(admin, stranger, '名册上没有您家,请到村委会登记'))
  then(1.4, async () => {
    const entry = { villageId, householdId: householdId(24), name: '许阿公', phone: '13800000032', position: 9, createdAt: now }
    await tx.insertInto('rosterEntries').values(entry).execute()
    return ask(1.4, { name: '许阿公', phone: '13800000032', address: '老榕树往里走第三家' })
  })
  then(0.3, () => ask(0.3, { name: '吴小妹', phone: '13800000033', address: '第二网格,祠堂后面' }))

  // most heads of households can be called
  then(0.9, () => sql`
    update roster_entries set phone = '138000001' || lpad(position::text, 2, '0')
    where village_id = ${villageId} and head and position between 1 and 99 and position % 4 <> 0
  `.execute(tx))

  async function tell(daysAgo: number, [title, body]: [string, string], gridIds: string[], readers: readonly number[]) {
    const noticeId = await notices.publish(admin, { title, body, gridIds, householdIds: [] }, randomUUID())
    const readAt = at(daysAgo - 0.2)
    const receipts = readers.map((household) => ({ villageId, noticeId, accountId: resident(household).accountId, readAt }))
    await tx.insertInto('noticeReceipts').values(receipts).execute()
  }
  const every = (step: number) => Array.from({ length: 30 }, (_, household) => household).filter((household) => household % step !== 1)
  then(12, () => tell(12, [
    '清洁周就要开始了', '下星期是清洁周,各家先扫自家门前屋后,网格长会来看。\n扫好了拍照发上来,就有积分。'
  ], [], every(7)))
  then(3, async () => {
    const [, second] = await households.grids(admin)
    await tell(3, ['后天上午停水', '第二网格后天上午 8 点到 12 点修水管,停水。\n请提前存好水。'], second ? [second.id] : [], [10, 12, 14, 15, 18])
  })
  then(0.7, () => tell(0.7, [
    '医保缴费到月底截止', '明年的医保,月底前要缴好。\n手机上不会缴的,带身份证到党群服务中心,有人帮您办。'
  ], [], every(2).slice(3)))

  function award(daysAgo: number, household: number, title: string, name: string, note: string, photoId: string | null) {
    const honour = { title, householdId: householdId(household), name, note, awardedOn: shanghaiDay(at(daysAgo)), photoId }
    return honours.award(admin, honour, randomUUID())
  }
  then(45, () => award(45, 2, '最美庭院', '', '院子里外都干净,花也种得好', null))
  then(18, async () => award(18, 12, '热心人', '李四', '常帮邻居拍照、跑腿', await certificate()))
  then(4, () => award(4, 16, '好儿媳', '', '照顾婆婆八年', null))
  return acts
}

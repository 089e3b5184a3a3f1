import { sql } from 'kysely'
import { asOwner } from '../../server/database/owner'
import { demoSubject } from '../../server/modules/sessions/sessions.service'
import { provisionGoods } from '../../server/provisioning/provision-goods'
import { provisionVillage } from '../../server/provisioning/provision-village'
import type { Column } from '../../types/contract/rules'
import type { Persona, Role } from '../../types/contract/sessions'
import type { Tx } from '../../server/database/client'

export interface Account {
  id: string
  name: string
  householdId: string | null
}

/** A village with two grids of twenty households, its demo people, the pilot's rules and three goods. */
export interface VillageFixture {
  id: string
  name: string
  households: { id: string; label: string }[]
  people: Record<Exclude<Persona, 'supervisor'>, Account>
  /** Rule by column. */
  rules: Record<Column, string>
  goods: Record<'tissues' | 'soap' | 'kettle', { id: string; name: string; points: number }>
}

const villageNames = ['永安寨村', '内里村'] as const

interface Part {
  persona: Exclude<Persona, 'supervisor'>
  name: string
  roles: Role[]
  household: number | null
}

const roster: Part[] = [
  { persona: 'resident', name: '张三', roles: ['resident'], household: 0 },
  { persona: 'resident2', name: '李四', roles: ['resident'], household: 1 },
  { persona: 'reviewer', name: '王审核', roles: ['resident', 'reviewer'], household: 2 },
  { persona: 'villageAdmin', name: '赵管理', roles: ['villageAdmin'], household: null },
  { persona: 'shopkeeper', name: '钱店员', roles: ['shopkeeper'], household: null }
]

const priceSheet = {
  tissues: { points: 5, stock: 10 },
  soap: { points: 12, stock: 100 },
  kettle: { points: 400, stock: 1 }
}

/** Both villages and the supervisor above them. */
export async function settle(url: string, now: Date): Promise<VillageFixture[]> {
  return asOwner(url, async (tx) => {
    const villages: VillageFixture[] = []
    for (const [index, name] of villageNames.entries()) {
      villages.push(await settleVillage(tx, name, new Date(now.getTime() - 60_000 * (villageNames.length - index))))
    }
    const supervisor = await insertAccount(tx, {
      villageId: null,
      householdId: null,
      name: '孙督导',
      roles: ['supervisor'],
      now
    })
    await insertDemoIdentity(tx, supervisor, null, 'supervisor', now)
    return villages
  })
}

async function settleVillage(tx: Tx, name: string, now: Date): Promise<VillageFixture> {
  const grids = ['第一网格', '第二网格'].map((grid) => ({
    name: grid,
    headName: '陈演示',
    headPhone: '13800000001',
    households: 20
  }))
  const shop = { place: '党群服务中心一楼', hours: '8:30–17:30', phone: null }
  const { id: villageId, households } = await provisionVillage(tx, { name, county: '潮安区', shop, grids }, now)

  const people: Partial<VillageFixture['people']> = {}
  for (const { persona, name: own, roles, household } of roster) {
    const householdId = household === null ? null : (households[household]?.id ?? null)
    const person = { villageId, householdId, name: `${name.slice(0, 2)}${own}`, roles, now }
    const id = await insertAccount(tx, person)
    await insertDemoIdentity(tx, id, villageId, demoSubject(persona, name), now)
    people[persona] = { id, name: person.name, householdId }
  }

  // tests go back in time, too
  const before = new Date(now.getTime() - 730 * 86_400_000)
  await sql`update rules set starts_at = ${before} where village_id = ${villageId}`.execute(tx)
  const rules = await tx.selectFrom('rules').select(['column', 'id']).where('villageId', '=', villageId).execute()
  const onShelf = Object.entries(priceSheet).map(([key, item]) => ({ ...item, key, name: `${key} ${name}` }))
  const goodsIds = await provisionGoods(tx, villageId, onShelf, before)
  return {
    id: villageId,
    name,
    households,
    people: people as VillageFixture['people'],
    rules: Object.fromEntries(rules.map(({ column, id }) => [column, id])) as VillageFixture['rules'],
    goods: Object.fromEntries(
      onShelf.map(({ key, name, points }, index) => [key, { id: goodsIds[index], name, points }])
    ) as unknown as VillageFixture['goods']
  }
}

interface NewAccount {
  villageId: string | null
  householdId: string | null
  name: string
  roles: Role[]
  now: Date
}

async function insertAccount(tx: Tx, { now, ...account }: NewAccount): Promise<string> {
  const { id } = await tx
    .insertInto('accounts')
    .values({ ...account, consentedAt: now, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function insertDemoIdentity(
  tx: Tx,
  accountId: string,
  villageId: string | null,
  subject: string,
  now: Date
): Promise<void> {
  await tx
    .insertInto('identities')
    .values({ provider: 'demo', subject, accountId, villageId, secretHash: null, createdAt: now })
    .execute()
}

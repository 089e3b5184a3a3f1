import { randomUUID } from 'node:crypto'
import type { createServices } from '../services'
import type { Tx } from '../database/client'
import type { Actor } from '../shared/actor'
import type { Act } from './second-chances'

/** What the scenes need of the stage. */
interface Stagehand {
  services: Pick<ReturnType<typeof createServices>, 'grids' | 'households'>
  tx: Tx
  villageId: string
  now: Date
  admin: Actor
  householdId: (household: number) => string
}

const daysAgo = 60
const relatives = ['老伴', '儿子', '儿媳', '孙女'] as const

/** Units of the first grid, and everybody on the roster: who has an account, and some of their family who have none. */
export function rosterScenes({ services: { grids, households }, tx, villageId, now, admin, householdId }: Stagehand): Act[] {
  const units = [{ name: '上村', head: '许演示', headPhone: '13800000011' }, { name: '下村', head: '郑演示', headPhone: '13800000012' }]
  async function settle(): Promise<void> {
    const [first] = await households.grids(admin)
    if (!first) return
    for (const [index, unit] of units.entries()) {
      const unitId = await grids.createUnit(admin, first.id, unit, randomUUID())
      const here = Array.from({ length: 5 }, (_, door) => householdId(index * 5 + door))
      await tx.updateTable('households').set({ unitId }).where('villageId', '=', villageId).where('id', 'in', here).execute()
    }
    const accounts = await tx.selectFrom('accounts').select(['id', 'name', 'householdId', 'createdAt'])
      .where('villageId', '=', villageId).where('householdId', 'is not', null).orderBy('createdAt').orderBy('id').execute()
    const heads = new Map(accounts.map((account) => [account.householdId, account]).reverse() as [string, (typeof accounts)[number]][])
    const common = { villageId, createdAt: new Date(now.getTime() - daysAgo * 86_400_000) }
    const signedUp = accounts.map(({ id: accountId, name, householdId: home }, position) =>
      ({ ...common, householdId: home ?? '', name, head: heads.get(home ?? '')?.id === accountId, position: position + 1, accountId, phone: null }))
    const family = [...heads].flatMap(([home, { name }], index) =>
      relatives.slice(0, index % (relatives.length + 1)).map((relative, place) =>
        ({ ...common, householdId: home, name: `${name}${relative}`, position: 1000 + place, phone: null })))
    await tx.insertInto('rosterEntries').values(signedUp).execute()
    if (family.length > 0) await tx.insertInto('rosterEntries').values(family).execute()
  }
  return [{ daysAgo, play: settle }]
}

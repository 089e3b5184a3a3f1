import type { GridList } from '../../types/contract/households'
import { created, okay } from './person'
import type { TestServer } from './server'
import type { VillageFixture } from './village'

type Roster = Record<'gridId' | 'unitId' | 'householdId', string>

/** A unit, a household in it with somebody on its roster, and another one that was split from it. */
export async function rosterOf(server: TestServer, village: VillageFixture): Promise<Roster> {
  const admin = server.as('villageAdmin', village)
  const [grid] = (await okay(admin.get<GridList>('/grids'))).items
  const gridId = grid?.id ?? ''
  const unitId = await created(admin.post(`/grids/${gridId}/units`, { name: '上村', head: '许某', headPhone: '13800000012' }))
  const people = ['甲', '乙'].map((name) => ({ name, phone: null, head: false }))
  const door = { gridId, unitId, label: '山脚一户' }
  const householdId = await created(admin.post('/households', { ...door, number: 700, people }))
  const { people: entries } = await okay(admin.get<{ people: { id: string }[] }>(`/households/${householdId}`))
  const leaving = { version: 1, entryIds: [entries[0]?.id], accountIds: [], points: 0 }
  await created(admin.post(`/households/${householdId}/split`, { ...door, number: 701, ...leaving }))
  return { gridId, unitId, householdId }
}

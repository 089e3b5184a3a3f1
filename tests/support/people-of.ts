import { created, okay } from './person'
import type { TestServer } from './server'
import type { VillageFixture } from './village'

/** Somebody who asks to join, kin of the reviewer, a notice that was read, and an honour: all about the resident's household. */
export async function peopleOf(server: TestServer, village: VillageFixture) {
  const admin = server.as('villageAdmin', village)
  const { resident, reviewer } = village.people
  const householdId = resident.householdId ?? ''
  const phone = `137${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const asking = { villageId: village.id, name: '新来的', phone, address: '村口', password: 'a long password', consent: true }
  await okay(server.anonymous.post('/join-requests', asking), 204)
  const [request] = await server.sql<{ id: string }>('select id from join_requests where village_id = $1 and phone = $2', [village.id, phone])
  await okay(admin.send({ method: 'PUT', url: `/api/people/${reviewer.id}/kinships/${village.households[9]?.id}` }), 204)
  const noticeId = await created(admin.post('/notices', { title: '停水', body: '明天停水', gridIds: [], householdIds: [householdId] }))
  await okay(server.as('resident', village).send({ method: 'PUT', url: `/api/notices/${noticeId}/receipt` }), 204)
  const honour = { title: '最美庭院', householdId, name: '', note: '', awardedOn: '2026-01-01', photoId: null }
  const honourId = await created(admin.post('/honours', honour))
  return { joinRequestId: request?.id ?? '', noticeId, honourId }
}

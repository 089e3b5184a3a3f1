import { randomUUID } from 'node:crypto'
import type { Profile } from '../../types/contract/sessions'
import type { SubmissionPage } from '../../types/contract/submissions'
import { balance, householdChanges, idOf, moves } from '../support/household-changes'
import { created, okay, refusal } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'

const there = householdChanges()
const { find, newcomer, neighbours, relativeOf, lastAct, send, setPeople } = there
let { server, admin, grid } = there
beforeEach(() => void ({ server, admin, grid } = there))

describe('a split', () => {
  const door = (more: object = {}) => ({ gridId: grid.id, unitId: null, number: 5000 + there.doors, label: `新户 ${there.doors}`, ...more })
  const split = (id: string, body: object, key?: string) => admin.post<{ id: string }>(`/households/${id}/split`, body, { key })

  test('lets some people and points leave for a new household, once for the same key', async () => {
    const leaving = await newcomer()
    const staying = await relativeOf(leaving)
    const old = idOf(leaving)
    await server.earn(staying, 30)
    const open = await send(leaving)
    await setPeople(old, [{ name: staying.name, head: true }, { name: leaving.name }, { name: '孩子' }])
    const before = await find(old)
    const child = before.people.find(({ name }) => name === '孩子')?.id
    const body = { ...door(), version: before.version, entryIds: [child], accountIds: [leaving.account?.id], points: 12 }
    const key = randomUUID()
    const id = await created(split(old, body, key))
    expect(await created(split(old, body, key))).toBe(id)

    expect((await find(id)).people.map(({ name, accountId }) => [name, accountId])).toEqual([[leaving.name, leaving.account?.id], ['孩子', null]])
    expect((await find(old)).people.map(({ name }) => name)).toEqual([staying.name])
    expect((await okay(leaving.get<Profile>('/me'))).household?.id).toBe(id)
    expect(await balance(leaving)).toEqual({ earned: 12, free: 12, held: 0, spent: 0, earnedThisMonth: 0 })
    expect(await balance(staying)).toMatchObject({ free: 18, earnedThisMonth: 30 })
    expect((await okay(staying.get<SubmissionPage>('/submissions?open=true'))).items.map((one) => one.id)).toEqual([open])
    expect((await find(id)).changes).toMatchObject([{ kind: 'split', from: { id: old }, to: { id }, points: 12 }])
    expect(await lastAct()).toMatchObject({ action: 'household_split', about: before.label, details: { points: 12, people: 2, accounts: 1 } })
    expect(await moves(leaving)).toEqual([body.label])
    expect(await moves(staying)).toEqual([before.label])
  })

  test('leaves both sides kin of each other, so that none decides about the other', async () => {
    const reviewer = await newcomer(['resident', 'reviewer'])
    const brother = await relativeOf(reviewer)
    await created(split(idOf(reviewer), { ...door(), version: 1, entryIds: [], accountIds: [brother.account?.id], points: 0 }))
    await refusal(reviewer.post(`/submissions/${await send(brother)}/approve`, { version: 1, points: 5 }), 'relative_household')
  })

  test('is refused without people or points enough, with strangers, at a taken door and by an old form', async () => {
    const [leaving, other] = await neighbours()
    await server.earn(leaving, 10)
    const version = 1
    const one = { ...door(), version, entryIds: [], accountIds: [leaving.account?.id], points: 0 }
    const attempt = (more: object) => () => split(idOf(leaving), { ...one, ...more })
    expect((await refusesUnchanged(server, 'insufficient_points', attempt({ points: 11 }))).fields).toEqual({ missing: 1, free: 10 })
    await refusesUnchanged(server, 'invalid_request', attempt({ accountIds: [] }))
    await refusesUnchanged(server, 'stale_version', attempt({ accountIds: [other.account?.id] }))
    await refusesUnchanged(server, 'stale_version', attempt({ entryIds: [randomUUID()] }))
    await refusesUnchanged(server, 'stale_version', attempt({ version: 2 }))
    await refusesUnchanged(server, 'door_taken', attempt({ number: 1 }))
    await refusesUnchanged(server, 'not_found', attempt({ gridId: randomUUID() }))
    await refusesUnchanged(server, 'invalid_request', attempt({ points: -1 }))
    await refusesUnchanged(server, 'forbidden', () => leaving.post(`/households/${idOf(leaving)}/split`, one))
  })
})

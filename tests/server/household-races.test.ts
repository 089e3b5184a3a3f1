import { balance, householdChanges, idOf } from '../support/household-changes'

const there = householdChanges()
const { find, newcomer, neighbours, merge, send, order } = there
let { server, admin, grid } = there
beforeEach(() => void ({ server, admin, grid } = there))

describe('at the same time', () => {
  test('what a household sends in, orders and earns while it is merged is refused whole or comes along', async () => {
    for (let round = 0; round < 4; round++) {
      const [leaving, staying] = await neighbours()
      await server.earn(leaving, 50)
      const waiting = await Promise.all([send(leaving), send(leaving), send(leaving)])
      const photoIds = await server.photosOf(leaving, 6)
      const reviewer = server.as('villageAdmin')
      const answers = await Promise.all([
        ...photoIds.map((photoId) => leaving.post<unknown>('/submissions', { ruleId: server.village.rules.honour, photoIds: [photoId] })),
        ...waiting.map((id) => reviewer.post<unknown>(`/submissions/${id}/approve`, { version: 1, points: 10 })),
        merge(idOf(leaving), idOf(staying)),
        ...Array.from({ length: 3 }, () => leaving.post<unknown>('/invitations', {}))
      ])
      const odd = answers.filter(({ status, body }) => status >= 400 && (body as { code: string }).code !== 'household_closed')
      expect(odd.map(({ text }) => text)).toEqual([])
      expect(await find(idOf(leaving))).toMatchObject({ mergedInto: { id: idOf(staying) }, free: 0, openOrders: 0, accounts: [] })
      expect(await server.sql('select 1 from submissions where household_id = $1', [idOf(leaving)])).toEqual([])
      const approved = answers.slice(photoIds.length, photoIds.length + 3).filter(({ status }) => status === 200).length
      expect(await balance(staying)).toMatchObject({ free: 50 + 10 * approved })
    }
  })

  test('goods are redeemed or the household is merged, never both at once', async () => {
    for (let round = 0; round < 4; round++) {
      const [leaving, staying] = await neighbours()
      await server.earn(leaving, 20)
      const redeemed = Array.from({ length: 4 }, () => order(leaving))
      const [merged, ...orders] = await Promise.all([merge(idOf(leaving), idOf(staying)), ...redeemed])
      for (const { status, body } of orders) {
        if (status !== 201) expect(['household_closed', 'insufficient_stock']).toContain((body as unknown as { code: string }).code)
      }
      const { mergedInto, openOrders } = await find(idOf(leaving))
      expect(openOrders > 0 && mergedInto !== null).toBe(false)
      expect(merged?.status).toBe(mergedInto ? 204 : 409)
    }
  })

  test('two merges of the same household end in one, and a circle of two in none that is lost', async () => {
    const [first, second] = await neighbours()
    const third = await newcomer()
    await server.earn(first, 25)
    const twice = await Promise.all([merge(idOf(first), idOf(second)), merge(idOf(first), idOf(third))])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 409])
    const [a, b] = await neighbours()
    const circle = await Promise.all([merge(idOf(a), idOf(b)), merge(idOf(b), idOf(a))])
    expect(circle.map(({ status }) => status).sort()).toEqual([204, 409])
    expect([await find(idOf(a)), await find(idOf(b))].filter(({ mergedInto }) => mergedInto).length).toBe(1)
  })

  test('points are split and spent, and no more than there are', async () => {
    const leaving = await newcomer()
    await server.earn(leaving, 10)
    const split = (number: number) => admin.post<unknown>(`/households/${idOf(leaving)}/split`, {
      gridId: grid.id, unitId: null, number, label: `分户 ${number}`, version: 1, entryIds: [], accountIds: [leaving.account?.id], points: 8
    })
    const answers = await Promise.all([split(801), split(802), order(leaving), order(leaving)])
    expect(answers.slice(0, 2).filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
  })
})

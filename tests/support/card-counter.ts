import type { WitnessCode } from '../../types/contract/card-redemptions'
import type { HouseholdCardPage } from '../../types/contract/roster'
import { okay, type Person } from './person'
import { startApp, type TestServer } from './server'

/** A counter with a keeper of no household, a customer of the tenth household, and somebody of the twentieth who looks on. */
export interface CardCounter {
  server: TestServer
  keeper: Person
  customer: Person
  witness: Person
  householdId: string
  pin: string
  /** The code on the card of a household, the customer's unless told otherwise. */
  cardOf(householdId?: string): Promise<string>
  /** What somebody shows who stands witness. */
  codeOf(person?: Person): Promise<string>
  /** One piece of the cheapest goods, for the customer's household, taken along; no proof yet. */
  wanted(changes?: object): object
  /** Sends it. */
  redeem(changes: object, options?: { by?: Person; key?: string }): ReturnType<Person['post']>
  stock(): Promise<{ stock: number; held: number }>
  free(householdId?: string): Promise<number>
}

/** Starts a server before all tests of a file, and moves the time between two so that what was tried counts no more. */
export function cardCounter(): CardCounter {
  const there = { pin: '380527' } as CardCounter
  let tokens = 0

  beforeAll(async () => {
    const server = await startApp()
    const householdId = server.village.households[9]?.id ?? ''
    Object.assign(there, {
      server, householdId,
      customer: await server.newPerson({ household: 9 }),
      witness: await server.newPerson({ household: 19 })
    })
    await server.sql(
      `insert into roster_entries (village_id, household_id, name, position, created_at)
       select $1, $2, name, position, now() from unnest(array['陈阿婆', '陈某']) with ordinality as r (name, position)`,
      [server.village.id, householdId]
    )
    await okay(there.customer.send({ method: 'PUT', url: '/api/household-pins/own', payload: { pin: there.pin } }), 204)
    await server.earn(there.customer, 50)
  })
  beforeEach(async () => {
    there.server.clock.advance(86_400_000)
    there.keeper = await there.server.newPerson({ household: null, roles: ['shopkeeper'] })
    for (const person of [there.customer, there.witness]) {
      await there.server.sql('update sessions set expires_at = $2 where account_id = $1', [
        person.account?.id, new Date(there.server.clock.current.getTime() + 86_400_000)
      ])
    }
  })
  afterAll(() => there.server.close())

  const balance = async (id = there.householdId) =>
    (await there.server.sql<{ free: number }>('select free from point_balances where household_id = $1', [id]))[0]?.free ?? 0

  return Object.assign(there, {
    async cardOf(householdId = there.householdId) {
      const admin = there.server.anew('villageAdmin')
      const { items } = await okay(admin.get<HouseholdCardPage>(`/household-cards?householdId=${householdId}`))
      return items[0]?.code ?? ''
    },
    codeOf: async (person = there.witness) => (await okay(person.post<WitnessCode>('/witness-codes'))).code,
    wanted: (changes = {}) => {
      const { id: goodsId, points } = there.server.village.goods.tissues
      return { householdId: there.householdId, member: '陈阿婆', lines: [{ goodsId, quantity: 1, points }], ...changes }
    },
    redeem: (changes: object, { by = there.keeper, key = `card redemption ${tokens++}` } = {}) =>
      by.post('/card-redemptions', there.wanted(changes), { key }),
    async stock() {
      const { id } = there.server.village.goods.tissues
      return (await there.server.sql<{ stock: number; held: number }>('select stock, held from goods where id = $1', [id]))[0]
    },
    free: balance
  } as Partial<CardCounter>)
}

import type { CheckInCode } from '../../types/contract/activities'
import { minute, publish } from '../support/activity'
import { gatherings } from '../support/attendances'
import { okay, refusal, type Person } from '../support/person'

const there = gatherings()
const { codeOf, checkIn, call, rollOf, find, give, householdId, comers } = there
let { server, admin, resident } = there
beforeEach(() => void ({ server, admin, resident } = there))

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('checking in by the code', () => {
  test('the one on the wall and the one before it are good, in whatever way the digits are written', async () => {
    const id = await publish(server, { starts: 0 })
    const first = await codeOf(id)
    expect(first).toMatch(/^\d{6}$/)
    server.clock.advance(30_000)
    const second = await codeOf(id)
    expect(second).not.toBe(first)
    await okay(checkIn(id, first), 204)
    const [other, late, wide] = await comers(3) as [Person, Person, Person]
    await okay(checkIn(id, ` ${second.slice(0, 3)} ${second.slice(3)}`, other), 204)
    await okay(checkIn(id, second.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))), wide), 204)
    server.clock.advance(30_000)
    await refusal(checkIn(id, first, late), 'check_in_code_wrong')
    await okay(checkIn(id, second, late), 204)
    expect(await find(id)).toMatchObject({ came: 4, present: true })
  })

  test('tells the wall how long it stays', async () => {
    const id = await publish(server, { starts: 0 })
    server.clock.advance(30_000 - (server.clock.current.getTime() % 30_000) + 7_500)
    expect(await okay(admin.get<CheckInCode>(`/activities/${id}/code`))).toMatchObject({ secondsLeft: 22.5, came: 0 })
  })

  test('each activity has its own', async () => {
    const [one, other] = [await publish(server, { starts: 0 }), await publish(server, { starts: 0 })] as [string, string]
    const code = await codeOf(one)
    expect(await codeOf(other)).not.toBe(code)
    await refusal(checkIn(other, code), 'check_in_code_wrong')
    expect(await find(other)).toMatchObject({ came: 0, present: false })
  })

  test('runs from a quarter of an hour before the start until the end', async () => {
    const id = await publish(server, { starts: 15.5, ends: 75.5 })
    await refusal(checkIn(id, '000000'), 'check_in_closed')
    await refusal(admin.get(`/activities/${id}/code`), 'check_in_closed')
    server.clock.advance(minute / 2)
    const [early, last] = await comers(2) as [Person, Person]
    await okay(checkIn(id, await codeOf(id), early), 204)
    server.clock.advance(75 * minute - 1)
    const code = await codeOf(id)
    await okay(checkIn(id, code, last), 204)
    server.clock.advance(1)
    await refusal(checkIn(id, code), 'check_in_closed')
    await refusal(admin.get(`/activities/${id}/code`), 'check_in_closed')
  })

  test('is over once it is cancelled', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await okay(admin.post(`/activities/${id}/cancel`, { version: 1 }), 204)
    await refusal(checkIn(id, code), 'check_in_closed')
    await refusal(call(id, { householdId: householdId(9), name: '老人' }), 'activity_closed')
  })

  test('again changes nothing, whatever the code, and ten times at once records once', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await resident.get('/me')
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkIn(id, code)))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(204))
    await okay(checkIn(id, '000000'), 204)
    expect((await rollOf(id)).items).toHaveLength(1)
  })

  test('five wrong codes, and even the right one waits ten minutes', async () => {
    const id = await publish(server, { starts: 0 })
    const guesses = Array.from({ length: 20 }, () => checkIn(id, wrong('999998')))
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'check_in_code_wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(15)
    await refusal(checkIn(id, await codeOf(id)), 'too_many_requests')
    await okay(checkIn(id, await codeOf(id), await server.newPerson({ household: 8 })), 204)
    server.clock.advance(10 * minute)
    await okay(checkIn(id, await codeOf(id)), 204)
  })

  test('needs a household, and one\'s own village', async () => {
    const id = await publish(server, { starts: 0 })
    const code = await codeOf(id)
    await refusal(checkIn(id, code, server.as('shopkeeper')), 'household_missing')
    await refusal(checkIn(id, code, server.as('resident', server.neighbour)), 'not_found')
  })

  test.each(['resident', 'reviewer', 'shopkeeper', 'supervisor'] as const)('a %s sees neither code nor list, and calls nobody', async (persona) => {
    const id = await publish(server, { starts: 0 })
    const person = server.as(persona)
    for (const what of ['code', 'roll', 'candidates?search=1']) await refusal(person.get(`/activities/${id}/${what}`), 'forbidden')
    await refusal(call(id, { householdId: householdId(9), name: '老人' }, person), 'forbidden')
    await refusal(give(id, 1, person), 'forbidden')
    await refusal(person.delete(`/activities/${id}/attendances/${id}`), 'forbidden')
  })
})

import type { WitnessCode } from '../../types/contract/card-redemptions'
import type { HouseholdPin } from '../../types/contract/household-pins'
import type { MessagePage } from '../../types/contract/messages'
import { outcomes, times } from '../support/at-once'
import { cardCounter } from '../support/card-counter'
import { okay, refusal, type Person } from '../support/person'
import { refusesUnchanged } from '../support/refuses-unchanged'

const there = cardCounter()
const { cardOf, codeOf, redeem } = there
const minute = 60_000

const put = (person: Person, url: string, payload: object) => person.send({ method: 'PUT', url: `/api/household-pins/${url}`, payload })
const setOwn = (pin: string, person = there.customer) => put(person, 'own', { pin })
const own = (person = there.customer) => okay(person.get<HouseholdPin>('/household-pins/own'))
/** Kinds of what somebody was told; the test's clock may stand still between two of them. */
const told = async (person: Person) => (await okay(person.get<MessagePage>('/messages'))).items.map(({ kind }) => kind)

describe('a household\'s PIN', () => {
  test('is set, changed and removed by its members, and the others hear of it', async () => {
    const [first, other] = [await there.server.newPerson({ household: 14 }), await there.server.newPerson({ household: 14 })]
    expect(await own(first)).toEqual({ setAt: null, setBy: null })
    await okay(setOwn('380527', first), 204)
    expect(await own(other)).toEqual({ setAt: there.server.clock.now().toISOString(), setBy: first.name })
    expect(await told(other)).toContain('pin_set')
    await okay(setOwn('270583', other), 204)
    const of = { householdId: first.account?.householdId, member: '谁' }
    await refusal(redeem({ ...of, pin: '380527' }), 'pin_wrong')
    await refusal(redeem({ ...of, pin: '270583' }), 'insufficient_points')
    await okay(other.delete('/household-pins/own'), 204)
    expect(await told(first)).toContain('pin_removed')
    expect(await own(first)).toEqual({ setAt: null, setBy: null })
    await refusal(redeem({ ...of, pin: '270583' }), 'pin_missing')
  })

  test.each(['111111', '123456', '654321', '567890', '121212', '258258', '098765'])('is none that others try first: %s', async (pin) => {
    await refusesUnchanged(there.server, 'pin_too_easy', () => setOwn(pin))
  })

  test.each(['12345', '1234567', 'abcdef', '', '１２３４５６'])('is six digits, not %j', async (pin) => {
    await refusesUnchanged(there.server, 'invalid_request', () => setOwn(pin))
  })

  test('belongs to a household', async () => {
    await refusal(setOwn('380527', there.keeper), 'household_missing')
    await refusal(setOwn('380527', there.server.anew('supervisor')), 'forbidden')
  })
})

test('those who leave for a household of their own know the PIN: it is forgotten, and those who stay hear of it', async () => {
  const [stays, leaves] = [await there.server.newPerson({ household: 15 }), await there.server.newPerson({ household: 15 })]
  await okay(setOwn('380527', stays), 204)
  const id = stays.account?.householdId ?? ''
  const [door] = await there.server.sql<{ grid_id: string }>('select grid_id from households where id = $1', [id])
  const split = { gridId: door?.grid_id, unitId: null, label: '新的一户', number: 900, version: 1, entryIds: [], points: 0 }
  await okay(there.server.anew('villageAdmin').post(`/households/${id}/split`, { ...split, accountIds: [leaves.account?.id] }), 201)
  await refusal(redeem({ householdId: id, member: '谁', pin: '380527' }), 'pin_missing')
  expect(await told(stays)).toContain('pin_removed')
})

describe('a PIN set at the counter', () => {
  const at = async (changes: object = {}) => ({ card: await cardOf(), pin: '270583', witnessCode: await codeOf(), ...changes })

  test('takes the card and a witness; household, witness and trail know of it', async () => {
    await okay(put(there.keeper, 'at-counter', await at()), 204)
    expect(await own()).toMatchObject({ setBy: there.keeper.name })
    expect(await told(there.customer)).toContain('pin_set')
    expect(await told(there.witness)).toContain('witnessed')
    const [act] = await there.server.sql<{ action: string; details: object }>('select action, details from audit_events order by id desc limit 1')
    expect(act).toMatchObject({ action: 'pin_set', details: { witnessId: there.witness.account?.id } })
    await okay(redeem({ pin: '270583' }), 201)
    await okay(put(there.server.anew('villageAdmin'), 'at-counter', await at({ pin: there.pin })), 204)
    await okay(redeem({ pin: there.pin }), 201)
  })

  test('is refused to others, with a worthless card, an easy PIN, or no witness', async () => {
    const body = await at()
    for (const persona of ['resident', 'reviewer', 'supervisor'] as const) {
      await refusal(put(there.server.anew(persona), 'at-counter', body), 'forbidden')
    }
    const keeper = there.keeper
    await refusesUnchanged(there.server, 'household_card_wrong', () => put(keeper, 'at-counter', { ...body, card: 'x' }))
    await refusesUnchanged(there.server, 'pin_too_easy', () => put(keeper, 'at-counter', { ...body, pin: '000000' }))
    await refusesUnchanged(there.server, 'witness_code_wrong', () =>
      put(keeper, 'at-counter', { ...body, witnessCode: body.witnessCode === '000001' ? '000002' : '000001' }))
  })
})

describe('guessing at a PIN', () => {
  const guess = (by: Person, pin: string, householdId = there.householdId) => redeem({ householdId, pin }, { by })
  const keepers = (count: number) => times(count, () => there.server.newPerson({ household: null, roles: ['shopkeeper'] }))

  test('ends after five, whoever guesses, at whichever process, however the household is written', async () => {
    const others = await keepers(3)
    const second = await there.server.another()
    const everywhere = others.flatMap((person) => [person, person.at(second)])
    const answers = await times(30, (index) =>
      guess(everywhere[index % 6] as Person, `3805${30 + index}`, index % 4 ? there.householdId : there.householdId.toUpperCase()))
    expect(outcomes(answers)).toEqual({ pin_wrong: 5, too_many_requests: 25 })
    // the right one as well, at a process that has just started, until the time is over; a witness is let through
    const fresh = there.keeper.at(await there.server.another())
    expect((await refusal(guess(fresh, there.pin), 'too_many_requests')).fields).toEqual({ retryAfter: 900 })
    await okay(redeem({ witnessCode: await codeOf() }), 201)
    there.server.clock.advance(15 * minute)
    await okay(guess(there.keeper, there.pin), 201)
  })

  test('ends for the day after ten', async () => {
    for (let tries = 0; tries < 10; tries++) {
      if (tries === 5) there.server.clock.advance(15 * minute)
      await refusal(guess(there.keeper, '909091'), 'pin_wrong')
    }
    there.server.clock.advance(15 * minute)
    const { fields } = await refusal(guess((await keepers(1))[0] as Person, there.pin), 'too_many_requests')
    expect(fields?.['retryAfter']).toBe(86_400 - 30 * 60)
  })

  test('ends for a keeper after twenty at many households', async () => {
    const households = await times(5, (index) => there.server.newPerson({ household: 20 + index }))
    for (const person of households) await okay(setOwn(there.pin, person), 204)
    for (let tries = 0; tries < 20; tries++) {
      const of = { householdId: households[tries % 5]?.account?.householdId, member: '谁', pin: '909091' }
      await refusal(redeem(of), 'pin_wrong')
    }
    await refusal(guess(there.keeper, there.pin), 'too_many_requests')
  })

  test('is not what somebody does who knows it', async () => {
    for (let tries = 0; tries < 8; tries++) {
      const [kettle] = [there.server.village.goods.kettle]
      await refusal(redeem({ pin: there.pin, lines: [{ goodsId: kettle.id, quantity: 1, points: 399 }] }), 'price_changed')
    }
    await okay(guess(there.keeper, there.pin), 201)
  })
})

describe('the code of a witness', () => {
  test('is another one each time, for a minute and a half', async () => {
    const first = await okay(there.witness.post<WitnessCode>('/witness-codes'))
    expect(first).toEqual({ code: expect.stringMatching(/^\d{6}$/), secondsLeft: 60 })
    there.server.clock.advance(minute)
    expect(await codeOf()).not.toBe(first.code)
    there.server.clock.advance(minute / 2)
    await refusal(redeem({ witnessCode: first.code }), 'witness_code_wrong')
  })

  test('while the next one comes the one before is still good; one use spends both', async () => {
    const before = await codeOf()
    there.server.clock.advance(minute)
    const next = await codeOf()
    await okay(redeem({ witnessCode: before }), 201)
    for (const witnessCode of [before, next]) await refusal(redeem({ witnessCode }), 'witness_code_wrong')
  })

  test.each([
    ['the keeper', 'self', async () => there.keeper],
    ['one of the household', 'household', async () => there.customer],
    ['kin of it', 'kin', async () => {
      const kin = await there.server.newPerson({ household: 25 })
      await there.server.sql(
        'insert into kinships (village_id, account_id, household_id, declared_by, created_at) values ($1, $2, $3, $2, now())',
        [there.server.village.id, kin.account?.id, there.householdId])
      return kin
    }]
  ])('is worth nothing from %s', async (_, reason, who) => {
    const witnessCode = await codeOf(await who())
    const { fields } = await refusesUnchanged(there.server, 'witness_unsuitable', async () => redeem({ witnessCode }))
    expect(fields).toEqual({ reason })
  })

  test('is worth nothing from the keeper\'s family, from another village, and from who was shut out meanwhile', async () => {
    const keeper = await there.server.newPerson({ household: 28, roles: ['resident', 'shopkeeper'] })
    const witnessCode = await codeOf(await there.server.newPerson({ household: 28 }))
    expect((await refusal(redeem({ witnessCode }, { by: keeper }), 'witness_unsuitable')).fields).toEqual({ reason: 'own_household' })
    const foreign = await codeOf(there.server.anew('resident', there.server.neighbour))
    await refusal(redeem({ witnessCode: foreign }), 'witness_code_wrong')
    const gone = await there.server.newPerson({ household: 29 })
    const late = await codeOf(gone)
    await there.server.sql('update accounts set disabled_at = now() where id = $1', [gone.account?.id])
    await refusal(redeem({ witnessCode: late }), 'witness_code_wrong')
    await refusal(there.server.anew('supervisor').post('/witness-codes'), 'forbidden')
  })

  test('is not guessed at', async () => {
    const good = await codeOf()
    const wrong = await times(30, (index) => redeem({ witnessCode: String((Number(good) + 1 + index) % 1_000_000).padStart(6, '0') }))
    expect(outcomes(wrong)).toEqual({ witness_code_wrong: 10, too_many_requests: 20 })
  })
})

import { assess, compare, warningOf, type Facts } from '../../server/modules/reserve/reserve.rules'

/** 1,000 points at 50 fen each, and goods and money for twice that. */
const facts: Facts = {
  stockValueFen: 60_000, budgetFen: 100_000, purchasesFen: 60_000, free: 900, held: 100,
  handedOver: { fen: 5000, points: 100 }, onSale: { fen: 4000, points: 100 }, issued: 900, redeemed: 300, days: 90
}

test('the cover is stock and budget left against what all points are worth', () => {
  expect(assess(facts)).toMatchObject({
    status: 'fine', pointFen: 50, pointFrom: 'handed_over', liabilityFen: 50_000, budgetLeftFen: 40_000, cover: 200, issued: 300, redeemed: 100
  })
})

test('it lasts as long as new points take to use up what is to spare', () => {
  // 50,000 fen to spare, 300 points of 50 fen a month
  expect(assess(facts).monthsLeft).toBe(3.3)
  expect(assess({ ...facts, issued: 0 }).monthsLeft).toBeNull()
  expect(assess({ ...facts, issued: -5 }).monthsLeft).toBeNull()
  // handing over changes nothing: goods and their points go together
  expect(assess({ ...facts, redeemed: 90_000 }).monthsLeft).toBe(3.3)
})

test.each([
  [119.9, 'amber'], [120, 'fine'], [100, 'amber'], [99.9, 'red']
])('a cover of %f percent is %s', (percent, status) => {
  expect(assess({ ...facts, stockValueFen: percent * 500, budgetFen: 0, purchasesFen: 0, issued: 0 }).status).toBe(status)
})

test('a cover that is ample but goes fast is amber', () => {
  expect(assess({ ...facts, issued: 1500 })).toMatchObject({ cover: 200, monthsLeft: 2, status: 'amber' })
  expect(assess({ ...facts, issued: 1450 })).toMatchObject({ cover: 200, monthsLeft: 2.1, status: 'fine' })
})

test('a village that has only begun is taken at a month at least', () => {
  expect(assess({ ...facts, days: 3 })).toMatchObject({ issued: 900 })
  expect(assess({ ...facts, days: 45 })).toMatchObject({ issued: 600 })
})

test('without points there is nothing to cover, without costs nothing to say', () => {
  expect(assess({ ...facts, free: 0, held: 0 })).toMatchObject({ status: 'fine', cover: null, liabilityFen: 0 })
  expect(assess({ ...facts, handedOver: { fen: 0, points: 0 } })).toMatchObject({ pointFrom: 'on_sale', pointFen: 40 })
  const nothing = { fen: 0, points: 0 }
  expect(assess({ ...facts, handedOver: nothing, onSale: nothing })).toMatchObject({ status: 'unknown', cover: null })
})

test('goods are compared by what a point buys', () => {
  expect(compare({ points: 10, costFen: 1000 }, 50)).toEqual({ fenPerPoint: 100, against: 200 })
  expect(compare({ points: 10, costFen: null }, 50)).toEqual({ fenPerPoint: null, against: null })
  expect(compare({ points: 10, costFen: 1000 }, null)).toEqual({ fenPerPoint: 100, against: null })
})

test.each([
  ['amber', null, true, 'amber'], ['red', null, true, 'red'], ['red', 'amber', true, 'red'], ['amber', 'amber', false, 'amber'],
  ['amber', 'red', false, 'red'], ['red', 'red', false, 'red'], ['fine', 'red', false, null], ['unknown', 'red', false, 'red'],
  ['unknown', null, false, null]
] as const)('%s after %s was told: tell %s', (status, before, tell, told) => {
  expect(warningOf(status, before)).toEqual({ tell, told })
})

import { decide, limitKey, type GoodsOnShelf, type Placement, type Shelf } from '../../server/modules/orders/placing.rules'

const now = new Date('2026-03-10T02:00:00Z')
const later = new Date('2026-03-11T02:00:00Z')
const soap: GoodsOnShelf = {
  name: '香皂', points: 5, stock: 3, closedAt: null, onSaleFrom: null, limitPieces: null, limitPeriod: null
}

const shelf = (goods: Partial<GoodsOnShelf> = {}, { free = 100, closed = false, had = 0 } = {}): Shelf => ({
  households: new Map([['one', { free, closed }], ['two', { free: 100, closed: false }]]),
  goods: new Map([['soap', { ...soap, ...goods }], ['salt', { ...soap, name: '盐', points: 2, stock: 1 }]]),
  redeemed: new Map([[limitKey('one', 'soap'), had]])
})

const line = (goodsId: string, quantity = 1, points = goodsId === 'salt' ? 2 : 5) => ({ goodsId, quantity, points })
const order = (householdId = 'one', ...lines: Placement['lines']): Placement =>
  ({ id: `order of ${householdId}`, householdId, orderedBy: 'somebody', lines: lines.length > 0 ? lines : [line('soap')] })
const outcomes = (placements: Placement[], there: Shelf) =>
  decide(placements, there, now).map((refusal) => refusal && [refusal.code, refusal.fields])

test.each([
  ['a household that became part of another', shelf({}, { closed: true }), order(), 'household_closed', undefined],
  ['goods nobody knows', shelf(), order('one', line('gold')), 'goods_not_found', undefined],
  ['goods out of the range', shelf({ closedAt: now, points: 6 }), order(), 'goods_closed', { goods: '香皂' }],
  ['goods to come', shelf({ onSaleFrom: later }), order(), 'goods_not_yet', { goods: '香皂', from: later.toISOString() }],
  ['goods without a price yet', shelf({ points: null }), order(), 'goods_not_yet', { goods: '香皂', from: null }],
  ['another price', shelf({ points: 6, stock: 0 }), order(), 'price_changed', { goods: '香皂', points: 6 }],
  ['more than a household may have', shelf({ limitPieces: 2, limitPeriod: 'week' }, { had: 1 }), order('one', line('soap', 2)),
    'household_limit_reached', { goods: '香皂', limit: 2, period: 'week', left: 1 }],
  ['more than the points', shelf({ stock: 0 }, { free: 4 }), order(), 'insufficient_points', { missing: 1, free: 4 }],
  ['more than there is', shelf(), order('one', line('salt'), line('soap', 4)), 'insufficient_stock', { goods: '香皂', stock: 3, wanted: 4 }]
])('%s is refused', (_, there, placement, code, fields) => {
  expect(outcomes([placement], there)).toEqual([[code, fields]])
})

test('each order finds what those before it left, and one that is refused takes nothing', () => {
  const wanted = [
    order('one', line('soap', 2)), order('two', line('salt'), line('soap', 2)), order('two', line('soap')), order('one', line('salt'))
  ]
  expect(outcomes(wanted, shelf({}, { free: 11 }))).toEqual([
    null, ['insufficient_stock', { goods: '香皂', stock: 1, wanted: 2 }], null, ['insufficient_points', { missing: 1, free: 1 }]
  ])
})

test('orders that come together count against the limit of their own household alone', () => {
  const limited = { limitPieces: 1, limitPeriod: 'ever' as const }
  expect(outcomes([order('one'), order('one'), order('two')], shelf(limited))).toEqual([
    null, ['household_limit_reached', { goods: '香皂', limit: 1, period: 'ever', left: 0 }], null
  ])
})

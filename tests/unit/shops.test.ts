import { checkShop, expiryOf, postponed } from '../../server/modules/shops/shops.rules'
import { readHours } from '../../server/provisioning/shop-hours'
import { openingOf } from '../../src/features/shops/opening'
import { opening } from '../../src/words'
import type { Shop } from '../../types/contract/shops'

/** An instant on the village's clock. */
const at = (time: string) => new Date(`${time}:00+08:00`)
const weekdays = (...times: [from: string, until: string][]) => {
  const day = times.map(([from, until]) => ({ from, until }))
  return [day, day, day, day, day, day.slice(0, 1), []]
}
/** Monday to Friday with a break at noon, Saturday mornings, never on Sundays. */
const shop = { hours: weekdays(['08:30', '11:30'], ['14:00', '17:30']), closure: null, pickUpDays: 7 }
const springFestival = { from: '2027-02-01', until: '2027-02-07', reason: '春节休息' }

describe('an order waits', () => {
  test.each([
    ['until the end of the day so many days later', '2026-11-22T09:00', null, '2026-11-30T00:00'],
    ['as long when it was placed in the last minute of its day', '2026-11-22T23:59', null, '2026-11-30T00:00'],
    ['longer by the days of a closure in between', '2027-01-29T10:00', springFestival, '2027-02-13T00:00'],
    ['whole when it was placed in a closure', '2027-02-03T10:00', springFestival, '2027-02-15T00:00'],
    ['no longer for a closure that begins after it', '2027-01-24T10:00', springFestival, '2027-02-01T00:00'],
    ['no longer for a closure that is over', '2027-02-08T10:00', springFestival, '2027-02-16T00:00']
  ])('%s', (_, created, closure, expires) => {
    expect(expiryOf(at(created), { pickUpDays: 7, closure })).toEqual(at(expires))
  })

  const move = (expires: string, now: string, before: Shop['closure'], after: Shop['closure']) =>
    postponed(at(expires), { now: at(now), before, after })

  test('as many open days more when a closure comes in between', () => {
    expect(move('2027-02-04T00:00', '2027-01-31T09:00', null, springFestival)).toEqual(at('2027-02-11T00:00'))
    expect(move('2027-02-01T00:00', '2027-01-31T09:00', null, springFestival)).toEqual(at('2027-02-01T00:00'))
    // from today on
    expect(move('2027-02-02T00:00', '2027-02-01T09:00', null, springFestival)).toEqual(at('2027-02-09T00:00'))
  })

  test('once when the closure is written again, longer when it grows, and never shorter', () => {
    const moved = '2027-02-11T00:00'
    expect(move(moved, '2027-01-31T10:00', springFestival, springFestival)).toEqual(at(moved))
    expect(move(moved, '2027-01-31T10:00', springFestival, { ...springFestival, until: '2027-02-09' })).toEqual(at('2027-02-13T00:00'))
    expect(move(moved, '2027-01-31T10:00', springFestival, null)).toEqual(at(moved))
  })

  test('no longer once it is over', () => {
    expect(move('2027-01-30T00:00', '2027-01-31T09:00', null, springFestival)).toEqual(at('2027-01-30T00:00'))
  })
})

describe('a shop is refused', () => {
  const check = (changes: object) => () => checkShop({ place: '村口', hours: shop.hours, closure: null, ...changes })
  const first = (...times: [string, string][]) => ({ hours: [times.map(([from, until]) => ({ from, until })), [], [], [], [], [], []] })

  test('for hours that make no day, and not otherwise', () => {
    expect(check({})).not.toThrow()
    expect(check(first(['08:00', '12:00'], ['12:00', '13:00']))).toThrow('overlap')
    expect(check(first(['14:00', '17:00'], ['08:00', '12:00']))).toThrow('overlap')
    expect(check(first(['12:00', '12:00']))).toThrow('overlap')
  })

  test('for a closure without days or words', () => {
    expect(check({ closure: springFestival })).not.toThrow()
    expect(check({ closure: { ...springFestival, until: '2027-01-31' } })).toThrow('closure')
    expect(check({ closure: { ...springFestival, until: '2027-02-30' } })).toThrow('closure')
    expect(check({ closure: { ...springFestival, reason: ' ' } })).toThrow('closure')
    expect(check({ place: '' })).toThrow('place')
  })
})

describe('what people are told of the hours', () => {
  // 2026-11-23 is a Monday
  test.each([
    ['2026-11-23T09:00', '现在开门,11:30 关,14:00 再开'],
    ['2026-11-23T08:30', '现在开门,11:30 关,14:00 再开'],
    ['2026-11-23T11:30', '现在没开门,14:00 开'],
    ['2026-11-23T15:00', '现在开门,17:30 关'],
    ['2026-11-23T17:30', '今天关门了,明天 8:30 开'],
    ['2026-11-28T20:00', '今天关门了,周一 8:30 开'],
    ['2026-11-29T10:00', '今天不开门,明天 8:30 开']
  ])('at %s', (time, said) => {
    expect(opening.now(openingOf(shop, at(time)))).toBe(said)
  })

  test('in a closure, before it and after it', () => {
    const closed = { ...shop, closure: springFestival }
    const running = openingOf(closed, at('2027-02-03T10:00'))
    expect(opening.now(running)).toBe('这几天休息,周一 8:30 开')
    expect(opening.now(openingOf({ ...closed, hours: shop.hours.map(() => []) }, at('2027-02-03T10:00')))).toBe('')
    expect(running.closure && opening.closure(running.closure)).toBe('2 月 1 日到 7 日春节休息')
    expect(openingOf(closed, at('2027-01-20T10:00')).closure).toEqual(springFestival)
    expect(openingOf(closed, at('2027-02-08T00:00')).closure).toBeNull()
  })

  test('by days that are alike', () => {
    expect(opening.hours(shop.hours)).toBe('周一到周五 8:30–11:30、14:00–17:30,周六 8:30–11:30,周日 不开门')
    expect(opening.hours(readHours('8:30–17:30'))).toBe('每天 8:30–17:30')
    expect(opening.hours(Array(7).fill([]))).toBe('')
  })
})

describe('hours as an operator writes them', () => {
  test.each([
    ['8:30–17:30', [['08:30', '17:30']]],
    ['8:30-12:00, 14:00-17:30', [['08:30', '12:00'], ['14:00', '17:30']]]
  ])('%s', (text, times) => {
    expect(readHours(text)).toEqual(Array(7).fill(times.map(([from, until]) => ({ from, until }))))
  })

  test.each(['', 'always', '8:30', '17:30–8:30', '8:30–25:00', '8:30–12:00,11:00–17:00'])('not "%s"', (text) => {
    expect(() => readHours(text)).toThrow('Opening hours')
  })
})

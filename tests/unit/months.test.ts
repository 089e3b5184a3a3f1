import { weeksInARow } from '../../server/modules/months/months.rules'
import { monthOf, monthPeriod } from '../../server/shared/calendar'

describe('a month in Asia/Shanghai', () => {
  test.each([
    ['2026-03', '2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
    ['2025-12', '2025-11-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2028-02', '2028-01-31T16:00:00.000Z', '2028-02-29T16:00:00.000Z']
  ])('%s', (month, since, until) => {
    const period = monthPeriod(month)
    expect([period.since.toISOString(), period.until.toISOString()]).toEqual([since, until])
    expect(monthOf(period.since)).toBe(month)
    expect(monthOf(new Date(period.until.getTime() - 1))).toBe(month)
    expect(monthOf(period.until)).not.toBe(month)
  })
})

describe('weeks in a row', () => {
  // a Wednesday
  const now = new Date('2026-03-11T02:00:00Z')

  test.each<[string, string[], number]>([
    ['none without any', [], 0],
    ['this week alone', ['2026-03-09'], 1],
    ['last week alone, because this one is still running', ['2026-03-02'], 1],
    ['nothing for the week before last', ['2026-02-23'], 0],
    ['up to this week', ['2026-02-23', '2026-03-02', '2026-03-09'], 3],
    ['up to last week', ['2026-02-16', '2026-02-23', '2026-03-02'], 3],
    ['only behind the last gap', ['2026-02-09', '2026-02-16', '2026-03-02', '2026-03-09'], 2],
    ['in whatever order they come', ['2026-03-09', '2026-02-23', '2026-03-02'], 3]
  ])('%s', (_, mondays, weeks) => {
    expect(weeksInARow(mondays, now)).toBe(weeks)
  })

  test('begin on Monday at midnight in Asia/Shanghai', () => {
    const mondays = ['2026-03-02']
    expect(weeksInARow(mondays, new Date('2026-03-08T15:59:59.999Z'))).toBe(1)
    expect(weeksInARow(mondays, new Date('2026-03-08T16:00:00Z'))).toBe(1)
    expect(weeksInARow(mondays, new Date('2026-03-15T15:59:59.999Z'))).toBe(1)
    expect(weeksInARow(mondays, new Date('2026-03-15T16:00:00Z'))).toBe(0)
  })

  test('go on over the turn of a year, in a year of 52 weeks and in one of 53', () => {
    expect(weeksInARow(['2025-12-22', '2025-12-29', '2026-01-05'], new Date('2026-01-06T02:00:00Z'))).toBe(3)
    expect(weeksInARow(['2020-12-21', '2020-12-28', '2021-01-04'], new Date('2021-01-04T02:00:00Z'))).toBe(3)
    expect(weeksInARow(['2020-12-28'], new Date('2021-01-03T15:59:59Z'))).toBe(1)
    expect(weeksInARow(['2020-12-21'], new Date('2021-01-04T02:00:00Z'))).toBe(0)
  })
})

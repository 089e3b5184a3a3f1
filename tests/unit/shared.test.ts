import fc from 'fast-check'
import { invitationCode } from '../../server/modules/households/invitations.service'
import { hashDigits, hashToken, pickUpCode, readCode } from '../../server/modules/orders/pick-up-code'
import { periodStart } from '../../server/shared/calendar'
import { decodeCursor, pageOfRows } from '../../server/shared/cursor'

describe('a period begins at midnight in Asia/Shanghai', () => {
  test.each([
    // now, month, quarter, year
    ['2026-03-10T02:00:00.000Z', '2026-02-28T16:00:00.000Z', '2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2026-03-31T15:59:59.999Z', '2026-02-28T16:00:00.000Z', '2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2026-03-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2025-12-31T15:59:59.999Z', '2025-11-30T16:00:00.000Z', '2025-09-30T16:00:00.000Z', '2024-12-31T16:00:00.000Z'],
    ['2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
    ['2028-02-29T16:00:00.000Z', '2028-02-29T16:00:00.000Z', '2027-12-31T16:00:00.000Z', '2027-12-31T16:00:00.000Z']
  ])('as of %s', (now, month, quarter, year) => {
    const starts = (['month', 'quarter', 'year'] as const).map((period) =>
      periodStart(period, new Date(now)).toISOString()
    )
    expect(starts).toEqual([month, quarter, year])
  })

  test("and holds whatever the server's own time zone is", () => {
    const inShanghai = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23'
    })
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
        const start = periodStart('month', now)
        expect(inShanghai.format(start)).toBe(`${inShanghai.format(now).slice(0, 8)}01, 00:00:00`)
        expect(start <= now).toBe(true)
      })
    )
  })
})

describe('a cursor', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      createdAt: new Date(1_800_000_000_000 - index),
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    }))

  test('continues behind the last row of a page, and there is none on the last page', () => {
    const { rows: page, nextCursor } = pageOfRows(rows(4), 3)
    expect(page).toEqual(rows(3))
    expect(decodeCursor(nextCursor ?? '')).toEqual(rows(3)[2])
    expect(pageOfRows(rows(3), 3).nextCursor).toBeNull()
    expect(pageOfRows([], 3)).toEqual({ rows: [], nextCursor: null })
    expect(decodeCursor(undefined)).toBeNull()
  })

  test.each([
    '',
    'x',
    '2026-03-10T02:00:00.000Z',
    '2026-13-10T02:00:00.000Z 00000000-0000-4000-8000-000000000000',
    '+275760-09-13T00:00:00.00Z 00000000-0000-4000-8000-000000000000',
    `2026-03-10T02:00:00.000Z ${'-'.repeat(36)}`
  ])('that was never given out is refused: %s', (text) => {
    expect(() => decodeCursor(Buffer.from(text).toString('base64url'))).toThrow('unknown cursor')
  })
})

describe('a pick-up code', () => {
  const id = '0198b5a2-0000-7000-8000-000000000001'
  const code = pickUpCode('key', id, 0)

  test('is derived: the same again, another one for another order, attempt or key', () => {
    expect(code).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/), digits: expect.stringMatching(/^\d{8}$/) })
    expect(pickUpCode('key', id, 0)).toEqual(code)
    for (const other of [
      pickUpCode('key', id, 1),
      pickUpCode('key', id.replace('1', '2'), 0),
      pickUpCode('other', id, 0)
    ]) {
      expect(other.token).not.toBe(code.token)
      expect(other.digits).not.toBe(code.digits)
    }
  })

  test('is read back from what is scanned or typed', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(7), (order, attempt) => {
        const { token, digits } = pickUpCode('key', order, attempt)
        expect(readCode(token)).toEqual({ token })
        expect(readCode(` ${digits.slice(0, 4)} ${digits.slice(4)}\n`)).toEqual({ digits })
      })
    )
    for (const wrong of ['', '1234567', '123456789', 'x'.repeat(21), `${'x'.repeat(21)}!`])
      expect(readCode(wrong)).toBeNull()
  })

  test('is stored as hashes, those of the digits bound to the village', () => {
    expect(hashToken('key', code.token)).not.toEqual(hashToken('other', code.token))
    expect(hashDigits('key', 'v1', code.digits)).not.toEqual(hashDigits('key', 'v2', code.digits))
    expect(hashDigits('key', 'v1', code.digits)).toHaveLength(32)
  })
})

test('an invitation code has ten signs that nobody mistakes for one another', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(invitationCode('key', id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    })
  )
})

import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { verify } from '../../src/features/statements/verify'
import { leafOfLine } from '../../server/modules/statements/line-leaf'
import { isFinished, linesOf, sumsOf, type Booking } from '../../server/modules/statements/statements.rules'
import { monthPeriod } from '../../server/shared/calendar'
import { pathOf, rootOf, treeOver } from '../../server/shared/merkle'
import { lineKinds, type StatementProofs } from '../../types/contract/statements'

const villageId = '00000000-0000-4000-8000-000000000001'
const month = '2026-02'
const hex = (bytes: Buffer) => bytes.toString('hex')
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 6962, as it is written there: by splitting, not by levels. */
function rfcRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0] as Buffer
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.from([1]), rfcRoot(leaves.slice(0, split)), rfcRoot(leaves.slice(split)))
}

const booking: fc.Arbitrary<Booking> = fc.record({
  transferId: fc.uuid(),
  householdId: fc.uuid(),
  label: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  kind: fc.constantFrom(...lineKinds),
  about: fc.string({ maxLength: 12, unit: 'grapheme' }),
  amount: fc.integer({ min: -1000, max: 1000 }),
  happenedAt: fc.date({ min: new Date('2026-02-01'), max: new Date('2026-02-28'), noInvalidDate: true }),
  unlisted: fc.boolean(),
  anonymous: fc.boolean()
})

/** What the server would give somebody who owns every line. */
function publish(bookings: Booking[]): StatementProofs {
  const lines = linesOf(bookings, bookings.map(() => randomBytes(16)))
  const tree = treeOver(lines.map((line) => leafOfLine({ villageId, month }, line)))
  return {
    villageId, month,
    root: hex(rootOf(tree)),
    lines: lines.length,
    items: lines.map(({ transferId: _, salt, happenedAt, ...line }) => ({
      ...line, happenedAt: happenedAt.toISOString(), salt: hex(salt), path: pathOf(tree, line.position).map(hex)
    }))
  }
}

test('the root is that of RFC 6962, for any number of lines', () => {
  for (let count = 0; count <= 40; count++) {
    const leaves = Array.from({ length: count }, () => randomBytes(32))
    expect(hex(rootOf(treeOver(leaves)))).toBe(hex(rfcRoot(leaves)))
  }
})

test('the format is what docs/statements.md says, byte for byte', () => {
  const line = {
    position: 0, transferId: '', householdId: '00000000-0000-4000-8000-000000000002', label: '第一网格 3 号', kind: 'award' as const,
    about: '我家庭院', amount: 2, happenedAt: new Date('2026-02-03T02:00:00Z'), salt: Buffer.alloc(16, 7)
  }
  const text = 'village-points statement 1\n00000000-0000-4000-8000-000000000001\n2026-02\n0\n' +
    '00000000-0000-4000-8000-000000000002\n第一网格 3 号\naward\n我家庭院\n2\n2026-02-03T02:00:00.000Z'
  const leaf = sha256(Buffer.from([0]), Buffer.alloc(16, 7), Buffer.from(text))
  expect(hex(leafOfLine({ villageId, month }, line))).toBe(hex(leaf))
  // a single line is its own root
  expect(hex(rootOf(treeOver([leaf])))).toBe(hex(leaf))
})

test('every line of any statement leads to the root, and no changed one does', () => {
  fc.assert(
    fc.property(fc.array(booking, { minLength: 1, maxLength: 33 }), fc.nat(), fc.nat(), (bookings, pick, way) => {
      const proofs = publish(bookings)
      expect(verify(proofs, proofs.root)).toEqual({ verified: proofs.items, wrong: [] })

      const position = pick % proofs.items.length
      const line = proofs.items[position] as StatementProofs['items'][number]
      const flipped = (text: string) => (text.startsWith('0') ? '1' : '0') + text.slice(1)
      const changes: Partial<typeof line>[] = [
        { amount: line.amount + 1 }, { label: `${line.label}x` }, { about: `${line.about}x` }, { salt: flipped(line.salt) },
        { householdId: flipped(line.householdId) }, { happenedAt: '2026-02-28T23:59:59.999Z' },
        { kind: line.kind === 'award' ? 'base' : 'award' }, { position: line.position + 1 },
        { path: [...line.path, hex(randomBytes(32))] },
        ...(line.path.length > 0 ? [{ path: line.path.slice(1) }, { path: line.path.map(flipped) }] : [])
      ]
      const tampered = { ...proofs, items: [{ ...line, ...changes[way % changes.length] }] }
      expect(verify(tampered, proofs.root).wrong).toHaveLength(1)
      expect(verify({ ...proofs, month: '2026-03' }, proofs.root).verified).toEqual([])
      expect(verify(proofs, flipped(proofs.root)).verified).toEqual([])
      // one line shown twice stands for two
      expect(verify({ ...proofs, items: [line, line] }, proofs.root).wrong).toEqual([line])
    })
  )
})

test('nobody but the household can tell whose a nameless line is', () => {
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 20 }), (bookings) => {
      const lines = linesOf(bookings, bookings.map(() => randomBytes(16)))
      const known = new Map(bookings.map((one) => [one.transferId, one]))
      const firstHidden = lines.findIndex(({ label }) => label === '')
      for (const line of lines) {
        const { unlisted, anonymous } = known.get(line.transferId) as Booking
        expect({ hidden: line.label === '', behind: firstHidden >= 0 && line.position >= firstHidden })
          .toEqual({ hidden: unlisted || anonymous || line.label === '', behind: unlisted || anonymous || line.label === '' })
        if (line.kind.startsWith('move')) expect(line.about).toBe('')
        if ((unlisted || anonymous) && line.kind.startsWith('adjustment')) expect(line.about).toBe('')
      }
    })
  )
})

test('no field holds a line feed, so that two lines never read alike', () => {
  const one: Booking = {
    transferId: 't', householdId: 'h', label: 'a\nb', kind: 'award', about: 'c\r\n\u2028d', amount: 1, happenedAt: new Date(0),
    unlisted: false, anonymous: false
  }
  expect(linesOf([one], [Buffer.alloc(16)])).toEqual([expect.objectContaining({ label: 'a b', about: 'c d' })])
})

test('sums count what came into the village and what left it as goods', () => {
  const amounts = { award: 5, reversal: -2, deduction: -1, base: 10, adjustment_out: -3, hand_over: -6, move_in: 4, move_out: -4 } as const
  const lines = Object.entries(amounts).map(([kind, amount]) => ({ kind: kind as keyof typeof amounts, amount }))
  expect(sumsOf(lines)).toEqual({ issued: 9, redeemed: 6 })
  expect(sumsOf([])).toEqual({ issued: 0, redeemed: 0 })
})

test.each([
  ['2026-02', '2026-02-28T16:04:59.999Z', false],
  ['2026-02', '2026-02-28T16:05:00.000Z', true],
  ['2025-12', '2025-12-31T16:05:00.000Z', true],
  ['2026-03', '2026-03-31T15:59:59.999Z', false]
])('%s at %s is finished: %p', (name, now, finished) => {
  expect(isFinished(monthPeriod(name), new Date(now))).toBe(finished)
})

import { randomUUID } from 'node:crypto'
import { leafOfLine } from '../../server/modules/statements/line-leaf'
import { linesOf, sumsOf, type Booking } from '../../server/modules/statements/statements.rules'
import { shanghaiDay } from '../../server/shared/calendar'
import { pathOf, rootOf, treeOver } from '../../server/shared/merkle'
import type { Statement, StatementLine, StatementProofs } from '../../types/contract/statements'

const villageId = randomUUID()
const month = '2026-02'

/** A month as the server would publish it: of household h3, one of whose lines is nameless, and of two neighbours. */
export function publishedMonth(): { statement: Statement; proofs: StatementProofs; lines: StatementLine[] } {
  const book = (householdId: string, label: string, amount: number, more: Partial<Booking> = {}): Booking => ({
    transferId: randomUUID(), householdId, label, kind: 'award', about: '我家庭院', amount,
    happenedAt: new Date('2026-02-03T02:00:00Z'), unlisted: false, anonymous: false, ...more
  })
  const bookings = [
    book('h3', '第一网格 3 号', 2),
    book('h8', '第一网格 8 号', 2),
    book('h9', '第一网格 9 号', 2, { unlisted: true }),
    book('h3', '第一网格 3 号', 1),
    book('h3', '第一网格 3 号', 2, { anonymous: true, about: '环境观察' })
  ]
  const salts = bookings.map((_, index) => Buffer.alloc(16, index))
  const frozen = linesOf(bookings, salts)
  const tree = treeOver(frozen.map((line) => leafOfLine({ villageId, month }, line)))
  const root = rootOf(tree).toString('hex')
  const own = frozen.filter(({ householdId }) => householdId === 'h3')
  return {
    statement: { id: randomUUID(), month, lines: frozen.length, ...sumsOf(frozen), root, closedAt: '2026-03-02T02:00:00.000Z' },
    proofs: {
      villageId, month, root, lines: frozen.length,
      items: own.map(({ transferId: _, salt, happenedAt, ...line }) => ({
        ...line, salt: salt.toString('hex'), happenedAt: happenedAt.toISOString(),
        path: pathOf(tree, line.position).map((sibling) => sibling.toString('hex'))
      }))
    },
    lines: frozen.map(({ position, householdId, label, kind, about, amount, happenedAt }) => ({
      position, kind, about, amount, own: householdId === 'h3', household: label || null,
      on: label || householdId === 'h3' ? shanghaiDay(happenedAt) : null
    }))
  }
}

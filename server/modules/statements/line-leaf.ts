import { leafOf } from '../../shared/merkle'
import type { Line } from './statements.rules'

/** The hash of a line in the format of docs/statements.md. */
export function leafOfLine({ villageId, month }: { villageId: string; month: string }, line: Line): Buffer {
  const { position, householdId, label, kind, about, amount, happenedAt, salt } = line
  const fields = ['village-points statement 1', villageId, month, position, householdId, label, kind, about, amount, happenedAt.toISOString()]
  return leafOf(Buffer.concat([salt, Buffer.from(fields.join('\n'))]))
}

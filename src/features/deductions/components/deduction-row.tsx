import type { Deduction } from '@contract/deductions'
import { Badge } from '@/components/badge'
import { ListRow } from '@/components/list-row'
import { deductions as said } from '@/words'

const tones = { standing: 'plain', appealed: 'amber', upheld: 'vermilion', remitted: 'jade' } as const

export const DeductionBadge = ({ status }: Pick<Deduction, 'status'>) => <Badge tone={tones[status]}>{said.status(status)}</Badge>

/** One deduction in a list: whose, what for, and what became of it. */
export function DeductionRow({ deduction, onPress }: { deduction: Deduction; onPress: () => void }) {
  const { household, rule, createdAt, status } = deduction
  return (
    <ListRow title={household.label} note={said.row(rule.name, createdAt)} extra={<DeductionBadge status={status} />} onPress={onPress} />
  )
}

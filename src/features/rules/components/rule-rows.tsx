import type { RuleSeries } from '@contract/rules'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import * as words from '@/words'
import { columnIcons } from '../column-icons'
import { faceOf } from '../use-all-rules'

const said = words.rules

/** What is still to come; a rule that stays as it is needs no word. */
function Coming({ series: { current, next } }: { series: RuleSeries }) {
  return next && <Badge tone='amber'>{current ? said.changes(next.startsAt) : said.begins(next.startsAt)}</Badge>
}

interface RuleRowsProps {
  rules: readonly RuleSeries[]
  onOpen: (id: string) => void
}

/** The rules of a kind, in the village's order. */
export function RuleRows({ rules, onOpen }: RuleRowsProps) {
  return (
    <Card flush>
      {rules.map((series) => {
        const terms = faceOf(series)?.terms
        if (!terms) return null
        return (
          <ListRow
            key={series.id}
            icon={terms.kind === 'upload' ? columnIcons[terms.column] : terms.kind === 'base' ? 'gift' : 'circle-alert'}
            title={terms.name}
            note={said.summary(terms)}
            extra={<Coming series={series} />}
            onPress={() => onOpen(series.id)}
          />
        )
      })}
    </Card>
  )
}

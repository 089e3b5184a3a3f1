import type { RuleSeries } from '@contract/rules'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { words } from '@/words'
import { columnIcons } from '../column-icons'
import { faceOf, useOrder } from '../use-all-rules'

const said = words.rules

function StateBadge({ series: { state, current, next } }: { series: RuleSeries }) {
  if (state === 'closed') return <Badge>{said.states.closed}</Badge>
  if (!next) return <Badge tone='jade'>{said.states.in_force}</Badge>
  return <Badge tone='amber'>{current ? said.changes(next.startsAt) : said.begins(next.startsAt)}</Badge>
}

interface RuleRowsProps {
  /** All of a kind, in their order, closed ones too. */
  rules: readonly RuleSeries[]
  /** Those that are shown. */
  shown: readonly RuleSeries[]
  onOpen: (id: string) => void
}

/** The rules of a kind; where villagers see them in an order, each can go one further to the front. */
export function RuleRows({ rules, shown, onOpen }: RuleRowsProps) {
  const order = useOrder()
  const moveUp = (kind: 'upload' | 'deduction' | 'base', id: string, before: string) => {
    const ids = rules.map((one) => one.id).filter((one) => one !== id)
    ids.splice(ids.indexOf(before), 0, id)
    order.run({ kind, seriesIds: ids })
  }
  return (
    <Card flush>
      {shown.map((series, index) => {
        const terms = faceOf(series)?.terms
        if (!terms) return null
        const before = shown[index - 1]
        const extra = (
          <>
            {before && series.state !== 'closed' && (
              <Button
                small
                kind='text'
                label={said.upOf(terms.name)}
                disabled={order.isPending}
                onPress={() => moveUp(terms.kind, series.id, before.id)}
              >
                {said.up}
              </Button>
            )}
            <StateBadge series={series} />
          </>
        )
        return (
          <ListRow
            key={series.id}
            icon={terms.kind === 'upload' ? columnIcons[terms.column] : terms.kind === 'base' ? 'gift' : 'circle-alert'}
            title={terms.name}
            note={said.summary(terms)}
            extra={extra}
            onPress={() => onOpen(series.id)}
          />
        )
      })}
    </Card>
  )
}

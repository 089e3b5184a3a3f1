import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { EmptyPanel } from '@/components/state-panel'
import * as words from '@/words'
import { columnIcons } from '../column-icons'
import { useRules } from '../use-rules'

/** The columns of the village one below the other, to choose which one to photograph for. */
export function ColumnList({ onChoose }: { onChoose: (ruleId: string) => void }) {
  const query = useRules()
  const { data: rules } = query
  if (!rules) return <Loading query={query} />
  if (rules.length === 0) return <EmptyPanel title={words.home.noColumns}>{words.home.noColumnsNext}</EmptyPanel>
  return (
    <Card flush>
      {rules.map(({ id, name, hint, column }) => (
        <ListRow key={id} icon={columnIcons[column]} title={name} note={hint} onPress={() => onChoose(id)} />
      ))}
    </Card>
  )
}

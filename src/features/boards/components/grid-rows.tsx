import { Text, View } from '@tarojs/components'
import type { GridBoardRow } from '@contract/boards'
import { Badge } from '@/components/badge'
import { Card } from '@/components/card'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { board } from '@/words'
import './grid-rows.scss'

/** Points per household with one digit behind the point where it needs one. */
const average = ({ points, households }: GridBoardRow) => String(Math.round((points / households) * 10) / 10)

/** Every grid with its place; a bar shows how far it is behind the best. */
export function GridRows({ rows }: { rows: readonly GridBoardRow[] }) {
  const best = Math.max(...rows.map(({ points, households }) => points / households))
  return (
    <Card flush>
      <View {...a11y({ role: 'list', label: board.grids })}>
        {rows.map((row) => (
          <View key={row.grid} className={classNames('grid-row', row.own && 'grid-row--own')} {...a11y({ role: 'listitem' })}>
            <View className='grid-row__head'>
              <Text className={classNames('grid-row__place', `grid-row__place--${row.place}`)}>{row.place}</Text>
              <Text className='grid-row__name'>{row.grid}</Text>
              {row.own && <Badge tone='jade'>{board.ownGrid}</Badge>}
            </View>
            <View className='grid-row__track'>
              <View
                className='grid-row__bar'
                style={{ width: `${best > 0 ? Math.round((row.points / row.households / best) * 100) : 0}%` }}
              />
            </View>
            <View className='grid-row__foot'>
              <Text className='grid-row__average'>{board.perHousehold(average(row))}</Text>
              <Text className='grid-row__note'>{board.gridNote(row.points, row.households)}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}

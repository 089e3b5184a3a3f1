import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ImportRow } from '@contract/roster'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { EmptyPanel } from '@/components/state-panel'
import { classNames } from '@/lib/class-names'
import { common, roster } from '@/words'

const step = 50

interface ImportRowsProps {
  rows: ImportRow[]
  /** How many there are in the file, of which the server told the first. */
  total: number
}

/** Rows of the file, each with what is wrong with it or what it changes. */
export function ImportRows({ rows, total }: ImportRowsProps) {
  const [count, setCount] = useState(step)
  if (total === 0) return <EmptyPanel icon='list' title={roster.noRows} />
  return (
    <>
      <Card flush>
        {rows.slice(0, count).map(({ row, household, name, problems, changes }) => (
          <View key={row} className='import-row'>
            <Text className='import-row__number'>{roster.rowNumber(row)}</Text>
            <Text className='import-row__who'>{roster.rowOf(household, name)}</Text>
            <View className='import-row__notes'>
              {problems.map((problem) => (
                <Text key={problem.code} className={classNames('import-row__note', 'import-row__note--wrong')}>
                  {roster.problem(problem)}
                </Text>
              ))}
              {changes.map((change) => (
                <Text key={change.what} className='import-row__note'>{roster.rowChange(change)}</Text>
              ))}
            </View>
          </View>
        ))}
      </Card>
      {rows.length > count && <Button kind='text' onPress={() => setCount(count + step)}>{common.more}</Button>}
      {rows.length <= count && total > rows.length && <Text className='import-rest'>{roster.moreRows(total - rows.length)}</Text>}
    </>
  )
}

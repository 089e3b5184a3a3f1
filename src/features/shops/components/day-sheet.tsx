import { Text, View } from '@tarojs/components'
import type { OpeningTime } from '@contract/shops'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { Part } from '@/components/when-field'
import { opening, shopDesk } from '@/words'
import { areInOrder } from '../form'
import './day-sheet.scss'

/** More spans of a day than a shop has. */
const mostTimes = 4
const morning: OpeningTime = { from: '08:30', until: '17:30' }
const workdays = [0, 1, 2, 3, 4]
const allDays = [...workdays, 5, 6]

interface DaySheetProps {
  /** Monday is 0. */
  day: number
  times: OpeningTime[]
  onChange: (days: readonly number[], times: OpeningTime[]) => void
  onClose: () => void
}

/** When the shop is open on one day of the week, and whether others are like it. */
export function DaySheet({ day, times, onChange, onClose }: DaySheetProps) {
  const set = (next: OpeningTime[]) => onChange([day], next)
  const setTime = (index: number, change: Partial<OpeningTime>) =>
    set(times.map((time, other) => (other === index ? { ...time, ...change } : time)))
  const add = () => set([...times, times.length === 0 ? morning : { from: '', until: '' }])
  const wrong = !areInOrder(times)
  return (
    <Sheet open title={shopDesk.times(opening.weekdays[day] ?? '')} onClose={onClose} actions={<Button onPress={onClose}>{shopDesk.done}</Button>}>
      <View className='day-sheet'>
        {times.length === 0 && <Text>{shopDesk.closedDay}</Text>}
        {times.map(({ from, until }, index) => (
          // two spans of a day may be the same while they are being written
          <View key={index} className='day-sheet__time'>
            <View className='day-sheet__part'>
              <Text className='field__label'>{shopDesk.from}</Text>
              <Part kind='time' label={shopDesk.fromLabel(index + 1)} value={from} onChange={(value) => setTime(index, { from: value })} />
            </View>
            <View className='day-sheet__part'>
              <Text className='field__label'>{shopDesk.until}</Text>
              <Part kind='time' label={shopDesk.untilLabel(index + 1)} value={until} onChange={(value) => setTime(index, { until: value })} />
            </View>
            <Button
              kind='text'
              small
              icon='trash-2'
              label={shopDesk.removeTimeLabel(index + 1)}
              onPress={() => set(times.filter((_, other) => other !== index))}
            >
              {shopDesk.removeTime}
            </Button>
          </View>
        ))}
        {wrong && <Notice tone='vermilion'>{shopDesk.outOfOrder}</Notice>}
        {times.length < mostTimes && (
          <Button kind='secondary' small icon='plus' onPress={add}>{times.length === 0 ? shopDesk.addFirst : shopDesk.addTime}</Button>
        )}
        {times.length > 0 && <Button kind='text' small onPress={() => set([])}>{shopDesk.closedDay}</Button>}
        <View className='day-sheet__others'>
          <Button kind='secondary' small disabled={wrong} onPress={() => onChange(workdays, times)}>{shopDesk.forWorkdays}</Button>
          <Button kind='secondary' small disabled={wrong} onPress={() => onChange(allDays, times)}>{shopDesk.forAll}</Button>
        </View>
      </View>
    </Sheet>
  )
}

import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { PaperSize, WallSheet } from '@contract/paper'
import { Picture } from '@/components/picture'
import { Points } from '@/components/points'
import { Sheet, SheetFoot, SheetPart, SheetTitle } from '@/features/paper/components/sheet'
import { paper } from '@/words'

const said = paper.wallSheet
const sums = ['earned', 'redeemed', 'households'] as const

function Line({ name, note, end }: { name: string; note: string; end?: ReactNode }) {
  return (
    <View className='week__line'>
      <View className='week__words'>
        <Text className='week__name'>{name}</Text>
        <Text className='week__note'>{note}</Text>
      </View>
      {end}
    </View>
  )
}

function Honour({ title, household, name, note, pictureUrl }: WallSheet['honours'][number]) {
  return (
    <View className='week__honour'>
      {pictureUrl && <Picture className='week__picture' src={pictureUrl} mode='aspectFill' />}
      <View className='week__words'>
        <Text className='week__honour-title'>{title}</Text>
        <Text className='week__name'>{[household ?? paper.nameless, name].filter(Boolean).join(' ')}</Text>
        {note && <Text className='week__note'>{note}</Text>}
      </View>
    </View>
  )
}

function Place({ place, household, points }: WallSheet['board'][number]) {
  return (
    <View className='week__place'>
      <Text className={`week__number week__number--${place}`}>{place}</Text>
      <Text className='week__words'>{household ?? paper.nameless}</Text>
      <Points amount={points} />
    </View>
  )
}

/** One week of the village, on one sheet. */
export function Week({ sheet, size }: { sheet: WallSheet; size: PaperSize }) {
  const { village, from, until, address, ledger, honours, moreHonours, board, activities, goods } = sheet
  const nothing = (words: string) => <Text className='week__note'>{words}</Text>
  return (
    <Sheet size={size}>
      <SheetTitle village={village} title={said.title} under={said.days(from, until)} address={address} code={said.code} />
      <View className='week__sums'>
        {sums.map((name) => (
          <View key={name} className={`week__sum week__sum--${name}`}>
            <Text className='week__note'>{said.sums[name][0]}</Text>
            <Text className='week__figure'>{ledger[name]}</Text>
            <Text className='week__note'>{said.sums[name][1]}</Text>
          </View>
        ))}
      </View>
      <SheetPart title={said.honours} extra={moreHonours > 0 && said.moreHonours(moreHonours)}>
        {honours.length === 0 && nothing(said.noHonours)}
        <View className='week__pair'>{honours.map((honour) => <Honour key={honour.id} {...honour} />)}</View>
      </SheetPart>
      <SheetPart title={said.board}>
        {board.length === 0 && nothing(said.noBoard)}
        <View className='week__board'>{board.map((one, index) => <Place key={index} {...one} />)}</View>
      </SheetPart>
      <View className='week__pair'>
        <SheetPart title={said.activities}>
          {activities.length === 0 && nothing(said.noActivities)}
          {activities.map(({ title, place, startsAt, came }) => {
            const note = [said.begins(startsAt), place, ...(came ? [said.came(came)] : [])].join(' · ')
            return <Line key={title + startsAt} name={title} note={note} />
          })}
        </SheetPart>
        <SheetPart title={said.goods}>
          {goods.length === 0 && nothing(said.noGoods)}
          {goods.map(({ name, points, before, on }) => (
            <Line
              key={name + on}
              name={name}
              note={before === null ? said.fresh(on) : said.changed(on, before)}
              end={<Points amount={points} size='title' />}
            />
          ))}
        </SheetPart>
      </View>
      <SheetFoot>{said.foot}</SheetFoot>
    </Sheet>
  )
}

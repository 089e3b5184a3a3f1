import { Text, View } from '@tarojs/components'
import type { Board, BoardRow } from '@contract/boards'
import type { Goods } from '@contract/goods'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { useBoard } from '@/features/boards/use-board'
import { GoodsPicture } from '@/components/goods-picture'
import { Loading } from '@/components/loading'
import { useGoods } from '@/features/goods/use-goods'
import { pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import './teasers.scss'

const shown = 3

const toShop = () => open(routes.shop)
const toBoard = () => open(routes.board)

function GoodsTeaser({ goods }: { goods: Goods }) {
  return (
    <View
      className='goods-teaser'
      {...pressable({ role: 'link', onPress: toShop, label: words.home.goods(goods.name, goods.points) })}
    >
      <View className='goods-teaser__picture'>
        <GoodsPicture url={goods.pictureUrl} />
      </View>
      <Text className='goods-teaser__name'>{goods.name}</Text>
      <Points amount={goods.points} />
    </View>
  )
}

/** A few things one could have for points. */
export function ShopTeaser() {
  const query = useGoods()
  const goods = query.data?.items.filter(({ open: isOpen, stock }) => isOpen && stock > 0).slice(0, shown)
  return (
    <>
      <SectionTitle more={words.home.shopMore} onMore={toShop}>
        {words.home.shop}
      </SectionTitle>
      <Loading query={query} rows={1} />
      {goods && !goods.length && <EmptyPanel icon='gift' title={words.home.noGoods} />}
      {goods && goods.length > 0 && (
        <View className='goods-teasers'>
          {goods.map((one) => (
            <GoodsTeaser key={one.id} goods={one} />
          ))}
        </View>
      )}
    </>
  )
}

function Place({ place }: { place: number }) {
  return <Text className={classNames('place', place <= shown && `place--${place}`)}>{place}</Text>
}

const ownNote = ({ own }: Board) =>
  own && (own.toNext === null ? words.home.first : words.home.toNext(own.toNext))

/** The best of the month, and always the own household. */
export function BoardTeaser({ hasHousehold }: { hasHousehold: boolean }) {
  const query = useBoard('month')
  const { data: board } = query
  const best: BoardRow[] = board?.items.slice(0, shown) ?? []
  const rows = board?.own && !best.some(({ own }) => own) ? [...best, board.own] : best
  return (
    <>
      <SectionTitle more={words.home.boardMore} onMore={toBoard}>
        {words.home.board}
      </SectionTitle>
      <Loading query={query} />
      {board && !rows.length && (
        <EmptyPanel icon='medal' title={hasHousehold ? words.home.nobodyYet : words.home.nobodyYetCadre} />
      )}
      {board && rows.length > 0 && (
        <Card flush>
          {rows.map((row, index) => (
            <ListRow
              key={index}
              own={row.own}
              lead={<Place place={row.place} />}
              title={row.own ? words.home.ownHousehold : words.common.household(row.household)}
              note={(row.own && ownNote(board)) || undefined}
              extra={<Points amount={row.points} />}
            />
          ))}
        </Card>
      )}
    </>
  )
}

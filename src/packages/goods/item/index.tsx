import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { GoodsDetail } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { GoodsPicture } from '@/components/goods-picture'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Page } from '@/components/page'
import { PagedList } from '@/components/paged-list'
import { Points } from '@/components/points'
import { SectionTitle } from '@/components/section-title'
import { EmptyPanel } from '@/components/state-panel'
import { GoodsBadge } from '@/features/goods-desk/components/goods-badge'
import { MoveSheet, type MoveKind } from '@/features/goods-desk/components/move-sheet'
import { MovementRows } from '@/features/goods-desk/components/movement-rows'
import { PriceHistory } from '@/features/goods-desk/components/price-history'
import { Refused } from '@/features/goods-desk/components/refused'
import { SetPriceSheet } from '@/features/goods-desk/components/set-price-sheet'
import { isComing } from '@/features/goods-desk/shelf'
import { useCloseGoods, useMovements, useOneGoods, useReopenGoods } from '@/features/goods-desk/use-goods-desk'
import { useMay } from '@/features/session/use-may'
import { notify } from '@/lib/notify'
import { usePageList, usePageReturn } from '@/platform/lifecycle'
import { open, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import { explain, goodsDesk as said } from '@/words'
import './index.scss'

const kinds = Object.keys(said.moves) as MoveKind[]
const icons = { in: 'plus', out: 'minus', broken: 'triangle-alert' } as const

function Head({ goods }: { goods: GoodsDetail }) {
  const { name, category, pictureUrl, points, nextPrice, limit, onSaleFrom, lowStock, stock, held, wishes } = goods
  const terms = [
    category, limit ? said.limit(limit) : said.noLimit, said.lowAt(lowStock), isComing(goods) ? said.states.coming(onSaleFrom ?? '') : '',
    said.wishes(wishes)
  ]
  const counted = { stock, held, shelf: stock + held }
  return (
    <Card>
      <View className='goods-item__head'>
        <View className='goods-item__picture'>
          <GoodsPicture url={pictureUrl} />
        </View>
        <View className='goods-item__words'>
          <Text className='goods-item__name'>{name}</Text>
          <View className='goods-item__price'>
            <Points amount={points} size='title' />
            {nextPrice && <Text className='goods-item__note'>{said.next(nextPrice)}</Text>}
            <GoodsBadge goods={goods} />
          </View>
          <Text className='goods-item__note'>{terms.filter(Boolean).join(' · ')}</Text>
        </View>
      </View>
      <View className='goods-item__figures'>
        {(['stock', 'held', 'shelf'] as const).map((figure) => (
          <View key={figure} className='goods-item__figure'>
            <Text className='goods-item__count'>{counted[figure]}</Text>
            <Text className='goods-item__note'>{said.heads[figure]}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

function Journal({ goodsId }: { goodsId: string }) {
  const movements = useMovements({ goodsId })
  usePageList(movements)
  return (
    <PagedList list={movements} empty={<EmptyPanel icon='list' title={said.journalEmpty}>{said.journalEmptyNext}</EmptyPanel>}>
      {(items) => <MovementRows items={items} />}
    </PagedList>
  )
}

function OneGoods({ goods }: { goods: GoodsDetail }) {
  const { id, open: offered, version, held } = goods
  const [moving, setMoving] = useState<MoveKind>()
  const [pricing, setPricing] = useState(false)
  const [asking, setAsking] = useState(false)
  const [closing, reopening] = [useCloseGoods(), useReopenGoods()]
  const turn = offered ? closing : reopening
  const error = closing.error ?? reopening.error
  const confirm = () => {
    setAsking(false)
    turn.run({ id, version }, { onSuccess: () => notify(offered ? said.closeDone : said.reopenDone) })
  }
  const actions = (
    <>
      <Button kind='secondary' loading={turn.isPending} onPress={() => setAsking(true)}>{offered ? said.close : said.reopen}</Button>
      <Button onPress={() => open(routes.goodsEdit, { id })}>{said.edit}</Button>
    </>
  )
  return (
    <Page title={goods.name} wide actions={actions}>
      {error && !turn.isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <View className='goods-item'>
        <View className='goods-item__part goods-item__part--goods'>
          <Head goods={goods} />
          <View className='goods-item__moves'>
            {kinds.map((kind) => (
              <Button key={kind} small kind='secondary' icon={icons[kind]} onPress={() => setMoving(kind)}>{said.moves[kind]}</Button>
            ))}
          </View>
          <SectionTitle more={said.setPrice} onMore={() => setPricing(true)}>{said.prices}</SectionTitle>
          <PriceHistory goods={goods} />
        </View>
        <View className='goods-item__part'>
          <SectionTitle>{said.journal}</SectionTitle>
          <Journal goodsId={id} />
        </View>
      </View>
      {moving && <MoveSheet kind={moving} goods={goods} onClose={() => setMoving(undefined)} />}
      {pricing && <SetPriceSheet goods={goods} onClose={() => setPricing(false)} />}
      <Dialog
        open={asking}
        title={offered ? said.closeTitle : said.reopen}
        confirmLabel={offered ? said.close : said.reopen}
        danger={offered}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      >
        {offered ? said.closeText(held) : said.reopenText}
      </Dialog>
    </Page>
  )
}

/** One kind of goods: what there is of it, what it cost when, and everything that came and went. */
export default function GoodsItemPage() {
  const id = useParam('id')
  const may = useMay('manage_goods')
  const goods = useOneGoods(id, may)
  usePageReturn(() => void (may && goods.refetch()))
  if (may && goods.data) return <OneGoods goods={goods.data} />
  return (
    <Page title={said.itemTitle}>
      {may ? <Loading query={goods} /> : <Refused />}
    </Page>
  )
}

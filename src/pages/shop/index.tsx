import { useState } from 'react'
import type { Goods, GoodsList } from '@contract/goods'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { FreePointsCard } from '@/features/goods/components/free-points-card'
import { GoodsGrid } from '@/features/goods/components/goods-grid'
import { GoodsSheet } from '@/features/goods/components/goods-sheet'
import { ShopCard } from '@/features/shops/components/shop-card'
import { useGoods } from '@/features/goods/use-goods'
import { useHeldOrders } from '@/features/orders/use-orders'
import { useRedeem } from '@/features/orders/use-redeem'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { shop } from '@/words'

/** The goods as the list has them now; closed when they left it while somebody was looking at them. */
const asListed = (chosen: Goods, { items }: GoodsList): Goods =>
  items.find(({ id }) => id === chosen.id) ?? { ...chosen, open: false }

export default function ShopPage() {
  const profile = useProfile()
  const hasVillage = Boolean(profile?.village)
  const hasHousehold = Boolean(profile?.household)
  const goods = useGoods({ enabled: hasVillage })
  const balance = useBalance({ enabled: hasHousehold })
  const held = useHeldOrders({ enabled: hasHousehold })
  const redeem = useRedeem()
  const [chosen, setChosen] = useState<Goods>()
  usePageReturn(() => {
    if (hasVillage) void goods.refetch()
    if (!hasHousehold) return
    void balance.refetch()
    void held.refetch()
  })
  const free = hasHousehold ? (balance.data?.free ?? 'unknown') : 'none'
  const choose = (wanted?: Goods) => {
    redeem.reset()
    setChosen(wanted)
  }
  const send = ({ id, points }: Goods, quantity: number) =>
    redeem.run(
      { lines: [{ goodsId: id, quantity, points }] },
      {
        onSuccess(order) {
          choose()
          open(routes.order, { id: order })
        }
      }
    )
  const seen = chosen && goods.data && asListed(chosen, goods.data)
  return (
    <Page title={shop.title} tab wide>
      {!hasVillage && <EmptyPanel icon='store' title={shop.noVillage}>{shop.noVillageNext}</EmptyPanel>}
      {profile?.roles.includes('shopkeeper') && (
        <Card tone='jade' flush>
          <ListRow icon='scan-line' title={shop.toCounter} note={shop.toCounterNote} onPress={() => open(routes.counter)} />
        </Card>
      )}
      {balance.data && (
        <FreePointsCard
          free={balance.data.free}
          held={balance.data.held}
          openOrders={held.data?.length}
          onPoints={() => open(routes.points)}
          onOrders={() => open(routes.orders)}
        />
      )}
      {hasVillage && !hasHousehold && <Notice>{shop.noHousehold}</Notice>}
      {goods.data?.items.length === 0 && <EmptyPanel icon='store' title={shop.empty}>{shop.emptyNext}</EmptyPanel>}
      {goods.data && <GoodsGrid items={goods.data.items} free={free} onChoose={choose} />}
      {goods.data && <ShopCard shop={goods.data.shop} />}
      {hasVillage && <Loading query={goods} rows={4} />}
      {seen && (
        <GoodsSheet
          key={seen.id}
          goods={seen}
          free={free}
          error={redeem.error}
          loading={redeem.isPending}
          onRedeem={(quantity) => send(seen, quantity)}
          onClose={() => choose()}
        />
      )}
    </Page>
  )
}

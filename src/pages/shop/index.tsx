import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { useBasket } from '@/features/goods/basket'
import { FreePointsCard } from '@/features/goods/components/free-points-card'
import { GoodsShelf } from '@/features/goods/components/goods-shelf'
import { useGoods } from '@/features/goods/use-goods'
import { useHeldOrders } from '@/features/orders/use-orders'
import { useRedeem } from '@/features/orders/use-redeem'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { useMay } from '@/features/session/use-may'
import { ShopCard } from '@/features/shops/components/shop-card'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { shop } from '@/words'

export default function ShopPage() {
  const profile = useProfile()
  const hasVillage = Boolean(profile?.village)
  const hasHousehold = Boolean(profile?.household)
  const [serves, keeps] = [useMay('serve_counter'), useMay('manage_goods')]
  const goods = useGoods({ enabled: hasVillage })
  const balance = useBalance({ enabled: hasHousehold })
  const held = useHeldOrders({ enabled: hasHousehold })
  const redeem = useRedeem()
  const { lines } = useBasket()
  usePageReturn(() => {
    if (hasVillage) void goods.refetch()
    if (!hasHousehold) return
    void balance.refetch()
    void held.refetch()
  })
  const items = goods.data?.items ?? []
  const gathered = lines.reduce((sum, { goodsId, quantity, points }) =>
    sum + quantity * (items.find(({ id }) => id === goodsId)?.points ?? points), 0)
  return (
    <Page title={shop.title} tab wide>
      {!hasVillage && <EmptyPanel icon='store' title={shop.noVillage}>{shop.noVillageNext}</EmptyPanel>}
      {(serves || keeps) && (
        <Card tone='jade' flush>
          {serves && <ListRow icon='scan-line' title={shop.toCounter} note={shop.toCounterNote} onPress={() => open(routes.counter)} />}
          {keeps && <ListRow icon='store' title={shop.toOffice} note={shop.toOfficeNote} onPress={() => open(routes.office)} />}
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
      {hasHousehold && lines.length > 0 && (
        <Card tone='jade' flush>
          <ListRow icon='shopping-bag' title={shop.basket(lines.length)} note={shop.basketNote(gathered)} onPress={() => open(routes.basket)} />
        </Card>
      )}
      {hasVillage && !hasHousehold && <Notice>{shop.noHousehold}</Notice>}
      {goods.data?.items.length === 0 && <EmptyPanel icon='store' title={shop.empty}>{shop.emptyNext}</EmptyPanel>}
      {goods.data && (
        <GoodsShelf
          items={items}
          free={hasHousehold ? (balance.data?.free ?? 'unknown') : 'none'}
          redeem={redeem}
          onOrdered={(id) => open(routes.order, { id })}
        />
      )}
      {goods.data && hasHousehold && (
        <Card flush>
          <ListRow
            icon='hand-heart'
            title={shop.wishes}
            note={shop.wishesNote(items.filter(({ wished }) => wished).length)}
            onPress={() => open(routes.wishes)}
          />
        </Card>
      )}
      {goods.data && <ShopCard shop={goods.data.shop} />}
      {hasVillage && <Loading query={goods} rows={4} />}
    </Page>
  )
}

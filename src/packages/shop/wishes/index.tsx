import { Text } from '@tarojs/components'
import { Loading } from '@/components/loading'
import { Page } from '@/components/page'
import { EmptyPanel } from '@/components/state-panel'
import { GoodsShelf } from '@/features/goods/components/goods-shelf'
import { useWishes } from '@/features/goods/use-goods'
import { useRedeem } from '@/features/orders/use-redeem'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { usePageReturn } from '@/platform/lifecycle'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { shop, wishes as said } from '@/words'

/** What the household wishes for; what can be had is redeemed right here. */
export default function WishesPage() {
  const hasHousehold = Boolean(useProfile()?.household)
  const wishes = useWishes({ enabled: hasHousehold })
  const balance = useBalance({ enabled: hasHousehold })
  const redeem = useRedeem()
  usePageReturn(() => {
    if (!hasHousehold) return
    void wishes.refetch()
    void balance.refetch()
  })
  const items = wishes.data?.items
  return (
    <Page title={said.title} wide>
      {!hasHousehold && <EmptyPanel icon='store' title={shop.noHousehold} />}
      {items && items.length > 0 && (
        <>
          <Text>{said.lead}</Text>
          <GoodsShelf items={items} free={balance.data?.free ?? 'unknown'} redeem={redeem} onOrdered={(id) => open(routes.order, { id })} />
        </>
      )}
      {items?.length === 0 && (
        <EmptyPanel icon='hand-heart' title={said.empty} action={{ label: said.toShop, onPress: () => open(routes.shop) }}>
          {said.emptyNext}
        </EmptyPanel>
      )}
      {hasHousehold && <Loading query={wishes} rows={3} />}
    </Page>
  )
}

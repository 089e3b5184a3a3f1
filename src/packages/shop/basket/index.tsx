import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Points } from '@/components/points'
import { EmptyPanel } from '@/components/state-panel'
import { checkLine, mostLines, useBasket } from '@/features/goods/basket'
import { BasketRow } from '@/features/goods/components/basket-row'
import { useGoods } from '@/features/goods/use-goods'
import { useRedeem } from '@/features/orders/use-redeem'
import { useBalance } from '@/features/points/use-points'
import { useProfile } from '@/features/session/store'
import { usePageReturn } from '@/platform/lifecycle'
import { open, replace } from '@/platform/navigation'
import { routes } from '@/routes'
import { basket as said, explain, shop } from '@/words'
import './index.scss'

/** Several goods in one order; every line says for itself whether it can still be had. */
export default function BasketPage() {
  const hasHousehold = Boolean(useProfile()?.household)
  const goods = useGoods({ enabled: hasHousehold })
  const balance = useBalance({ enabled: hasHousehold })
  const basket = useBasket()
  const redeem = useRedeem(basket.keyOf)
  usePageReturn(() => {
    if (!hasHousehold) return
    void goods.refetch()
    void balance.refetch()
  })
  if (!hasHousehold || basket.lines.length === 0) {
    return (
      <Page title={said.title}>
        <EmptyPanel icon='shopping-bag' title={hasHousehold ? said.empty : shop.noHousehold} action={{ label: said.toShop, onPress: () => open(routes.shop) }}>
          {said.emptyNext}
        </EmptyPanel>
      </Page>
    )
  }
  if (!goods.data) {
    return (
      <Page title={said.title}>
        <Loading query={goods} rows={3} />
      </Page>
    )
  }
  const { items } = goods.data
  const lines = basket.lines.map((line) => checkLine(line, items))
  const wrong = lines.filter(({ problem }) => problem !== null)
  const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  const free = balance.data?.free
  const missing = free === undefined ? 0 : Math.max(0, total - free)
  const hindrance = () => {
    if (lines.length > mostLines) return said.tooManyKinds(mostLines)
    if (wrong.length > 0) return said.wrong(wrong.length)
    return missing > 0 ? said.short(missing) : null
  }
  const hindered = hindrance()
  const send = () =>
    redeem.run({ lines: lines.map(({ goodsId, quantity, price }) => ({ goodsId, quantity, points: price })) }, {
      onDone: basket.empty,
      onSuccess: (id) => replace(routes.order, { id })
    })
  const impossible = wrong.filter(({ problem }) => problem !== 'too-many')
  const change = (how: () => void) => {
    redeem.reset()
    how()
  }
  return (
    <Page
      title={said.title}
      actions={
        <Button icon='gift' disabled={hindered !== null} loading={redeem.isPending} onPress={send}>{hindered ?? said.redeem(total)}</Button>
      }
    >
      <Text className='basket__note'>{said.lead}</Text>
      {redeem.error && <Notice tone='vermilion'>{`${explain(redeem.error)}${said.nothingLost}`}</Notice>}
      <Card flush>
        {lines.map((line) => (
          <BasketRow
            key={line.goodsId}
            line={line}
            onQuantity={(quantity) => change(() => basket.setQuantity(line.goodsId, quantity))}
            onRemove={() => change(() => basket.remove(line.goodsId))}
          />
        ))}
      </Card>
      {impossible.length > 0 && (
        <Button kind='secondary' small icon='trash-2' onPress={() => change(() => impossible.forEach(({ goodsId }) => basket.remove(goodsId)))}>
          {said.takeOut(impossible.length)}
        </Button>
      )}
      <Card>
        <View className='basket__total'>
          <View>
            <Text className='basket__sum'>{said.total}</Text>
            {free !== undefined && (
              <Text className='basket__note'>{`${said.free(free)},${missing > 0 ? said.missing(missing) : said.remaining(free - total)}`}</Text>
            )}
          </View>
          <Points amount={total} size='title' />
        </View>
      </Card>
      <Text className='basket__note'>{`${shop.heldUntilFetched}。${said.keptNote}`}</Text>
    </Page>
  )
}

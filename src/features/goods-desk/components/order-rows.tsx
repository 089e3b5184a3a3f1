import { View } from '@tarojs/components'
import type { ManagedGoods } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { explain, goodsDesk as said } from '@/words'
import { moved } from '../shelf'
import { useOrderGoods } from '../use-goods-desk'
import './order-rows.scss'

/** The open goods with the ways to move each; every tap is kept at once. */
export function OrderRows({ items }: { items: readonly ManagedGoods[] }) {
  const { run, isPending, error } = useOrderGoods()
  const ids = items.map(({ id }) => id)
  const move = (id: string, step: 1 | -1) => run({ goodsIds: moved(ids, id, step) })
  return (
    <>
      <Notice tone='jade'>{said.orderNote}</Notice>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Card flush>
        {items.map(({ id, name }, index) => {
          const step = (label: string, spoken: string, by: 1 | -1, disabled: boolean) => (
            <Button small kind='secondary' label={spoken} disabled={disabled || isPending} onPress={() => move(id, by)}>{label}</Button>
          )
          const extra = (
            <View className='order-rows__steps'>
              {step(said.up, said.upOne(name), -1, index === 0)}
              {step(said.down, said.downOne(name), 1, index === items.length - 1)}
            </View>
          )
          return <ListRow key={id} title={name} extra={extra} />
        })}
      </Card>
    </>
  )
}

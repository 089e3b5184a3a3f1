import { useState } from 'react'
import type { GoodsDetail, GoodsPrice } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Dialog } from '@/components/overlay'
import { Points } from '@/components/points'
import { notify } from '@/lib/notify'
import { explain, goodsDesk as said } from '@/words'
import { useTakeBackPrice } from '../use-goods-desk'

/** Every price with its dates, those to come first; one that has not started can be taken back. */
export function PriceHistory({ goods: { id, prices } }: { goods: GoodsDetail }) {
  const { run, isPending, error } = useTakeBackPrice()
  const [taking, setTaking] = useState<GoodsPrice>()
  const now = new Date()
  const current = prices.findIndex(({ startsAt }) => new Date(startsAt) <= now)
  const span = (index: number, { startsAt }: GoodsPrice) => {
    if (index < current || current < 0) return said.priceNext(startsAt)
    return index === current ? said.priceNow(startsAt) : said.pricePast(startsAt, prices[index - 1]?.startsAt ?? startsAt)
  }
  const takeBack = () => {
    if (!taking) return
    setTaking(undefined)
    run({ id, startsAt: taking.startsAt }, { onSuccess: () => notify(said.takeBackDone) })
  }
  return (
    <>
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Card flush>
        {prices.map((price, index) => {
          const toCome = new Date(price.startsAt) > now
          const extra = toCome && (
            <Button small kind='secondary' loading={isPending} onPress={() => setTaking(price)}>{said.takeBack}</Button>
          )
          return (
            <ListRow
              key={price.startsAt}
              lead={<Points amount={price.points} plain={index !== current} />}
              title={span(index, price)}
              note={said.priceBy(price.by)}
              extra={extra}
            />
          )
        })}
      </Card>
      <Dialog
        open={taking !== undefined}
        title={said.takeBackTitle}
        confirmLabel={said.takeBack}
        danger
        onConfirm={takeBack}
        onCancel={() => setTaking(undefined)}
      >
        {taking && said.takeBackText(taking.points, taking.startsAt)}
      </Dialog>
    </>
  )
}

import { Text, View } from '@tarojs/components'
import type { GoodsDetail, PriceDraft } from '@contract/goods-desk'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { DayField } from '@/components/day-field'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { villageTime } from '@/lib/dates'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { explain, goodsDesk as said } from '@/words'
import { useSetPrice } from '../use-goods-desk'
import './sheets.scss'

interface PriceForm {
  points: string
  /** YYYY-MM-DD, empty while none is chosen; null: at once */
  from: string | null
}

const nothing: PriceForm = { points: '', from: null }
const starts = [{ value: 'now', label: said.starts.now }, { value: 'day', label: said.starts.day }] as const

/** The price, or what it lacks yet. */
function priceOf(form: PriceForm, now: number): PriceDraft | keyof typeof said.missingPrice {
  const points = Number(form.points)
  if (!Number.isInteger(points) || points < 1) return 'points'
  if (form.from === null && points === now) return 'same'
  if (form.from !== null && form.from <= villageTime(new Date()).format('YYYY-MM-DD')) return 'day'
  return { points, from: form.from }
}

/** Sets what one piece costs from now or from a later day on; what was typed stays until it is set. */
export function SetPriceSheet({ goods: { id, name, points: now }, onClose }: { goods: GoodsDetail; onClose: () => void }) {
  const { form, change, drop } = useKeptForm(`price ${id}`, nothing, null)
  const { run, isPending, error } = useSetPrice()
  const price = priceOf(form, now)
  const ready = typeof price !== 'string'
  const start = form.from === null ? 'now' : 'day'
  const send = () => {
    if (!ready) return
    const onSuccess = () => {
      notify(said.priceDone)
      onClose()
    }
    run({ id, ...price }, { onDone: drop, onSuccess })
  }
  const action = (
    <Button disabled={!ready} loading={isPending} onPress={send}>{ready ? said.savePrice : said.missingPrice[price]}</Button>
  )
  return (
    <Sheet open title={`${said.setPrice} · ${name}`} onClose={onClose} actions={action}>
      <View className='goods-form'>
        <Field kind='digits' label={said.points} value={form.points} maxLength={5} onInput={(points) => change({ points })} />
        <Choices
          label={said.priceFrom}
          items={starts}
          chosen={[start]}
          onChange={([chosen]) => change({ from: chosen === 'day' ? (form.from ?? '') : null })}
        />
        {form.from !== null && <DayField label={said.startDay} value={form.from} onChange={(from) => change({ from })} />}
        <Text className='goods-form__note'>{said.priceNote[start]}</Text>
        {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

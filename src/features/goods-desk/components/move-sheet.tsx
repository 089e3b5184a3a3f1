import { Text, View } from '@tarojs/components'
import type { GoodsDetail } from '@contract/goods-desk'
import type { NewStockMovement } from '@contract/stock'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { fenOf } from '@/lib/money'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { explain, goodsDesk as said } from '@/words'
import { useMoveStock } from '../use-goods-desk'
import './sheets.scss'

export type MoveKind = NewStockMovement['kind']

interface MoveForm {
  quantity: string
  reason: string
  cost: string
}

const nothing: MoveForm = { quantity: '', reason: '', cost: '' }

/** What is booked, or what it lacks yet. */
function movementOf(kind: MoveKind, { id: goodsId, stock, held }: GoodsDetail, form: MoveForm): NewStockMovement | string {
  const [quantity, reason] = [Number(form.quantity), form.reason.trim()]
  if (!Number.isInteger(quantity) || quantity < 1) return said.missingMove.quantity
  if (kind === 'in') {
    const costFen = form.cost.trim() ? fenOf(form.cost) : null
    if (form.cost.trim() && costFen === null) return said.missingMove.cost
    return { goodsId, kind, quantity, reason, costFen }
  }
  if (quantity > stock) return said.most(stock, held)
  return reason ? { goodsId, kind, quantity, reason } : said.missingMove.reason
}

interface MoveSheetProps {
  kind: MoveKind
  goods: GoodsDetail
  onClose: () => void
}

/** Books pieces that came in, were taken out or are broken; what was typed stays until it is booked. */
export function MoveSheet({ kind, goods, onClose }: MoveSheetProps) {
  const { form, change, drop } = useKeptForm(`stock ${kind} ${goods.id}`, nothing, null)
  const { run, isPending, error } = useMoveStock()
  const movement = movementOf(kind, goods, form)
  const ready = typeof movement !== 'string'
  const send = () => {
    if (!ready) return
    const onSuccess = () => {
      notify(said.moveDone[kind])
      onClose()
    }
    run(movement, { onDone: drop, onSuccess })
  }
  const shelf = goods.stock + goods.held
  const words = (label: string, hint: string) => (
    <Field label={label} hint={hint} value={form.reason} maxLength={60} onInput={(reason) => change({ reason })} />
  )
  const action = (
    <Button disabled={!ready} loading={isPending} onPress={send}>{ready ? said.moveSend[kind] : movement}</Button>
  )
  return (
    <Sheet open title={`${said.moves[kind]} · ${goods.name}`} onClose={onClose} actions={action}>
      <View className='goods-form'>
        <Field kind='digits' label={said.quantity} value={form.quantity} maxLength={6} onInput={(quantity) => change({ quantity })} />
        {kind === 'in' ? (
          <>
            <Field
              label={said.cost}
              hint={goods.lastCostFen === null ? said.costHint : said.costLast(goods.lastCostFen)}
              value={form.cost}
              maxLength={10}
              onInput={(cost) => change({ cost })}
            />
            {words(said.supplier, said.supplierHint)}
          </>
        ) : (
          <>
            <Choices
              label={said.reason}
              items={said.reasons[kind].map((value) => ({ value, label: value }))}
              chosen={[form.reason as (typeof said.reasons)[typeof kind][number]]}
              onChange={([reason = '']) => change({ reason })}
            />
            {words(said.reason, said.reasonOwn)}
          </>
        )}
        {ready && (
          <Text className='goods-form__note'>{said.afterwards(kind === 'in' ? shelf + movement.quantity : shelf - movement.quantity)}</Text>
        )}
        {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

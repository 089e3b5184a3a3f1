import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useBook } from '@/features/reserve/use-reserve'
import { fenOf } from '@/lib/money'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { explain, reserve as said } from '@/words'

const nothing = { amount: '', reason: '' }

/** How much, and where it comes from. */
export function BookSheet({ onClose }: { onClose: () => void }) {
  const kept = useKeptForm('budget', nothing, null)
  const { form: { amount, reason }, change, drop } = kept
  const { run, isPending, error } = useBook()
  const fen = fenOf(amount) || null
  const missing = fen === null ? said.missingAmount : reason.trim() ? undefined : said.missingReason
  const book = () => {
    if (fen === null) return
    run({ amountFen: fen, reason: reason.trim() }, {
      onDone: drop,
      onSuccess() {
        notify(said.done)
        onClose()
      }
    })
  }
  return (
    <Sheet
      open
      title={said.book}
      onClose={onClose}
      actions={
        <Button disabled={missing !== undefined} loading={isPending} onPress={book}>
          {missing ?? said.doBook(fen ?? 0)}
        </Button>
      }
    >
      <View className='budget__form'>
        <KeptNote {...kept} onDrop={drop} />
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Field
          label={said.amount}
          value={amount}
          maxLength={10}
          error={amount.trim() !== '' && fen === null ? said.amountWrong : undefined}
          onInput={(text) => change({ amount: text })}
        />
        <Field label={said.reason} value={reason} maxLength={60} hint={said.reasonHint} onInput={(text) => change({ reason: text })} />
      </View>
    </Sheet>
  )
}

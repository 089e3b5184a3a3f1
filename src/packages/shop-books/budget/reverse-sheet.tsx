import { Text, View } from '@tarojs/components'
import type { BudgetEntry } from '@contract/reserve'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useReverse } from '@/features/reserve/use-reserve'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { explain, reserve as said } from '@/words'

const nothing = { reason: '' }

/** Why an entry is taken back by another one. */
export function ReverseSheet({ entry: { id, amountFen }, onClose }: { entry: BudgetEntry; onClose: () => void }) {
  const { form: { reason }, change, drop } = useKeptForm(`budget reversal ${id}`, nothing, null)
  const { run, isPending, error } = useReverse()
  const reverse = () =>
    run({ id, reason: reason.trim() }, {
      onDone: drop,
      onSuccess() {
        notify(said.reversed)
        onClose()
      }
    })
  return (
    <Sheet
      open
      title={said.reverseTitle(amountFen)}
      onClose={onClose}
      actions={
        <Button kind='danger' disabled={!reason.trim()} loading={isPending} onPress={reverse}>
          {reason.trim() ? said.reverse : said.missingReverse}
        </Button>
      }
    >
      <View className='budget__form'>
        <Text>{said.reverseText}</Text>
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Field label={said.reverseReason} value={reason} maxLength={60} onInput={(text) => change({ reason: text })} />
      </View>
    </Sheet>
  )
}

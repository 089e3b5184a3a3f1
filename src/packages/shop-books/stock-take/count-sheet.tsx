import { Text, View } from '@tarojs/components'
import type { StockTakeLine } from '@contract/stock-takes'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useForgetLine, useSaveLine } from '@/features/stock-takes/use-stock-takes'
import { useKeptForm } from '@/platform/kept-form'
import { explain, stockTakes as said } from '@/words'
import { differenceWords } from '@/features/stock-takes/differences'

const most = 100_000
const reasons = said.reasons.map((reason) => ({ value: reason, label: reason }))

interface CountSheetProps {
  id: string
  line: StockTakeLine
  /** Does not tell what the books say. */
  blind: boolean
  /** Another one is left to count. */
  more: boolean
  onSaved: () => void
  onClose: () => void
}

/** How many there are of one goods, and why they are not as many as the books say. */
export function CountSheet({ id, line, blind, more, onSaved, onClose }: CountSheetProps) {
  const { goodsId, name, expected, held } = line
  const fresh = { written: line.counted === null ? '' : String(line.counted), reason: line.reason }
  const { form: { written, reason }, change, drop } = useKeptForm(`count ${id} ${goodsId}`, fresh, null)
  const [save, forget] = [useSaveLine(), useForgetLine()]
  const counted = Number(written)
  const fits = written !== '' && Number.isInteger(counted) && counted >= 0 && counted <= most
  const again = counted !== line.counted
  const difference = counted - expected
  const close = () => {
    // nothing was typed that is not kept by the server
    if (written === fresh.written && reason === fresh.reason) drop()
    onClose()
  }
  const write = (pieces: number, why: string) =>
    save.run({ id, goodsId, counted: pieces, reason: why.trim(), again: pieces !== line.counted }, { onDone: drop, onSuccess: onSaved })
  const failure = save.error ?? forget.error
  return (
    <Sheet
      open
      title={said.countTitle(name)}
      onClose={close}
      actions={
        <Button disabled={!fits} loading={save.isPending} onPress={() => write(counted, difference === 0 && again ? '' : reason)}>
          {fits ? (more ? said.saveNext : said.save) : written === '' ? said.missingCount : said.countWrong}
        </Button>
      }
    >
      <View className='stock-take-count'>
        {failure && <Notice tone='vermilion'>{explain(failure)}</Notice>}
        {held > 0 && <Text className='stock-take-count__note'>{said.heldToo(held)}</Text>}
        {!blind && line.counted === null && (
          <Button small kind='secondary' icon='check' loading={save.isPending} onPress={() => write(expected, '')}>
            {said.sameAs(expected)}
          </Button>
        )}
        <Field
          kind='digits'
          size='large'
          label={said.countField}
          value={written}
          maxLength={6}
          hint={said.countHint}
          error={written !== '' && !fits ? said.countWrong : undefined}
          onInput={(text) => change({ written: text })}
        />
        {fits && !blind && difference !== 0 && (
          <>
            <Notice>{`${said.inBooks(expected)},${differenceWords(difference)}`}</Notice>
            <Choices label={said.reason} items={reasons} chosen={[reason]} onChange={([chosen = '']) => change({ reason: chosen })} />
            <Field label={said.reason} value={reason} maxLength={60} hint={said.reasonHint} onInput={(text) => change({ reason: text })} />
          </>
        )}
        {line.counted !== null && (
          <Button
            small
            kind='text'
            icon='rotate-ccw'
            loading={forget.isPending}
            onPress={() => forget.run({ id, goodsId }, { onDone: drop, onSuccess: onClose })}
          >
            {said.forget}
          </Button>
        )}
      </View>
    </Sheet>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { KeptNote } from '@/components/kept-note'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useAdjust, useLimit } from '@/features/adjustments/use-adjustments'
import { ChosenHousehold } from '@/features/roster/components/chosen-household'
import { HouseholdPicker } from '@/features/roster/components/household-picker'
import { useProfile } from '@/features/session/store'
import { notify } from '@/lib/notify'
import { useKeptForm } from '@/platform/kept-form'
import { adjustments as said, explain } from '@/words'
import './index.scss'

const directions = (['give', 'take'] as const).map((value) => ({ value, label: said[value] }))

const mostPoints = 1000

interface Ask {
  household: { id: string; label: string } | null
  direction: 'give' | 'take'
  /** Points as digits. */
  written: string
  reason: string
}

const empty: Ask = { household: null, direction: 'give', written: '', reason: '' }

/** Which household, how much, and why; above the village's limit somebody else is asked. */
export function AskSheet({ onClose }: { onClose: () => void }) {
  const own = useProfile()?.household?.id
  const limit = useLimit().data
  const kept = useKeptForm('adjustment', empty, null)
  const { form: { household, direction, written, reason }, change } = kept
  const { run, isPending, error } = useAdjust()
  const [picking, setPicking] = useState(false)

  const points = Number(written)
  const fits = Number.isInteger(points) && points >= 1 && points <= mostPoints
  const needsSecond = limit !== undefined && points > limit
  const missing = !household ? said.missingHousehold : !fits ? said.missingAmount : !reason.trim() ? said.missingReason : undefined
  const ready = direction === 'give' ? said.doGive(points) : said.doTake(points)

  const ask = () => {
    if (!household) return
    const amount = direction === 'give' ? points : -points
    run({ householdId: household.id, amount, reason: reason.trim() }, {
      onDone: kept.drop,
      onSuccess() {
        notify(needsSecond ? said.asked : said.given)
        onClose()
      }
    })
  }

  if (picking) {
    const choose = (chosen: Ask['household']) => {
      change({ household: chosen })
      setPicking(false)
    }
    return <HouseholdPicker title={said.household} except={own} onChoose={choose} onClose={() => setPicking(false)} />
  }
  return (
    <Sheet
      open
      title={said.ask}
      onClose={onClose}
      actions={
        <Button disabled={missing !== undefined} loading={isPending} onPress={ask}>
          {missing ?? (needsSecond ? said.doAsk : ready)}
        </Button>
      }
    >
      <View className='adjustment-ask'>
        <KeptNote {...kept} onDrop={kept.drop} />
        <ChosenHousehold household={household} onPick={() => setPicking(true)} />
        <Choices
          label={said.direction}
          items={directions}
          chosen={[direction]}
          onChange={([chosen = direction]) => change({ direction: chosen })}
        />
        <Field
          kind='digits'
          label={said.amount}
          value={written}
          onInput={(text) => change({ written: text })}
          maxLength={4}
          hint={limit === undefined ? undefined : said.amountHint(limit)}
          error={written !== '' && !fits ? said.amountWrong : undefined}
        />
        <Field
          kind='lines'
          label={said.reason}
          value={reason}
          onInput={(text) => change({ reason: text })}
          maxLength={200}
          hint={said.reasonHint}
        />
        {error && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Adjustment } from '@contract/adjustments'
import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Dialog, Sheet } from '@/components/overlay'
import { Points } from '@/components/points'
import { useConfirmation, useRefusal } from '@/features/adjustments/use-adjustments'
import { notify } from '@/lib/notify'
import { adjustments as said, explain, when } from '@/words'
import './index.scss'

const badges = {
  waiting: ['amber', said.waitingBadge],
  posted: ['jade', said.posted],
  refused: ['vermilion', said.refusedBadge]
} as const

/** The second person agrees or says why not. */
function Decision({ id, version, household, amount }: Adjustment) {
  const [asking, setAsking] = useState<'agree' | 'refuse'>()
  const [reason, setReason] = useState('')
  const confirmation = useConfirmation()
  const refusal = useRefusal()
  const close = () => setAsking(undefined)
  const done = (told: string) => ({
    onSuccess() {
      close()
      notify(told)
    }
  })
  const agree = () => confirmation.run({ id, version }, { ...done(said.agreed), onError: close })
  return (
    <>
      {confirmation.error && <Notice tone='vermilion'>{explain(confirmation.error)}</Notice>}
      <View className='adjustment__ways'>
        <Button small kind='secondary' label={`${said.disagree}:${household.label}`} onPress={() => setAsking('refuse')}>
          {said.disagree}
        </Button>
        <Button small label={`${said.agree}:${household.label}`} onPress={() => setAsking('agree')}>
          {said.agree}
        </Button>
      </View>
      <Dialog
        open={asking === 'agree'}
        title={said.agreeTitle}
        confirmLabel={said.agree}
        loading={confirmation.isPending}
        onConfirm={agree}
        onCancel={close}
      >
        {said.agreeText(household.label, amount)}
      </Dialog>
      <Sheet
        open={asking === 'refuse'}
        title={said.refuseTitle}
        onClose={close}
        actions={
          <Button
            disabled={!reason.trim()}
            loading={refusal.isPending}
            onPress={() => refusal.run({ id, version, reason: reason.trim() }, done(said.refused))}
          >
            {reason.trim() ? said.disagree : said.missingReason}
          </Button>
        }
      >
        <Field kind='lines' label={said.refuseReason} value={reason} onInput={setReason} maxLength={200} hint={said.refuseHint} />
        {refusal.error && <Notice tone='vermilion'>{explain(refusal.error)}</Notice>}
      </Sheet>
    </>
  )
}

/** One adjustment: for whom, how much, why, by whom. */
export function AdjustmentCard(adjustment: Adjustment) {
  const { household, amount, reason, status, askedBy, decidedBy, createdAt, decidedAt, refusal, decidable } = adjustment
  const [tone, label] = badges[status]
  const told = status === 'refused' ? said.refusedBy : said.decidedBy
  return (
    <Card>
      <View className='adjustment'>
        <View className='adjustment__head'>
          <Text className='adjustment__household'>{household.label}</Text>
          <Points amount={amount} size='title' signed plain={amount < 0} />
        </View>
        <Text>{reason}</Text>
        <Text className='adjustment__note'>{said.askedBy(askedBy.name, when(createdAt))}</Text>
        {decidedBy && decidedAt && <Text className='adjustment__note'>{told(decidedBy.name, when(decidedAt))}</Text>}
        {refusal && <Text className='adjustment__note'>{said.refusal(refusal)}</Text>}
        <View className='adjustment__state'>
          <Badge tone={tone}>{label}</Badge>
        </View>
        {decidable && <Decision {...adjustment} />}
        {status === 'waiting' && !decidable && <Text className='adjustment__note'>{said.notYours}</Text>}
      </View>
    </Card>
  )
}

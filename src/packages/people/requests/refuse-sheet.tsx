import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { JoinRequest } from '@contract/join-requests'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useRefuse } from '@/features/join-requests/use-join-requests'
import { notify } from '@/lib/notify'
import { explain, joinRequests as said } from '@/words'

const reasons = said.reasons.map((value) => ({ value, label: value }))
const longest = 200

/** Why somebody is not let in, in words they will read. */
export function RefuseSheet({ request: { id }, onClose }: { request: JoinRequest; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { run, isPending, error } = useRefuse(id)
  const refuse = () => {
    const onSuccess = () => {
      notify(said.refused)
      onClose()
    }
    run(reason.trim(), { onSuccess })
  }
  const missing = reason.trim() === ''
  const actions = (
    <Button disabled={missing} loading={isPending} onPress={refuse}>
      {missing ? said.reasonMissing : said.sendRefusal}
    </Button>
  )
  return (
    <Sheet open title={said.refuseTitle} onClose={onClose} actions={actions}>
      <View className='join-request__reasons'>
        <Text className='join-request__note'>{said.refuseText}</Text>
        {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
        <Choices<string> label={said.refuseTitle} items={reasons} chosen={[reason]} onChange={([chosen = '']) => setReason(chosen)} />
        <Field kind='lines' label={said.reason} value={reason} maxLength={longest} onInput={setReason} />
      </View>
    </Sheet>
  )
}

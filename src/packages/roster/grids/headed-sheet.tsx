import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Unit } from '@contract/households'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useWriteHeaded, type HeadedTarget } from '@/features/roster/use-grids'
import { notify } from '@/lib/notify'
import { explain, roster } from '@/words'

export interface Editing {
  target: HeadedTarget
  /** As it stands; nothing for a new one. */
  headed?: Pick<Unit, 'name' | 'head' | 'headPhone'>
}

const isPhone = (text: string) => /^\d[\d-]{4,18}\d$/.test(text)

/** A grid or a unit with its head, new or changed. */
export function HeadedSheet({ editing: { target, headed }, onClose }: { editing: Editing; onClose: () => void }) {
  const write = useWriteHeaded()
  const [name, setName] = useState(headed?.name ?? '')
  const [head, setHead] = useState(headed?.head ?? '')
  const [phone, setPhone] = useState(headed?.headPhone ?? '')
  const complete = name.trim() !== '' && head.trim() !== '' && phone.trim() !== ''
  const phoneWrong = phone.trim().length >= 6 && !isPhone(phone.trim())
  const save = () =>
    write.run({ target, headed: { name: name.trim(), head: head.trim(), headPhone: phone.trim() } }, {
      onSuccess: () => {
        notify(target.id ? roster.saved : roster.added)
        onClose()
      }
    })
  const title = target.id ? roster.changeOf(headed?.name ?? '') : target.of === 'grids' ? roster.addGrid : roster.addUnit
  const actions = (
    <Button disabled={!complete || !isPhone(phone.trim())} loading={write.isPending} onPress={save}>
      {!complete ? roster.headedMissing : isPhone(phone.trim()) ? roster.save : roster.headPhoneWrong}
    </Button>
  )
  return (
    <Sheet open title={title} onClose={onClose} actions={actions}>
      <View className='headed-form'>
        {write.error && <Notice tone='vermilion'>{explain(write.error)}</Notice>}
        <Field label={target.of === 'grids' ? roster.gridName : roster.unitName} value={name} maxLength={20} onInput={setName} />
        <Field label={roster.headName} value={head} maxLength={20} onInput={setHead} />
        <Field
          label={roster.headPhone}
          value={phone}
          maxLength={20}
          hint={roster.headPhoneHint}
          error={phoneWrong ? roster.headPhoneWrong : undefined}
          onInput={setPhone}
        />
      </View>
    </Sheet>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { usePasswordChange } from '@/features/session/use-account'
import { checkNewPassword } from '@/features/session/validate'
import { notify } from '@/lib/notify'
import { ApiError } from '@/platform/api-error'
import { account, explain } from '@/words'
import './index.scss'

/** The old password once, the new one once; what is wrong stands beside its field. */
export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const { run, isPending, error, reset } = usePasswordChange()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = error instanceof ApiError && error.code === 'password_wrong'
  const missing = tried && !current ? account.currentMissing : undefined
  const submit = () => {
    setTried(true)
    if (!current || checkNewPassword(next)) return
    run({ current, next }, {
      onSuccess() {
        notify(account.passwordSaved)
        onClose()
      }
    })
  }
  const typeCurrent = (value: string) => {
    reset()
    setCurrent(value)
  }
  const actions = (
    <Button loading={isPending} onPress={submit}>
      {account.passwordSave}
    </Button>
  )
  return (
    <Sheet open title={account.passwordTitle} onClose={onClose} actions={actions}>
      <View className='account-sheet'>
        <Field
          label={account.current}
          kind='password'
          value={current}
          maxLength={128}
          autoComplete='current-password'
          error={wrong ? explain(error) : missing}
          onInput={typeCurrent}
        />
        <Field
          label={account.next}
          kind='password'
          value={next}
          maxLength={128}
          hint={account.nextHint}
          autoComplete='new-password'
          error={tried ? checkNewPassword(next) : undefined}
          onInput={setNext}
          onConfirm={submit}
        />
        {error && !wrong && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

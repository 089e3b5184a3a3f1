import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/overlay'
import { useDeletion } from '@/features/session/use-account'
import { forgetDraftsOf } from '@/features/submissions/drafts'
import { forgetAppealsOf } from '@/features/submissions/use-second-thoughts'
import { notify } from '@/lib/notify'
import { ApiError } from '@/platform/api-error'
import { account, explain } from '@/words'
import './index.scss'

/** What leaving means for the account, and the words and the password without which it does not happen. */
export function LeaveSheet({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const { run, isPending, error, reset } = useDeletion(() => {
    forgetDraftsOf(accountId)
    forgetAppealsOf(accountId)
    notify(account.left)
  })
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = error instanceof ApiError && error.code === 'password_wrong'
  const said = typed.trim() === account.leaveWord
  const submit = () => {
    setTried(true)
    if (said) run(password)
  }
  const typePassword = (value: string) => {
    reset()
    setPassword(value)
  }
  const actions = (
    <>
      <Button kind='secondary' onPress={onClose}>
        {account.leaveStay}
      </Button>
      <Button kind='danger' loading={isPending} onPress={submit}>
        {account.leaveConfirm}
      </Button>
    </>
  )
  return (
    <Sheet open title={account.leaveTitle} onClose={onClose} actions={actions}>
      <View className='account-sheet'>
        {account.consequences.map((sentence) => (
          <View key={sentence} className='account-sheet__line'>
            <Icon name='info' size='small' />
            <Text className='account-sheet__words'>{sentence}</Text>
          </View>
        ))}
        <Field
          label={account.leaveField}
          value={typed}
          maxLength={10}
          autoComplete='off'
          error={tried && !said ? account.leaveMissing : undefined}
          onInput={setTyped}
        />
        <Field
          label={account.leavePassword}
          kind='password'
          value={password}
          maxLength={128}
          hint={account.leavePasswordHint}
          autoComplete='current-password'
          error={wrong ? explain(error) : undefined}
          onInput={typePassword}
          onConfirm={submit}
        />
        {error && !wrong && <Notice tone='vermilion'>{explain(error)}</Notice>}
      </View>
    </Sheet>
  )
}

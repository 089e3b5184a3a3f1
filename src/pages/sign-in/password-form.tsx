import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { usePasswordSignIn } from '@/features/session/use-session'
import { barePhone, checkPassword, checkPhone } from '@/features/session/validate'
import { ApiError } from '@/platform/api-error'
import * as words from '@/words'
import type { SignInForm } from './use-form'

const aboutPassword = (error: Error | null) => error instanceof ApiError && error.code === 'sign_in_failed'

export function PasswordForm({ form, onDone }: { form: SignInForm; onDone: () => void }) {
  const { mutate, isPending, error } = usePasswordSignIn(onDone)
  const submit = () => {
    if (isPending || !form.check({ phone: checkPhone, password: checkPassword })) return
    mutate(
      { phone: barePhone(form.values.phone), password: form.values.password },
      { onError: (cause) => aboutPassword(cause) && form.refuse('password', cause) }
    )
  }
  return (
    <View className='sign-in__form'>
      <Field
        label={words.signIn.phone}
        kind='digits'
        maxLength={13}
        autoComplete='username'
        onConfirm={submit}
        {...form.field('phone')}
      />
      <Field
        label={words.signIn.passwordLabel}
        kind='password'
        hint={words.signIn.forgotten}
        autoComplete='current-password'
        onConfirm={submit}
        {...form.field('password')}
      />
      {error && !isPending && !aboutPassword(error) && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      <Button loading={isPending} onPress={submit}>
        {isPending ? words.signIn.signingIn : words.signIn.signIn}
      </Button>
    </View>
  )
}

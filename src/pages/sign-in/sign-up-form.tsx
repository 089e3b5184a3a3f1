import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { useSignUp } from '@/features/session/use-session'
import { bareCode, barePhone, checkCode, checkName, checkNewPassword, checkPhone } from '@/features/session/validate'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import { invitationIn } from '@/platform/invitation-address'
import { canScan, scan } from '@/platform/scan'
import * as words from '@/words'
import { Agreed, AskConsent } from './consent'
import type { FieldName, SignInForm } from './use-form'

const about: Partial<Record<ApiErrorCode, FieldName>> = {
  invitation_invalid: 'code',
  invitation_used: 'code',
  invitation_expired: 'code',
  phone_taken: 'phone'
}

const fieldOf = (error: Error | null) => (error instanceof ApiError ? about[error.code] : undefined)

interface SignUpFormProps {
  form: SignInForm
  agreed: boolean
  onAgree: (agreed: boolean) => void
  onRefuse: () => void
  onDone: () => void
}

/** First what is kept of a person, then, agreed to, the fields. */
export function SignUpForm({ form, agreed, onAgree, onRefuse, onDone }: SignUpFormProps) {
  const { mutate, isPending, error } = useSignUp(onDone)
  const submit = () => {
    const checks = { code: checkCode, name: checkName, phone: checkPhone, password: checkNewPassword }
    if (isPending || !form.check(checks)) return
    const { code, name, phone, password } = form.values
    const refused = (cause: Error) => {
      const field = fieldOf(cause)
      if (field) form.refuse(field, cause)
    }
    mutate(
      { invitationCode: bareCode(code), name: name.trim(), phone: barePhone(phone), password, consent: true },
      { onError: refused }
    )
  }
  const scanCode = async () => {
    const result = await scan(words.scanner)
    if (result.kind === 'scanned') form.field('code').onInput(invitationIn(result.text))
  }
  if (!agreed) return <AskConsent onAgree={() => onAgree(true)} onRefuse={onRefuse} />
  return (
    <View className='sign-in__form'>
      <Agreed onReadAgain={() => onAgree(false)} />
      <Field
        label={words.signIn.code}
        hint={words.signIn.codeHint}
        maxLength={20}
        autoComplete='off'
        {...form.field('code')}
      />
      {canScan && (
        <Button small kind='secondary' icon='scan-line' onPress={() => void scanCode()}>
          {words.signIn.scan}
        </Button>
      )}
      <Field
        label={words.signIn.name}
        hint={words.signIn.nameHint}
        maxLength={20}
        autoComplete='name'
        {...form.field('name')}
      />
      <Field label={words.signIn.phone} kind='digits' maxLength={13} autoComplete='username' {...form.field('phone')} />
      <Field
        label={words.signIn.newPassword}
        kind='password'
        hint={words.signIn.newPasswordHint}
        maxLength={128}
        autoComplete='new-password'
        onConfirm={submit}
        {...form.field('password')}
      />
      {error && !isPending && !fieldOf(error) && <Notice tone='vermilion'>{words.explain(error)}</Notice>}
      <Button loading={isPending} onPress={submit}>
        {isPending ? words.signIn.signingUp : words.signIn.signUp}
      </Button>
    </View>
  )
}

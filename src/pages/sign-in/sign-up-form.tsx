import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { PrivacyNotice } from '@/features/session/components/privacy-notice'
import { useSignUp } from '@/features/session/use-session'
import { bareCode, barePhone, checkCode, checkName, checkNewPassword, checkPhone } from '@/features/session/validate'
import { ApiError, type ApiErrorCode } from '@/platform/api-error'
import { invitationIn } from '@/platform/invitation-address'
import { canScan, scan } from '@/platform/scan'
import { words } from '@/words'
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
    const result = await scan()
    if (result.kind === 'scanned') form.field('code').onInput(invitationIn(result.text))
  }
  if (!agreed) {
    return (
      <View className='sign-in__form'>
        <Text className='sign-in__lead'>{words.signIn.consentLead}</Text>
        <Card>
          <PrivacyNotice />
        </Card>
        <Button onPress={() => onAgree(true)}>{words.signIn.agree}</Button>
        <Button kind='secondary' onPress={onRefuse}>
          {words.signIn.refuse}
        </Button>
      </View>
    )
  }
  return (
    <View className='sign-in__form'>
      <View className='sign-in__agreed'>
        <Icon name='circle-check' size='small' />
        <Text className='sign-in__agreed-words'>{words.signIn.agreed}</Text>
        <Button small kind='text' onPress={() => onAgree(false)}>
          {words.signIn.readAgain}
        </Button>
      </View>
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

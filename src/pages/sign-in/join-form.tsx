import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Village } from '@contract/villages'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { EmptyPanel } from '@/components/state-panel'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { SectionTitle } from '@/components/section-title'
import { useAsking } from '@/features/join-requests/use-join-requests'
import { barePhone, checkName, checkNewPassword, checkPhone } from '@/features/session/validate'
import { explain, join as said, signIn } from '@/words'
import { Agreed, AskConsent } from './consent'
import type { SignInForm } from './use-form'

const addressMaxLength = 60

function checkAddress(value: string): string | undefined {
  const address = value.trim()
  if (!address) return said.errors.addressMissing
  return address.length > addressMaxLength ? said.errors.addressLong(address.length - addressMaxLength) : undefined
}

interface JoinFormProps {
  form: SignInForm
  villages: readonly Village[]
  agreed: boolean
  onAgree: (agreed: boolean) => void
  onRefuse: () => void
  /** To where whoever has asked comes back to. */
  onToSignIn: () => void
}

/** Asks a village to be let in: first what is kept of a person, then, agreed to, the fields. */
export function JoinForm({ form, villages, agreed, onAgree, onRefuse, onToSignIn }: JoinFormProps) {
  const [villageId, setVillageId] = useState(villages.length === 1 ? villages[0]?.id : undefined)
  const [villageMissing, setVillageMissing] = useState(false)
  const { mutate, isPending, error, isSuccess } = useAsking()
  if (!agreed) return <AskConsent onAgree={() => onAgree(true)} onRefuse={onRefuse} />

  const village = villages.find(({ id }) => id === villageId)
  if (isSuccess && village) {
    return (
      <View className='sign-in__form'>
        <EmptyPanel icon='circle-check' title={said.sentTitle} action={{ label: said.toSignIn, onPress: onToSignIn }}>
          {said.sent(village.name, form.values.phone)}
        </EmptyPanel>
        <Notice tone='jade'>{said.sentNext}</Notice>
        <Notice>{said.sentBefore}</Notice>
      </View>
    )
  }
  const submit = () => {
    const checks = { name: checkName, phone: checkPhone, address: checkAddress, password: checkNewPassword }
    const filled = form.check(checks)
    setVillageMissing(!villageId)
    if (isPending || !filled || !villageId) return
    const { name, phone, address, password } = form.values
    mutate({ villageId, name: name.trim(), phone: barePhone(phone), address: address.trim(), password, consent: true })
  }
  return (
    <View className='sign-in__form'>
      <Agreed onReadAgain={() => onAgree(false)} />
      <Text className='sign-in__lead'>{said.lead}</Text>
      <SectionTitle>{said.village}</SectionTitle>
      <Choices
        label={said.village}
        items={villages.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={villageId ? [villageId] : []}
        onChange={([id]) => {
          setVillageId(id)
          setVillageMissing(false)
        }}
      />
      {villageMissing && <Notice tone='vermilion'>{said.errors.villageMissing}</Notice>}
      <Field label={signIn.name} hint={signIn.nameHint} maxLength={20} autoComplete='name' {...form.field('name')} />
      <Field label={said.address} hint={said.addressHint} maxLength={200} autoComplete='off' {...form.field('address')} />
      <Field label={signIn.phone} kind='digits' maxLength={13} autoComplete='username' {...form.field('phone')} />
      <Field
        label={signIn.newPassword}
        kind='password'
        hint={signIn.newPasswordHint}
        maxLength={128}
        autoComplete='new-password'
        onConfirm={submit}
        {...form.field('password')}
      />
      {error && !isPending && <Notice tone='vermilion'>{explain(error)}</Notice>}
      <Button loading={isPending} onPress={submit}>
        {isPending ? said.sending : said.send}
      </Button>
    </View>
  )
}

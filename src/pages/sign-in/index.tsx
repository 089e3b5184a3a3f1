import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import courtyard from '@/assets/illustrations/courtyard.jpg'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ErrorPanel, Skeleton } from '@/components/state-panel'
import { SwitchRow } from '@/components/switch-row'
import { Tabs } from '@/components/tabs'
import { useSession } from '@/features/session/store'
import { useVillages } from '@/features/villages/use-villages'
import { a11y } from '@/lib/a11y'
import { ownAddress } from '@/platform/current-page'
import { open, restart, useParam } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { join } from '@/words'
import { DemoPeople } from './demo-people'
import { JoinForm } from './join-form'
import { PasswordForm } from './password-form'
import { SignUpForm } from './sign-up-form'
import { useForm } from './use-form'
import './index.scss'

const ways = ['demo', 'password', 'invitation', 'join'] as const
type Way = (typeof ways)[number]

const labels: Record<Way, string> = { ...words.signIn, join: join.way }

export default function SignInPage() {
  const { ended, elder, setElder } = useSession()
  const { data, error, isPending, refetch } = useVillages()
  // an invitation that was scanned or sent leads to signing up with it
  const invitation = useParam('invitation')
  const wanted = useParam('way')
  const to = useParam('to')
  const [chosen, setChosen] = useState<Way | undefined>(invitation ? 'invitation' : ways.find((way) => way === wanted))
  const [agreed, setAgreed] = useState(false)
  const [refused, setRefused] = useState(false)
  // Kept here, so that changing the way of signing in or a refusal loses nothing.
  const form = useForm({ code: invitation })

  const offered = ways.filter((way) => way !== 'demo' || data?.demo)
  const way = chosen ?? (data?.demo ? 'demo' : 'password')
  const choose = (next: Way) => {
    setChosen(next)
    setRefused(false)
  }
  const goOn = () => restart(ownAddress(to))
  const refuse = () => {
    setChosen(undefined)
    setRefused(true)
  }
  return (
    <Page title={words.signIn.title} tab>
      <View className='sign-in__hero'>
        <Image className='sign-in__picture' src={courtyard} mode='aspectFill' {...a11y({ hidden: true })} />
        <View className='sign-in__names'>
          <Text className='sign-in__app'>{words.common.appName}</Text>
          <Text className='sign-in__slogan'>{words.signIn.slogan}</Text>
        </View>
        <SwitchRow
          icon='a-large-small'
          title={words.elder.title}
          note={words.elder.note}
          on={elder}
          onChange={setElder}
        />
      </View>
      {ended && <Notice>{words.explain({ code: ended })}</Notice>}
      {refused && <Notice>{words.signIn.refused}</Notice>}
      {isPending ? (
        <Skeleton />
      ) : (
        <>
          <Tabs
            label={words.signIn.ways}
            items={offered.map((value) => ({ value, label: labels[value] }))}
            value={way}
            onChange={choose}
          />
          {way === 'demo' && data && <DemoPeople villages={data.items} onDone={goOn} />}
          {way === 'password' && <PasswordForm form={form} onDone={goOn} />}
          {way === 'invitation' && (
            <SignUpForm form={form} agreed={agreed} onAgree={setAgreed} onRefuse={refuse} onDone={goOn} />
          )}
          {way === 'join' && data && (
            <JoinForm
              form={form}
              villages={data.items}
              agreed={agreed}
              onAgree={setAgreed}
              onRefuse={refuse}
              onToSignIn={() => choose('password')}
            />
          )}
          <Button kind='text' icon='eye' onPress={() => open(routes.look)}>
            {words.signIn.look}
          </Button>
          {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        </>
      )}
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { PrivacyNotice } from '@/features/session/components/privacy-notice'
import * as words from '@/words'

/** What is kept of a person, to be agreed to before anything is asked for. */
export function AskConsent({ onAgree, onRefuse }: { onAgree: () => void; onRefuse: () => void }) {
  return (
    <View className='sign-in__form'>
      <Text className='sign-in__lead'>{words.signIn.consentLead}</Text>
      <Card>
        <PrivacyNotice />
      </Card>
      <Button onPress={onAgree}>{words.signIn.agree}</Button>
      <Button kind='secondary' onPress={onRefuse}>
        {words.signIn.refuse}
      </Button>
    </View>
  )
}

/** That it was agreed to, above the fields, and the way back to it. */
export function Agreed({ onReadAgain }: { onReadAgain: () => void }) {
  return (
    <View className='sign-in__agreed'>
      <Icon name='circle-check' size='small' />
      <Text className='sign-in__agreed-words'>{words.signIn.agreed}</Text>
      <Button small kind='text' onPress={onReadAgain}>
        {words.signIn.readAgain}
      </Button>
    </View>
  )
}

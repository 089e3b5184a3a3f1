import { Text, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import * as words from '@/words'
import './privacy-notice.scss'

/** What the app keeps of a person and why, to be read before anything is kept. */
export function PrivacyNotice() {
  return (
    <View className='privacy-notice'>
      {words.privacy.sections.map(({ icon, title, text }) => (
        <View key={title} className='privacy-notice__section'>
          <Icon name={icon} />
          <View className='privacy-notice__words'>
            <Text className='privacy-notice__title'>{title}</Text>
            <Text className='privacy-notice__text'>{text}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { usePassingWords } from '@/lib/notify'
import './toast.scss'

/** What passes by, over whatever is on the screen, in the type of the page: that of the platforms stays small in 长辈版. */
export function Toast() {
  const { text } = usePassingWords()
  // it stands before the words come, so that a screen reader hears them come
  return (
    <View className='toast' {...a11y({ live: 'polite' })}>
      {text && <Text className='toast__words'>{text}</Text>}
    </View>
  )
}

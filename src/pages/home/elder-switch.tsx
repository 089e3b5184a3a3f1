import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { useSession } from '@/features/session/store'
import * as words from '@/words'
import './elder-switch.scss'

/** From the normal home to 长辈版 and back. */
export function ElderSwitch() {
  const { elder, setElder } = useSession()
  return (
    <View className='elder-switch'>
      <Button kind='text' small icon='a-large-small' onPress={() => setElder(!elder)}>
        {elder ? words.elder.toNormal : words.elder.toElder}
      </Button>
    </View>
  )
}

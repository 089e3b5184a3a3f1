import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icons'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import './outcome.scss'

interface OutcomeProps {
  kind: 'done' | 'refused'
  icon: IconName
  title: string
  /** What it was about, between the title and the sentence. */
  goods?: string
  children: string
}

/** How it went, in a colour that is seen before the words are read: jade is handed over, vermilion is not. */
export function Outcome({ kind, icon, title, goods, children }: OutcomeProps) {
  return (
    <Card>
      <View className={classNames('outcome', `outcome--${kind}`)} {...a11y({ role: kind === 'done' ? 'status' : 'alert' })}>
        <View className='outcome__mark'>
          <Icon name={icon} size='large' />
        </View>
        <Text className='outcome__title'>{title}</Text>
        {goods && <Text className='outcome__goods'>{goods}</Text>}
        <Text className='outcome__text'>{children}</Text>
      </View>
    </Card>
  )
}

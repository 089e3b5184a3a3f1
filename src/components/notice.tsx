import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { Icon } from './icon'
import type { IconName } from './icons'
import './notice.scss'

interface NoticeProps {
  children: string
  /** amber asks to wait or to look, vermilion tells of a refusal, jade of what went well. */
  tone?: 'amber' | 'vermilion' | 'jade'
  icon?: IconName
}

const icons = { amber: 'info', vermilion: 'circle-alert', jade: 'circle-check' } as const

/** One sentence that stays on the page, beside what it is about. A refusal is announced at once. */
export function Notice({ children, tone = 'amber', icon = icons[tone] }: NoticeProps) {
  return (
    <View className={classNames('notice', `notice--${tone}`)} {...a11y({ role: tone === 'vermilion' ? 'alert' : 'note' })}>
      <Icon name={icon} />
      <Text className='notice__text'>{children}</Text>
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import * as words from '@/words'
import { Button } from './button'
import { Icon } from './icon'
import type { IconName } from './icons'
import { useShell } from './shell'
import './state-panel.scss'

interface EmptyPanelProps {
  icon?: IconName
  title?: string
  /** What to do next, in a sentence. */
  children?: string
  action?: { label: string; onPress: () => void }
}

/** Nothing there yet: a picture, a sentence, the next step. */
export function EmptyPanel({ icon = 'sprout', title = words.common.nothingYet, children, action }: EmptyPanelProps) {
  return (
    <View className='state-panel'>
      <View className='state-panel__picture'>
        <Icon name={icon} size='large' />
      </View>
      <Text className='state-panel__title'>{title}</Text>
      {children && <Text className='state-panel__text'>{children}</Text>}
      {action && <Button onPress={action.onPress}>{action.label}</Button>}
    </View>
  )
}

/** What this person has no use for or may not do: why, and the way home. */
export function RefusedPanel(props: Omit<EmptyPanelProps, 'action'>) {
  const { home } = useShell()
  return <EmptyPanel {...props} action={{ label: words.common.toHome, onPress: home }} />
}

/** Whether asking again would be told the same: it is not there, or not for this person. */
const isFinal = (error: unknown) => [403, 404].includes((error as { status?: number } | null)?.status ?? 0)

/** Something failed: the sentence for it and another try, or a way out where no try would help. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { back, home } = useShell()
  return (
    <View className='state-panel state-panel--error' {...a11y({ role: 'alert' })}>
      <View className='state-panel__picture'>
        <Icon name='triangle-alert' size='large' />
      </View>
      <Text className='state-panel__text'>{words.explain(error)}</Text>
      {isFinal(error) ? (
        <View className='state-panel__ways'>
          <Button kind='secondary' icon='chevron-left' onPress={back}>
            {words.common.back}
          </Button>
          <Button kind='secondary' icon='house' onPress={home}>
            {words.common.toHome}
          </Button>
        </View>
      ) : (
        onRetry && (
          <Button kind='secondary' icon='refresh-cw' onPress={onRetry}>
            {words.common.retry}
          </Button>
        )
      )}
    </View>
  )
}

/** Grey shapes where a list of `rows` will stand. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className='skeleton' {...a11y({ role: 'status', label: words.common.loading })}>
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className='skeleton__row'>
          <View className='skeleton__picture' />
          <View className='skeleton__lines'>
            <View className='skeleton__line' />
            <View className='skeleton__line skeleton__line--short' />
          </View>
        </View>
      ))}
    </View>
  )
}

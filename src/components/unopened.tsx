import type { CSSProperties } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Button } from './button'
import { useShell } from './shell'
import { EmptyPanel } from './state-panel'
import './unopened.scss'

/** In place of a page that could not be fetched: why, another try, and the way home. */
export function Unopened({ onRetry, onHome }: { onRetry: () => void; onHome: () => void }) {
  const { elder, fontScale = 1, online } = useShell()
  return (
    <View
      className={classNames('unopened', elder && 'elder')}
      style={{ '--font-scale': fontScale } as CSSProperties}
      {...a11y({ role: 'alert' })}
    >
      <EmptyPanel
        icon='cloud-off'
        title={online ? words.common.unopened : words.common.unopenedOffline}
        action={{ label: words.common.retry, onPress: onRetry }}
      >
        {words.common.unopenedNext}
      </EmptyPanel>
      <View>
        <Button kind='text' icon='house' onPress={onHome}>
          {words.common.toHome}
        </Button>
      </View>
    </View>
  )
}

import { useEffect, type CSSProperties, type PropsWithChildren, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import * as words from '@/words'
import { Icon } from './icon'
import { useShell } from './shell'
import { Toast } from './toast'
import './page.scss'

interface PageProps {
  title: string
  /** A page behind the tab bar: nothing to go back to. */
  tab?: boolean
  /** The main action, kept at the thumb; one or two buttons. */
  actions?: ReactNode
  /** Uses the room of a desktop; for pages that cadres work on. */
  wide?: boolean
}

/** The frame of every page: ground, title bar in a browser, offline strip, content in a column, actions, what passes by. */
export function Page({ title, tab, actions, wide, children }: PropsWithChildren<PageProps>) {
  const shell = useShell()
  const { setTitle, onStand } = shell
  useEffect(() => setTitle(title), [setTitle, title])
  useEffect(() => onStand?.(), [onStand])
  const className = classNames('page', tab && 'page--tab', shell.elder && 'elder', wide && 'page--wide')
  return (
    <View className={className} style={{ '--font-scale': shell.fontScale ?? 1 } as CSSProperties}>
      {process.env.TARO_ENV === 'h5' && (
        <View className='page__bar'>
          {!tab && (
            <View className='page__back' {...pressable({ onPress: shell.back, label: words.common.back })}>
              <Icon name='chevron-left' />
            </View>
          )}
          <Text className='page__title' {...a11y({ role: 'heading' })} {...{ 'aria-level': '1' }}>
            {title}
          </Text>
        </View>
      )}
      {!shell.online && (
        <View className='page__offline' {...a11y({ role: 'status' })}>
          <Icon name='cloud-off' size='small' />
          <Text>{shell.kept ? words.common.offlineKept : words.common.offline}</Text>
        </View>
      )}
      <View className='page__content' {...a11y({ role: 'main' })}>
        {children}
      </View>
      {actions && <View className='page__actions'>{actions}</View>}
      <Toast />
    </View>
  )
}

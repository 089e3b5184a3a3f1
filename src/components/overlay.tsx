import { useEffect, useRef, type PropsWithChildren, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { words } from '@/words'
import { Button } from './button'
import { Icon } from './icon'
import './overlay.scss'

interface OverlayProps {
  open: boolean
  title: string
  onClose: () => void
  actions?: ReactNode
}

/** In a browser: the keyboard enters the panel, Escape closes it, focus returns to where it was. */
function useKeyboard(open: boolean, onClose: () => void) {
  const panel = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open || process.env.TARO_ENV !== 'h5') return undefined
    const before = document.activeElement
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
    }
    // Taro's elements stay hidden, and so without focus, until they have drawn themselves.
    const timer = setTimeout(() => panel.current?.focus(), 50)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKeyDown)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
  return panel
}

function Overlay({ kind, open, title, onClose, actions, children }: PropsWithChildren<OverlayProps & { kind: string }>) {
  const panel = useKeyboard(open, onClose)
  if (!open) return null
  return (
    <View className={classNames('overlay', `overlay--${kind}`)}>
      <View className='overlay__veil' onClick={onClose} catchMove />
      <View ref={panel} className='overlay__panel' {...a11y({ role: 'dialog', label: title, modal: true })} {...{ tabIndex: -1 }}>
        <View className='overlay__head'>
          <Text className='overlay__title'>{title}</Text>
          <View className='overlay__close' {...pressable({ onPress: onClose, label: words.common.close })}>
            <Icon name='x' />
          </View>
        </View>
        <View className='overlay__content'>{children}</View>
        {actions && <View className='overlay__actions'>{actions}</View>}
      </View>
    </View>
  )
}

/** Rises from the bottom edge; for choices and details. */
export function Sheet(props: PropsWithChildren<OverlayProps>) {
  return <Overlay kind='sheet' {...props} />
}

interface DialogProps {
  open: boolean
  title: string
  children?: string
  confirmLabel: string
  cancelLabel?: string
  /** Colours the confirming button as a step that takes something away. */
  danger?: boolean
  loading?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks one question in the middle of the screen. */
export function Dialog({ children, confirmLabel, cancelLabel, danger, loading, onConfirm, onCancel, ...rest }: DialogProps) {
  const actions = (
    <>
      <Button kind='secondary' onPress={onCancel}>
        {cancelLabel ?? words.common.cancel}
      </Button>
      <Button kind={danger ? 'danger' : 'primary'} loading={loading} onPress={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Overlay kind='dialog' {...rest} onClose={onCancel} actions={actions}>
      {children && <Text>{children}</Text>}
    </Overlay>
  )
}

import type { PropsWithChildren, ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y, pressable } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useFocusWithin, useKeys } from '@/lib/keyboard'
import * as words from '@/words'
import { Button } from './button'
import { Icon } from './icon'
import './overlay.scss'

interface OverlayProps {
  open: boolean
  title: string
  onClose: () => void
  actions?: ReactNode
  /** Uses the room of a desktop, for things side by side. */
  roomy?: boolean
}

function Overlay({ kind, open, title, onClose, actions, roomy, children }: PropsWithChildren<OverlayProps & { kind: string }>) {
  const panel = useFocusWithin(open)
  useKeys(open, (key) => {
    // what lies over it, such as a photo full screen, is closed first
    if (key === 'Escape' && !panel.current?.querySelector('[aria-modal="true"]')) onClose()
  })
  if (!open) return null
  return (
    <View className={classNames('overlay', `overlay--${kind}`, roomy && 'overlay--roomy')}>
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

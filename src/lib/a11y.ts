interface Accessible {
  role?: string
  label?: string
  hidden?: boolean
  disabled?: boolean
  checked?: boolean
  selected?: boolean
  modal?: boolean
  live?: 'polite' | 'assertive'
}

const inBrowser = () => process.env.TARO_ENV === 'h5'

/** Accessibility attributes for the running platform: `role` in a browser is `aria-role` in WeChat. */
export function a11y({ role, ...states }: Accessible): Record<string, string> {
  const attributes: Record<string, string> = {}
  if (role) attributes[inBrowser() ? 'role' : 'aria-role'] = role
  for (const [name, value] of Object.entries(states)) {
    if (value !== undefined) attributes[`aria-${name}`] = String(value)
  }
  return attributes
}

interface PressableOptions extends Accessible {
  onPress?: () => void
}

interface Press {
  stopPropagation?(): void
}

interface KeyPress extends Press {
  key: string
  preventDefault(): void
}

interface KeyRelease {
  key: string
  target: unknown
  currentTarget: { scrollIntoView?(options: ScrollIntoViewOptions): void }
}

/**
 * What makes a view a button: the tap, the role and, in a browser, focus with Enter and Space.
 * A disabled one keeps its place in the tab order, because its label says what is missing.
 */
export function pressable({ onPress, role = 'button', ...states }: PressableOptions) {
  const press = (event: Press) => {
    event.stopPropagation?.()
    if (!states.disabled) onPress?.()
  }
  const keyboard = {
    tabIndex: 0,
    onKeyDown(event: KeyPress) {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      press(event)
    },
    // A browser leaves what is half in sight, in a row that scrolls, as it is. A tap has found it in sight already, and a page
    // would move for a button that stays at its edge.
    onKeyUp({ key, target, currentTarget }: KeyRelease) {
      if (key === 'Tab' && target === currentTarget) currentTarget.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
    }
  }
  return { ...a11y({ role, ...states }), ...(inBrowser() ? keyboard : {}), onClick: press }
}

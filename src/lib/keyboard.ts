import { useEffect, useRef } from 'react'

const inBrowser = () => process.env.TARO_ENV === 'h5'

/** In a browser: hears every key pressed while `active`. */
export function useKeys(active: boolean, onKey: (key: string) => void) {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!active || !inBrowser()) return undefined
    const hear = ({ key }: KeyboardEvent) => latest.current(key)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active])
}

const typing = () => document.querySelector('input:focus, textarea:focus') !== null
const inDialog = () => document.querySelector('[aria-modal="true"]') !== null

/**
 * In a browser: hears single keys, letters in lower case, unless something is typed or a modifier is held; those of the page
 * rest while a dialog is open.
 */
export function useShortcuts(active: boolean, onKey: (key: string) => void, of: 'page' | 'dialog' = 'page') {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!active || !inBrowser()) return undefined
    const hear = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey || repeat || typing() || (of === 'page' && inDialog())) return
      latest.current(key.length === 1 ? key.toLowerCase() : key)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active, of])
}

const reachable = '[tabindex="0"], input, textarea, select, a[href]'

/** The next of what the keyboard reaches inside, round and round; nothing else is reached meanwhile. */
function keepWithin(container: HTMLElement, event: KeyboardEvent) {
  const stops = container.querySelectorAll<HTMLElement>(reachable)
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const here = document.activeElement
  if (!first || !last) return event.preventDefault()
  const leaves = event.shiftKey ? here === first || here === container : here === last
  if (!leaves && container.contains(here)) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}

/** In a browser: moves the keyboard into the element while `active`, keeps it there, and takes it back to where it was. */
export function useFocusWithin(active: boolean) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!active || !inBrowser()) return undefined
    const before = document.activeElement
    // Taro's elements stay hidden, and so without focus, until they have drawn themselves; who was quicker goes on typing.
    const timer = setTimeout(() => {
      if (!element.current?.contains(document.activeElement)) element.current?.focus()
    }, 50)
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && element.current) keepWithin(element.current, event)
    }
    document.addEventListener('keydown', hear)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', hear)
      // a page would move for a button that stays at its edge
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [active])
  return element
}

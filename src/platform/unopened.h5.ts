import { useSyncExternalStore } from 'react'

/** webpack's name for a script that did not come, and mini-css-extract-plugin's for a style. */
function isMissing(reason: unknown): boolean {
  const { name, code } = (reason ?? {}) as { name?: string; code?: string }
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED'
}

let unopened = false
const listeners = new Set<() => void>()

function turn(to: boolean) {
  unopened = to
  listeners.forEach((listener) => listener())
}

// From the start: the first page may be the one that does not come. The router leaves its promise to nobody.
window.addEventListener('unhandledrejection', ({ reason }) => isMissing(reason) && turn(true))
window.addEventListener('popstate', () => turn(false))

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page that was asked for last could not be fetched: its address stands, another page or none is shown. */
export const useUnopened = (): boolean => useSyncExternalStore(subscribe, () => unopened)

/** Tries again: the address names the page. */
export const reopen = () => location.reload()

/** For whoever goes elsewhere instead. */
export const forgetUnopened = () => turn(false)

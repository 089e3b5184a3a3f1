import { useSyncExternalStore } from 'react'

const wide = () => window.matchMedia('(min-width: 900px)')

function watch(report: () => void) {
  const query = wide()
  query.addEventListener('change', report)
  return () => query.removeEventListener('change', report)
}

/** Whether there is room for a list beside its detail; as the style's `wide`. */
export const useWideScreen = () => useSyncExternalStore(watch, () => wide().matches)

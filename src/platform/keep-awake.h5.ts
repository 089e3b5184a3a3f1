import { useEffect } from 'react'

/** Keeps the screen of a phone or a projector on while the page stands; a browser that cannot leaves it to its own time. */
export function useKeptAwake() {
  useEffect(() => {
    let lock: Promise<WakeLockSentinel | undefined> = Promise.resolve(undefined)
    // the browser lets go of it whenever it is out of view
    const hold = () => {
      if (!document.hidden) lock = navigator.wakeLock?.request('screen').catch(() => undefined) ?? lock
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      document.removeEventListener('visibilitychange', hold)
      void lock.then((held) => held?.release())
    }
  }, [])
}

/** Beyond it the tab that holds the turn has been put to sleep. */
const patience = 20_000

/**
 * Does what only one tab at a time should do. It saves work but does not forbid it: where the browser has no locks, or the
 * tab that holds the turn sleeps, the work is done all the same.
 */
export async function takeTurn(name: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), patience)
  let begun = false
  const turn = () => {
    begun = true
    clearTimeout(timer)
    return work()
  }
  try {
    await navigator.locks.request(name, { signal: waiting.signal }, turn)
  } catch (cause) {
    if (begun) throw cause
    await work()
  }
}

/** Hears which stored value another tab has changed. */
export function watchOtherTabs(changed: (key: string) => void) {
  window.addEventListener('storage', ({ key }) => {
    if (key) changed(key)
  })
}

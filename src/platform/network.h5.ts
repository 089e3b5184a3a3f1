/** Reports whether there is a network, now and at each change. Returns what ends it. */
export function watchNetwork(report: (online: boolean) => void): () => void {
  const tell = () => report(navigator.onLine)
  tell()
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}

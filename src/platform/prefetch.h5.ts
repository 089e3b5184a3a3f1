/** How long the first page has the network for itself, and how long to wait before another try. */
const patience = { first: 5_000, again: 60_000 }

/** What was put by before stays complete until all of this is there: the page, which names the rest, comes last. */
async function putBy(names: readonly string[], list: string) {
  const kept = await caches.open('app')
  for (const name of names) if (!(await kept.match(name, { ignoreVary: true }))) await kept.add(name)
  const page = await fetch('/')
  const isSame = page.ok && (await page.clone().text()).includes(list)
  // the server has a newer version by now: its turn is the next start
  if (!isSame) return
  await kept.put('/', page)
  for (const old of await kept.keys()) {
    const { pathname } = new URL(old.url)
    if (pathname !== '/' && !names.includes(pathname)) await kept.delete(old)
  }
}

/**
 * Puts by what the app consists of while there is a network, so that it starts and opens its pages without one too
 * (src/platform/service-worker.js). The page names the files; nothing of a person is among them.
 */
export function prefetchPages() {
  const list = document.querySelector('meta[name="pages"]')?.getAttribute('content')
  // an address without TLS gets neither of the two from a browser
  if (process.env.NODE_ENV === 'development' || !list || !('caches' in window) || !('serviceWorker' in navigator)) return
  const attempt = () =>
    putBy(list.split(' '), list).catch(() => setTimeout(() => void attempt(), patience.again))
  setTimeout(() => {
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
    void attempt()
  }, patience.first)
}

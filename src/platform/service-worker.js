/**
 * Opens the app in a browser without a network. It gives what src/platform/prefetch has put by: the page, and the scripts, styles
 * and pictures of the build, whose names change with their content. All else, the API above all, it leaves to the network.
 */

const built = /^\/(js|css|static)\//

/** Milliseconds after which a network that has not brought the page is taken for none. */
const patience = 4_000

/** As the server has it now, so that a new version shows at the next start; as it was put by where that fails. */
async function page(request) {
  const kept = await caches.match('/', { ignoreVary: true })
  if (!kept) return fetch(request)
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept))
  return Promise.race([fetch(request), late]).catch(() => kept)
}

async function part(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request)
}

// The first visit counts too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === '/') event.respondWith(page(request))
  else if (built.test(pathname)) event.respondWith(part(request))
})

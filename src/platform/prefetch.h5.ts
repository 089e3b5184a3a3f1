/** How long the first page has the network for itself. */
const patience = 5_000

async function fetchAll(names: readonly string[]) {
  for (const name of names) await fetch(name).catch(() => undefined)
}

/**
 * Fetches what the other pages need while there is a network, so that they open without one too. The page names the files;
 * the browser keeps them.
 */
export function prefetchPages() {
  const names = document.querySelector('meta[name="pages"]')?.getAttribute('content') ?? ''
  setTimeout(() => void fetchAll(names.split(' ').filter(Boolean)), patience)
}

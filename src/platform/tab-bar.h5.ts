/**
 * Taro's tab bar is made of links to `javascript:;`, which lead nowhere; the server's content security policy refuses
 * each of them with an error on the console. The tap itself is heard as before.
 */
export function tameTabBar() {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault()
  })
}

/** Gives the tab bar, which lies outside of every page, the sizes that the pages have. */
export function sizeTabBar({ elder, fontScale }: { elder: boolean; fontScale: number }) {
  const root = document.documentElement
  root.toggleAttribute('data-elder', elder)
  root.style.setProperty('--font-scale', String(fontScale))
}

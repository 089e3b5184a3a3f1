/**
 * Taro's tab bar is made of links to `javascript:;`, which lead nowhere; the server's content security policy refuses
 * each of them with an error on the console. The tap itself is heard as before.
 */
export function tameTabBar() {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault()
  })
}

import Taro, { usePageNotFound, useRouter } from '@tarojs/taro'
import { routes, tabRoutes } from '@/routes'

const isTab = (route: string) => tabRoutes.some((tab) => tab === route)

type Params = Readonly<Record<string, string>>

const address = (route: string, params: Params = {}) => {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length ? `${route}?${query.join('&')}` : route
}

/** Goes to a page of `routes`; one behind the tab bar is switched to and takes no parameters. */
export function open(route: string, params?: Params) {
  void (isTab(route) ? Taro.switchTab({ url: route }) : Taro.navigateTo({ url: address(route, params) }))
}

/** Goes to a page in place of this one, so that back does not return here. */
export function replace(route: string, params?: Params) {
  void (isTab(route) ? Taro.switchTab({ url: route }) : Taro.redirectTo({ url: address(route, params) }))
}

/** Goes to a page and forgets all others; after signing in or out. */
export function restart(route: string, params?: Params) {
  void Taro.reLaunch({ url: address(route, params) })
}

/** One step back, or home where the page was opened by its address. */
export function back() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else open(routes.home)
}

/** Shows the page from its top again, for what has come in place of what was read down to there. */
export function toTop() {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

/** An address without a page, from an old link or a slip of the finger, leads home; for the app. */
export const useLostPages = (onLost: () => void) =>
  usePageNotFound(() => {
    restart(routes.home)
    onLost()
  })

export function setTitle(title: string) {
  void Taro.setNavigationBarTitle({ title })
}

/** A parameter of the page's address, decoded; empty when it is missing. */
export function useParam(name: string): string {
  const value = useRouter().params[name]
  return value ? decodeURIComponent(value) : ''
}

import Taro from '@tarojs/taro'
import { routes } from '@/routes'

const currentRoute = () => Taro.getCurrentInstance().router

/** The page in view by its line in `routes`; empty before there is one. */
export const currentPage = (): string => currentRoute()?.path.split('?')[0] ?? ''

/** What Taro itself notes down among the parameters. */
const ownNotes = ['stamp', '$taroTimestamp']

/** The page in view as it was asked for, parameters and all; for coming back to it. */
export function currentAddress(): string {
  const query = Object.entries(currentRoute()?.params ?? {})
    .filter(([name, value]) => value !== undefined && !ownNotes.includes(name))
    .map(([name, value]) => `${name}=${value}`)
  return query.length > 0 ? `${currentPage()}?${query.join('&')}` : currentPage()
}

/** An address from outside, if it is one of the app's own pages; else home. */
export function ownAddress(address: string): string {
  const page = address.split('?')[0]
  return Object.values<string>(routes).some((route) => route === page && route !== routes.signIn) ? address : routes.home
}

import { routes } from './routes'
import { chrome } from './styles/chrome'
import * as words from './words'

const path = (route: string) => route.slice(1)

const tabs = [
  { pagePath: path(routes.home), text: words.tabs.home, icon: 'home' },
  { pagePath: path(routes.board), text: words.tabs.board, icon: 'board' },
  { pagePath: path(routes.shop), text: words.tabs.shop, icon: 'shop' },
  { pagePath: path(routes.me), text: words.tabs.me, icon: 'me' }
]

const gallery = '/packages/gallery/components/index'

/** Pages below /packages/<area>/ are fetched area by area, when the first of them is opened. */
function subPackages(paths: readonly string[]) {
  const areas = new Map<string, string[]>()
  for (const route of paths) {
    const [, root, page] = /^\/(packages\/[^/]+)\/(.+)$/.exec(route) ?? []
    if (root && page) areas.set(root, [...(areas.get(root) ?? []), page])
  }
  return [...areas].map(([root, pages]) => ({ root, pages }))
}

const all: readonly string[] = Object.values(routes)

export default defineAppConfig({
  // The first one is where the app starts: routes begin with home.
  pages: all.filter((route) => route.startsWith('/pages/')).map(path),
  subPackages: subPackages(process.env.NODE_ENV === 'production' ? all : [...all, gallery]),
  window: {
    navigationBarTitleText: words.common.appName,
    navigationBarBackgroundColor: chrome.paper,
    navigationBarTextStyle: 'black',
    backgroundColor: chrome.paper,
    // In a browser the page frame draws its own title bar, which a keyboard can reach.
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default'
  },
  tabBar: {
    color: chrome.inkSecond,
    selectedColor: chrome.jade,
    backgroundColor: chrome.card,
    borderStyle: 'white',
    list: tabs.map(({ pagePath, text, icon }) => ({
      pagePath,
      text,
      iconPath: `assets/tab/${icon}.png`,
      selectedIconPath: `assets/tab/${icon}-selected.png`
    }))
  },
  lazyCodeLoading: 'requiredComponents'
})

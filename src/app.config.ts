import { routes, tabRoutes } from './routes'
import { chrome } from './styles/chrome'
import { words } from './words'

const path = (route: string) => route.slice(1)

const tabs = [
  { pagePath: path(routes.home), text: words.tabs.home, icon: 'home' },
  { pagePath: path(routes.board), text: words.tabs.board, icon: 'board' },
  { pagePath: path(routes.shop), text: words.tabs.shop, icon: 'shop' },
  { pagePath: path(routes.me), text: words.tabs.me, icon: 'me' }
]

const gallery = { root: 'packages/gallery', pages: ['components/index'] }

export default defineAppConfig({
  pages: tabRoutes.map(path),
  subPackages: process.env.NODE_ENV === 'production' ? [] : [gallery],
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

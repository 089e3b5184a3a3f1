import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import type { OrderPage } from '../../types/contract/orders'
import type { Rule } from '../../types/contract/rules'
import type { Persona, Session } from '../../types/contract/sessions'
import type { SubmissionPage } from '../../types/contract/submissions'
import { launchBrowser, openPhone, signInDemo, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'

const village = '内里村'
/** The narrowest phone that is looked after. */
const viewport = { width: 360, height: 780 }
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Place {
  who: Persona | null
  name: string
  route: string
  /** Words that stand there once everything has arrived. */
  words: string | RegExp
  /** What to do there before looking. */
  act?: (phone: Phone) => Promise<void>
}

const addresses: { rule: string; submission: string; rejected: string; order: string } = {
  rule: '', submission: '', rejected: '', order: ''
}

const places: Place[] = [
  { who: null, name: 'sign-in', route: '/pages/sign-in/index', words: '村民甲' },
  { who: null, name: 'password', route: '/pages/sign-in/index', words: '村民甲', act: ({ tap }) => tap('登录', 'tab') },
  { who: null, name: 'first time', route: '/pages/sign-in/index', words: '村民甲', act: ({ tap }) => tap('第一次用', 'tab') },
  { who: 'resident', name: 'privacy', route: '/pages/privacy/index', words: '我们记什么' },
  { who: 'resident', name: 'home', route: '/pages/home/index', words: /全村第/ },
  { who: 'resident', name: 'upload', route: '/pages/upload/index?ruleId={rule}', words: '要 3 张照片' },
  { who: 'resident', name: 'submissions', route: '/pages/submissions/index', words: '等审核' },
  { who: 'resident', name: 'an approved submission', route: '/pages/submission/index?id={submission}', words: '已到账' },
  { who: 'resident', name: 'a rejected submission', route: '/pages/submission/index?id={rejected}', words: /^没通过:/ },
  { who: 'resident', name: 'points', route: '/pages/points/index', words: '通过审核' },
  { who: 'resident', name: 'shop', route: '/pages/shop/index', words: '抽纸 3 包' },
  { who: 'resident', name: 'goods', route: '/pages/shop/index', words: '抽纸 3 包', act: ({ tap }) => tap(/^抽纸 3 包,/) },
  { who: 'resident', name: 'orders', route: '/packages/shop/orders/index', words: '等您去取' },
  { who: 'resident', name: 'order', route: '/packages/shop/order/index?id={order}', words: '给店员扫码' },
  { who: 'resident', name: 'give up', route: '/packages/shop/order/index?id={order}', words: '给店员扫码', act: ({ tap }) => tap(/^不要了/) },
  { who: 'resident', name: 'board', route: '/pages/board/index', words: '第一网格' },
  { who: 'resident', name: 'me', route: '/pages/me/index', words: '退出登录' },
  { who: 'resident', name: 'invite the family', route: '/packages/village/invite/index', words: '邀请家人' },
  { who: 'reviewer', name: 'review', route: '/packages/review/queue/index', words: '不通过' },
  { who: 'reviewer', name: 'rejecting', route: '/packages/review/queue/index', words: '不通过', act: ({ tap }) => tap('不通过') },
  { who: 'villageAdmin', name: 'invite', route: '/packages/village/invite/index', words: '第一网格' },
  { who: 'shopkeeper', name: 'counter', route: '/packages/counter/hand-over/index', words: '还差 8 个数字' },
  { who: 'supervisor', name: 'home of a supervisor', route: '/pages/home/index', words: '永安寨村' },
  { who: 'supervisor', name: 'overview', route: '/packages/overview/villages/index', words: '永安寨村' }
]

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate((tags) => {
    const { axe: tool } = window as unknown as { axe: typeof axe }
    return tool.run(document, { runOnly: { type: 'tag', values: tags } }).then((results) => results.violations)
  }, standards)
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))
}

/** Words that reach beyond the screen and cannot be scrolled to, and a page that scrolls sideways as a whole. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const outside: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent?.trim() || !parent?.checkVisibility()) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right, width } = range.getBoundingClientRect()
      if (width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(parent)) outside.push(node.textContent)
    }
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`, ...outside] : outside
  })

describeInBrowser('every page, by WCAG 2.2 AA and on the narrowest phone', () => {
  let browser: Browser
  const sessions = new Map<Persona, Session>()

  beforeAll(async () => {
    browser = await launchBrowser()
    for (const who of ['resident', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] as const) {
      sessions.set(who, await signInDemo(serverAddress(), who, village))
    }
    const phone = await openPhone(browser, serverAddress(), { session: sessions.get('resident') })
    const first = async <Item>(path: string) => (await phone.ask<{ items: Item[] }>(path)).items[0]
    addresses.rule = (await first<Rule>('/rules'))?.id ?? ''
    addresses.submission = (await first<SubmissionPage['items'][0]>('/submissions?status=approved'))?.id ?? ''
    addresses.rejected = (await first<SubmissionPage['items'][0]>('/submissions?status=rejected'))?.id ?? ''
    addresses.order = (await first<OrderPage['items'][0]>('/orders?status=held'))?.id ?? ''
    await phone.page.context().close()
  })
  afterAll(() => browser?.close())

  describe.each([
    { mode: 'normal', elder: false },
    { mode: '长辈版', elder: true }
  ])('$mode', ({ elder }) => {
    it.each(places)('$name', async ({ who, route, words, act }) => {
      const path = route.replace(/\{(\w+)\}/, (_, name: keyof typeof addresses) => addresses[name])
      const session = who === null ? undefined : sessions.get(who)
      const phone = await openPhone(browser, serverAddress(), { session, elder, viewport, path })
      await phone.shows(words)
      await act?.(phone)
      await phone.page.waitForLoadState('networkidle')
      expect(await violations(phone.page)).toEqual([])
      expect(await overflow(phone.page)).toEqual([])
      expect(phone.complaints).toEqual([])
      await phone.page.context().close()
    })
  })
})

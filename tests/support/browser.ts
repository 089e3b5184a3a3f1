import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Persona, Session } from '../../types/contract/sessions'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

/** Chromium or Chrome of this machine; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : usualPlaces
  return places.find((place) => existsSync(place))
}

export const withoutChromium =
  'No Chromium here, so nothing can be shown in a browser: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH.'

/** @param film what its camera sees; without one there is no camera */
export const launchBrowser = ({ film }: { film?: string } = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(film ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] : [])
    ]
  })

type Role = Parameters<Page['getByRole']>[0]

/** A browser as somebody holds it: what is seen is found by its words, what is pressed by its role and name. */
export interface Phone {
  page: Page
  /** Errors on the console, exceptions nobody caught, requests that went elsewhere than to the server. */
  complaints: string[]
  /** Presses the one thing of that name, a button unless told otherwise. */
  tap(name: string | RegExp, role?: Role): Promise<void>
  /** Waits until the words are on the screen. */
  shows(words: string | RegExp): Promise<void>
  /** Goes back as far as one can and to a page behind the tab bar. */
  goTo(tab: '首页' | '排行' | '兑换' | '我的'): Promise<void>
  /** Signs in on the sign-in page as somebody of the demo data. */
  signInAs(title: string, village: string): Promise<void>
  /** As the app keeps it. */
  session(): Promise<Session>
  /** Asks the API as the person signed in, by a path below /api. */
  ask<Answer>(path: string): Promise<Answer>
}

export interface PhoneOptions extends Pick<BrowserContextOptions, 'viewport' | 'deviceScaleFactor'> {
  /** Signed in before. */
  session?: Session
  /** 长辈版, as chosen before. */
  elder?: boolean
  /** The page to begin with. */
  path?: string
}

/** A session of somebody of the demo data, by the API. */
export async function signInDemo(address: string, persona: Persona, village: string): Promise<Session> {
  const body = JSON.stringify(persona === 'supervisor' ? { persona } : { persona, village })
  const answer = await fetch(`${address}/api/sessions/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(`${persona} of ${village} cannot sign in: ${await answer.text()}`)
  return (await answer.json()) as Session
}

/** Opens the app in a browser of its own, which remembers nothing but what is given. */
export async function openPhone(browser: Browser, address: string, options: PhoneOptions = {}): Promise<Phone> {
  const { session: given, elder, path = '/', ...display } = options
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...display
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`exception: ${error.stack}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== address) complaints.push(`went elsewhere: ${request.url()}`)
  })
  const remembered = Object.entries({ session: given, elder }).filter(([, value]) => value !== undefined)
  await page.addInitScript((entries) => {
    for (const [name, data] of entries) localStorage.setItem(name, JSON.stringify({ data }))
  }, remembered)
  await page.goto(`${address}/#${path}`)

  const shows = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()
  // while one page gives way to the next both stand in the document, the coming one last
  const tap = (name: string | RegExp, role: Role = 'button') =>
    page.getByRole(role, { name, exact: typeof name === 'string' }).last().click()

  /** A tab may wear the count of what is new. */
  const tabLink = (tab: string) => page.getByRole('link', { name: new RegExp(`^\\d*\\s*${tab}\\s*\\d*$`) })

  async function session(): Promise<Session> {
    const kept = await page.evaluate(() => localStorage.getItem('session'))
    return (JSON.parse(kept ?? '{}') as { data: Session }).data
  }

  return {
    page,
    complaints,
    tap,
    shows,
    session,
    async goTo(tab) {
      const back = page.getByRole('button', { name: '返回', exact: true })
      const target = tabLink(tab)
      // Two pages are in sight while one slides over the other.
      const settled = () => back.or(target).nth(1).waitFor({ state: 'hidden' })
      await settled()
      while (!(await target.isVisible())) {
        const here = page.url()
        await back.click()
        await page.waitForURL((url) => url.href !== here)
        await settled()
      }
      await target.click()
    },
    async signInAs(title, village) {
      await tap(village, 'radio')
      await tap(new RegExp(`^${title}`))
      await tabLink('我的').waitFor()
    },
    async ask<Answer>(path: string) {
      const { token } = await session()
      const answer = await fetch(`${address}/api${path}`, { headers: { authorization: `Bearer ${token}` } })
      if (!answer.ok) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`)
      return (await answer.json()) as Answer
    }
  }
}

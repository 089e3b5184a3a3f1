import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { routes } from '../../src/routes'
import type { Persona, Session } from '../../types/contract/sessions'
import { launchBrowser, openPhone, signInDemo, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'
import { faults, setFontScale, unreachable } from '../support/legibility'
import { addressOf, findIds, routesWithoutView, views, type Ids, type View } from '../support/views'

const village = '内里村'
/** The narrowest phone that is looked after. */
const viewport = { width: 360, height: 780 }
/** Long enough for any page: what lies half below the bar at its foot is not too small to be hit, one scrolls. */
const wholePage = { ...viewport, height: 6000 }
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const fontScales = [1, 1.25, 1.5]
const modes = [
  { mode: 'normal', elder: false, limits: { target: 44, text: 14 } },
  { mode: '长辈版', elder: true, limits: { target: 60, text: 18 } }
]
type Mode = (typeof modes)[number]

/** Whose phones are looked at at the same time: while one waits for its page, another one is judged. */
const lanes: (Persona | null)[][] = [['villageAdmin'], ['resident', null], ['shopkeeper', 'reviewer', 'supervisor']]

it('looks at every page there is', () => {
  expect(routesWithoutView()).toEqual([])
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  await page.setViewportSize(wholePage)
  const found = await page.evaluate((tags) => {
    const { axe: tool } = window as unknown as { axe: typeof axe }
    // This one compares spaces between words, which Chinese does not have.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    return tool.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] }).then((results) => results.violations)
  }, standards)
  await page.setViewportSize(viewport)
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))
}

/** Opens the page anew and tells what is wrong with it. */
async function faultsOf(view: View, address: string, phone: Phone, { elder, limits }: Mode): Promise<string[]> {
  const { page, complaints } = phone
  await page.goto('about:blank')
  complaints.length = 0
  await page.goto(address)
  await phone.shows(view.words)
  await view.act?.(phone)
  await page.waitForLoadState('networkidle')
  const found = page.url().includes(routes[view.route]) ? [] : [`the app went to ${page.url()}`]
  found.push(...await violations(page))
  for (const scale of fontScales) {
    if (scale > 1) await setFontScale(page, scale)
    found.push(...(await faults(page, limits)).map((fault) => `at ${scale} times the text size: ${fault}`))
  }
  if (!elder) {
    await setFontScale(page, 1)
    found.push(...await unreachable(page))
  }
  return [...found, ...complaints]
}

describeInBrowser('every page, by WCAG 2.2 AA and on the narrowest phone', () => {
  let browser: Browser
  const sessions = new Map<Persona, Session>()
  /** One browser each for a person and a mode, so that the app is fetched once. */
  const phones = new Map<string, Promise<Phone>>()
  /** By mode and page. */
  const found = new Map<string, Promise<string[]>>()

  const phoneOf = (who: Persona | null, elder: boolean): Promise<Phone> => {
    const key = `${who} ${elder}`
    const session = who ? sessions.get(who) : undefined
    const phone = phones.get(key) ?? openPhone(browser, serverAddress(), { session, elder, viewport })
    phones.set(key, phone)
    return phone
  }

  function lookAround(lane: (Persona | null)[], ids: Ids): void {
    let before: Promise<unknown> = Promise.resolve()
    for (const mode of modes) {
      for (const view of views.filter(({ who }) => lane.includes(who))) {
        const looked = before.then(async () =>
          faultsOf(view, `${serverAddress()}/#${addressOf(view, ids)}`, await phoneOf(view.who, mode.elder), mode))
        found.set(`${mode.mode} ${view.name}`, looked)
        before = looked.catch(() => undefined)
      }
    }
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    for (const who of ['resident', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] as const) {
      sessions.set(who, await signInDemo(serverAddress(), who, village))
    }
    const ids = await findIds((await phoneOf('resident', false)).ask, (await phoneOf('shopkeeper', false)).ask)
    lanes.forEach((lane) => lookAround(lane, ids))
  })
  afterAll(() => browser?.close())

  describe.each(modes)('$mode', ({ mode }) => {
    it.each(views)('$name', async ({ name }) => {
      expect(await found.get(`${mode} ${name}`)).toEqual([])
    })
  })

  it('长辈版 shows its four doors and the way back at once, above the tab bar', async () => {
    const { page, shows } = await phoneOf('resident', true)
    await page.goto('about:blank')
    await page.goto(`${serverAddress()}/#/pages/home/index`)
    await shows('换回普通版')
    for (const size of [viewport, { width: 390, height: 844 }]) {
      await page.setViewportSize(size)
      const bar = await page.locator('.weui-tabbar').boundingBox()
      for (const name of [/^我的积分/, '拍照上传', '去兑换', /^找人帮忙/, '换回普通版']) {
        const door = await page.getByRole('button', { name }).boundingBox()
        expect((door?.y ?? 0) + (door?.height ?? Infinity)).toBeLessThanOrEqual(bar?.y ?? 0)
      }
    }
    expect(await page.locator('.points__number').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(30)
  })
})

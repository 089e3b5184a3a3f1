import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { routes } from '../../src/routes'
import type { Persona, Session } from '../../types/contract/sessions'
import { launchBrowser, openPhone, signInDemo, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'
import { faults, setFontScale, unreachable } from '../support/legibility'
import { addressOf, findIds, routesWithoutView, views, type Ids } from '../support/views'

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
    return tool.run(document, { runOnly: { type: 'tag', values: tags }, rules }).then((results) => results.violations)
  }, standards)
  await page.setViewportSize(viewport)
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))
}

describeInBrowser('every page, by WCAG 2.2 AA and on the narrowest phone', () => {
  let browser: Browser
  let ids: Ids
  const sessions = new Map<Persona, Session>()
  /** One browser each for a person and a mode, so that the app is fetched once. */
  const phones = new Map<string, Promise<Phone>>()

  const phoneOf = (who: Persona | null, elder: boolean): Promise<Phone> => {
    const key = `${who} ${elder}`
    const session = who ? sessions.get(who) : undefined
    const phone = phones.get(key) ?? openPhone(browser, serverAddress(), { session, elder, viewport })
    phones.set(key, phone)
    return phone
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    for (const who of ['resident', 'reviewer', 'villageAdmin', 'shopkeeper', 'supervisor'] as const) {
      sessions.set(who, await signInDemo(serverAddress(), who, village))
    }
    ids = await findIds((await phoneOf('resident', false)).ask, (await phoneOf('shopkeeper', false)).ask)
  })
  afterAll(() => browser?.close())

  describe.each(modes)('$mode', ({ elder, limits }) => {
    it.each(views)('$name', async (view) => {
      const phone = await phoneOf(view.who, elder)
      const { page, complaints } = phone
      await page.goto('about:blank')
      complaints.length = 0
      await page.goto(`${serverAddress()}/#${addressOf(view, ids)}`)
      await phone.shows(view.words)
      await view.act?.(phone)
      await page.waitForLoadState('networkidle')
      expect(page.url()).toContain(routes[view.route])
      expect(await violations(page)).toEqual([])
      for (const scale of fontScales) {
        if (scale > 1) await setFontScale(page, scale)
        expect({ scale, faults: await faults(page, limits) }).toEqual({ scale, faults: [] })
      }
      if (!elder) {
        await setFontScale(page, 1)
        expect(await unreachable(page)).toEqual([])
      }
      expect(complaints).toEqual([])
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

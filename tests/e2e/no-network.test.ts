import type { Browser } from 'playwright-core'
import type { Session } from '../../types/contract/sessions'
import { launchBrowser, openPhone, signInDemo, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'
import { markedPhoto } from '../support/marked-photos'
import { createWeakNetwork, type WeakNetwork } from '../support/weak-network'

describeInBrowser('the app in a browser', () => {
  let browser: Browser
  let network: WeakNetwork
  let session: Session
  let phone: Phone

  beforeAll(async () => {
    browser = await launchBrowser()
    session = await signInDemo(serverAddress(), 'resident', '内里村')
  })
  beforeEach(async () => {
    network = await createWeakNetwork(serverAddress())
  })
  afterEach(async () => {
    await phone.page.context().close()
    await network.close()
  })
  afterAll(() => browser?.close())

  async function loseNetwork() {
    network.set({ offline: true })
    await phone.page.context().setOffline(true)
  }

  /** Of all that is put by, the page comes last. */
  const isPutBy = () =>
    phone.page.evaluate(async () => navigator.serviceWorker.controller !== null && Boolean(await caches.match('/')))

  it('starts without a network after one visit, with what waits to be sent, and has put by nothing of a person', async () => {
    phone = await openPhone(browser, network.url, { session })
    await phone.shows('我家庭院')
    while (!(await isPutBy())) await phone.page.waitForTimeout(250)
    await loseNetwork()
    await phone.tap(/^我家庭院,/)
    const choosing = phone.page.waitForEvent('filechooser')
    await phone.tap('从相册里选')
    const photos = await Promise.all(([3, 6, 8] as const).map((turn) => markedPhoto('home', turn)))
    await (await choosing).setFiles(photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })))
    await phone.tap('发送 3 张照片')
    await phone.tap('回首页')
    await phone.shows('还没传完')

    await phone.page.reload()
    await phone.shows('还没传完')
    await phone.shows('我家庭院')
    await phone.shows('没有网络,已存好,有网自动传')
    await phone.goTo('我的')
    await phone.shows(session.profile.name)

    const kept = await phone.page.evaluate(async () => {
      const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
      return (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.filter((path) => path !== '/' && !/^\/(js|css|static)\/[\w-]+\.[0-9a-f]{8}\.(js|css|png|jpg)$/.test(path))).toEqual([])
  })

  it('says that a page cannot be opened, opens it at another try, and leads home', async () => {
    phone = await openPhone(browser, network.url, { session })
    await phone.shows('我家庭院')
    await phone.page.route(/\/js\/\d+\./, (route) => route.abort())
    await loseNetwork()
    await phone.goTo('我的')
    await phone.shows('没有网络,打不开这一页')
    await phone.tap('回首页')
    await phone.shows('我家庭院')
    await phone.page.getByText('没有网络,打不开这一页').waitFor({ state: 'hidden' })

    await phone.goTo('兑换')
    await phone.shows('没有网络,打不开这一页')
    await phone.page.unroute(/\/js\/\d+\./)
    network.set({})
    await phone.page.context().setOffline(false)
    await phone.tap('再试一次')
    await phone.shows('积分超市')
    await phone.page.getByText('没有网络,打不开这一页').waitFor({ state: 'hidden' })
  })

  it('asks for what home shows first while it is itself still on its way, and only once', async () => {
    network.set({ bytesPerSecond: 400_000 })
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('requestfinished', (request) => {
      if (/\/js\/app\./.test(request.url())) asked.push('the app has come')
    })
    await page.addInitScript((kept) => localStorage.setItem('session', kept), JSON.stringify({ data: session }))
    await page.goto(network.url)
    await page.getByText('我家庭院').first().waitFor()
    await page.waitForLoadState('networkidle')
    const early = ['/api/rules', '/api/points/balance', '/api/boards/households', '/api/submissions']
    for (const path of early) {
      expect(asked.filter((one) => one === path)).toEqual([path])
      expect(asked.indexOf(path)).toBeLessThan(asked.indexOf('the app has come'))
    }
    await context.close()
  })
})

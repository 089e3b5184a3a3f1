import type { Browser } from 'playwright-core'
import type { Session } from '../../types/contract/sessions'
import type { Submission } from '../../types/contract/submissions'
import { launchBrowser, openPhone, signInDemo, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress, serverData } from '../support/in-browser'
import { keptFiles, receivedDigests } from '../support/kept-photos'
import { markedPhoto } from '../support/marked-photos'
import { createWeakNetwork, type WeakNetwork } from '../support/weak-network'

const village = '内里村'
const slow = { bytesPerSecond: 40_000 }

describeInBrowser('a submission over a network that fails', () => {
  let browser: Browser
  let network: WeakNetwork
  let session: Session
  let photos: Buffer[]
  let phone: Phone

  beforeAll(async () => {
    browser = await launchBrowser()
    session = await signInDemo(serverAddress(), 'resident', village)
    photos = await Promise.all([markedPhoto('home', 6), markedPhoto('alps', 8), markedPhoto('home', 3)])
  })
  beforeEach(async () => {
    network = await createWeakNetwork(serverAddress())
    phone = await openPhone(browser, network.url, { session })
  })
  afterEach(async () => {
    await phone.page.context().close()
    await network.close()
  })
  afterAll(() => browser?.close())

  async function sent(): Promise<Submission[]> {
    const answer = await fetch(`${serverAddress()}/api/submissions?limit=50`, { headers: { authorization: `Bearer ${session.token}` } })
    return ((await answer.json()) as { items: Submission[] }).items
  }

  /** In one line. */
  async function stateOfPage(): Promise<string> {
    const drafts = await phone.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft ')))
    const said = await phone.page.innerText('body')
    return `at ${phone.page.url()} with ${drafts.length} drafts the page says: ${said.replace(/\s+/g, ' ')}`
  }

  /** Waits until there is something sent that was not there before; gives all of it. */
  async function whatIsNew(before: Submission[]): Promise<Submission[]> {
    const deadline = Date.now() + 150_000
    for (;;) {
      const fresh = (await sent()).filter(({ id }) => !before.some((old) => old.id === id))
      if (fresh.length > 0) return fresh
      if (Date.now() > deadline) throw new Error(`nothing came over ${JSON.stringify(network.traffic)}; ${await stateOfPage()}`)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }

  async function choosePhotos() {
    await phone.tap(/^我家庭院,/)
    await phone.shows('要 3 张照片')
  }

  async function pick(files: Buffer[]) {
    const choosing = phone.page.waitForEvent('filechooser')
    await phone.tap('从相册里选')
    await (await choosing).setFiles(files.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })))
    await phone.shows(`发送 ${files.length} 张照片`)
  }

  const tapTwice = () => phone.page.getByRole('button', { name: '发送 3 张照片' }).dblclick()

  it('arrives whole and once through a link that is cut all the time, though the page is loaded anew in the middle', async () => {
    const before = await sent()
    await choosePhotos()
    network.set({ offline: true })
    await pick(photos)
    const kept = (await keptFiles(phone.page)).map(({ digest }) => digest)
    expect(kept).toHaveLength(3)
    await tapTwice()
    await phone.shows('网不好,已存好,会自动接着传')
    network.set({ ...slow, cutEverySeconds: 2 })
    const middle = network.traffic.sent + 150_000
    while (network.traffic.sent < middle) await new Promise((resolve) => setTimeout(resolve, 100))
    network.set(slow)
    await phone.page.reload()
    network.set({ ...slow, cutEveryBytes: 30_000 })

    const [submission, ...more] = await whatIsNew(before)
    expect(more).toEqual([])
    const received = await receivedDigests(serverData(), submission?.id ?? '')
    expect([...received].sort()).toEqual([...kept].sort())
    expect(network.traffic.cuts).toBeGreaterThan(5)
    network.set({})
    await phone.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('draft ')))
    expect(await keptFiles(phone.page)).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect((await sent()).filter(({ id }) => !before.some((old) => old.id === id))).toHaveLength(1)
  })

  it('waits on the home page while there is no network, and goes by itself when there is one', async () => {
    const before = await sent()
    await choosePhotos()
    await pick(photos)
    await phone.page.context().setOffline(true)
    network.set({ offline: true })
    await tapTwice()
    await phone.tap('回首页')
    await phone.shows('还没传完')
    await phone.shows('没有网络,已存好,有网自动传')
    network.set({})
    await phone.page.context().setOffline(false)
    expect(await whatIsNew(before)).toHaveLength(1)
    await phone.page.getByText('还没传完').waitFor({ state: 'hidden' })
  })

  it('is made once of what two tabs hold', async () => {
    const before = await sent()
    await choosePhotos()
    network.set({ offline: true })
    await pick(photos)
    await tapTwice()
    await phone.shows('网不好,已存好,会自动接着传')
    network.set(slow)
    const other = await phone.page.context().newPage()
    await other.goto(network.url)
    await other.getByText('还没传完').first().waitFor()
    network.set({ ...slow, cutEveryBytes: 60_000 })
    expect(await whatIsNew(before)).toHaveLength(1)
    network.set({})
    await other.getByText('还没传完').waitFor({ state: 'hidden' })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect((await sent()).filter(({ id }) => !before.some((old) => old.id === id))).toHaveLength(1)
  })
})

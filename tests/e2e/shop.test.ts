import type { Browser } from 'playwright-core'
import type { GoodsList } from '../../types/contract/goods'
import type { Order } from '../../types/contract/orders'
import type { PointBalance } from '../../types/contract/points'
import type { StockMovementPage } from '../../types/contract/stock'
import { launchBrowser, openPhone, type Phone } from '../support/browser'
import { filmOfCode } from '../support/fake-camera'
import { describeInBrowser, serverAddress } from '../support/in-browser'

const village = '永安寨村'
const wanted = ['食盐 2 包', '牙膏 1 支'] as const

interface Shelf {
  stock: number
  held: number
}

describeInBrowser('the shop, from the shelf to the bag', () => {
  const browsers: Browser[] = []
  let resident: Phone
  let office: Phone
  let household = ''
  let before: PointBalance
  const shelves = new Map<string, Shelf>()
  let order: Order

  async function phone(film?: string): Promise<Phone> {
    const browser = await launchBrowser({ film })
    browsers.push(browser)
    return openPhone(browser, serverAddress(), { deviceScaleFactor: 2 })
  }

  /** What is on the shelf, as everybody sees it. */
  async function stockOf(name: string): Promise<number> {
    const { items } = await resident.ask<GoodsList>('/goods')
    return items.find((goods) => goods.name === name)?.stock ?? NaN
  }

  /** Whether the resident's shop and the keeper's shelf say the same. */
  async function seeShelf(name: string, { stock, held }: Shelf): Promise<void> {
    await resident.goTo('我的')
    await resident.goTo('兑换')
    await resident.page.getByRole('button', { name: new RegExp(`^${name},\\d+ 分,.*还有 ${stock} 份`) }).waitFor()
    await office.goTo('我的')
    await office.tap(/^村务/)
    await office.tap(/^货品/)
    const setAside = held > 0 ? `,订走没取 ${held} 份` : '(?!,订走)'
    await office.page.getByRole('button', { name: new RegExp(`^${name},\\d+ 分,可换 ${stock} 份${setAside}`) }).waitFor()
  }

  beforeAll(async () => {
    ;[resident, office] = [await phone(), await phone()]
    await resident.signInAs('村民甲', village)
    await office.signInAs('村管理员', village)
    household = (await resident.session()).profile.household?.label ?? ''
    before = await resident.ask<PointBalance>('/points/balance')
  })
  afterAll(() => Promise.all(browsers.map((browser) => browser.close())))

  it('the resident puts two kinds of goods into the basket and redeems them at once', async () => {
    await resident.goTo('兑换')
    for (const name of wanted) {
      shelves.set(name, { stock: await stockOf(name), held: 0 })
      await resident.tap(new RegExp(`^${name},`))
      await resident.page.getByRole('dialog').getByRole('button', { name: '放进篮子' }).click()
    }
    await resident.tap(/^篮子里有 2 样/)
    await resident.tap('一起兑换,9 分')
    await resident.shows('给店员扫码,或报这 8 个数字')
    const id = new URL(resident.page.url().replace('#', '')).searchParams.get('id') ?? ''
    order = await resident.ask<Order>(`/orders/${id}`)
    expect(order.lines.map(({ name, quantity }) => [name, quantity])).toEqual(expect.arrayContaining(wanted.map((name) => [name, 1])))
    await resident.shows(/最晚 .+来取/)
  })

  it('points and goods are set aside at once, on every screen', async () => {
    expect(await resident.ask<PointBalance>('/points/balance')).toMatchObject({ free: before.free - 9, held: before.held + 9, spent: before.spent })
    for (const name of wanted) {
      const stock = (shelves.get(name)?.stock ?? NaN) - 1
      expect(await stockOf(name)).toBe(stock)
      const { held } = await shelfOf(office, name)
      shelves.set(name, { stock, held })
      await seeShelf(name, { stock, held })
    }
    await resident.page.getByRole('button', { name: new RegExp(`^可用 ${before.free - 9} 分`) }).waitFor()
  })

  it('the keeper scans the code with the camera and hands both over', async () => {
    const keeper = await phone(await filmOfCode(order.pickUp?.token ?? ''))
    await keeper.signInAs('超市店员', village)
    await keeper.tap(/^交货/)
    await keeper.tap('扫取货码')
    await keeper.shows(household)
    for (const name of wanted) await keeper.shows(name)
    await keeper.tap('交货')
    await keeper.shows(`给了${household},扣了 9 分`)
    expect(keeper.complaints).toEqual([])
  })

  it('ledger, shelf and journal agree: the goods have left, the points are spent', async () => {
    expect(await resident.ask<PointBalance>('/points/balance')).toMatchObject({
      free: before.free - 9, held: before.held, spent: before.spent + 9, earned: before.earned
    })
    for (const name of wanted) {
      const { stock, held } = shelves.get(name) ?? { stock: NaN, held: NaN }
      await seeShelf(name, { stock, held: held - 1 })
      await office.tap(new RegExp(`^${name},`))
      await office.page.locator('.list-row').filter({ hasText: '交货 1 份' }).filter({ hasText: household }).first().waitFor()
      const [last] = (await movementsOf(office, name)).items
      expect(last).toMatchObject({ kind: 'hand_over', quantity: 1, shelfAfter: stock + held - 1 })
    }
    await resident.goTo('我的')
    await resident.goTo('兑换')
    await resident.tap(new RegExp(`^可用 ${before.free - 9} 分`))
    await resident.page.getByRole('button', { name: /(食盐 2 包、牙膏 1 支|牙膏 1 支、食盐 2 包).*−9 分/ }).first().waitFor()
    expect([...resident.complaints, ...office.complaints]).toEqual([])
  })

  interface Desk {
    items: { id: string; name: string; stock: number; held: number }[]
  }

  const goodsOnDesk = async (phone: Phone, name: string) =>
    (await phone.ask<Desk>('/goods/all')).items.find((goods) => goods.name === name)

  async function shelfOf(phone: Phone, name: string): Promise<Shelf> {
    const { stock = NaN, held = NaN } = (await goodsOnDesk(phone, name)) ?? {}
    return { stock, held }
  }

  const movementsOf = async (phone: Phone, name: string) =>
    phone.ask<StockMovementPage>(`/stock-movements?goodsId=${(await goodsOnDesk(phone, name))?.id}`)
})

import { randomUUID } from 'node:crypto'
import jsQR from 'jsqr'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import type { Order } from '../../types/contract/orders'
import type { Photo } from '../../types/contract/photos'
import type { PointBalance } from '../../types/contract/points'
import type { Rule } from '../../types/contract/rules'
import type { Submission } from '../../types/contract/submissions'
import type { Upload } from '../../types/contract/uploads'
import { launchBrowser, openPhone, type Phone } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'
import { lookAt, markedPhoto, tracesIn, uprightLarge, uprightSmall } from '../support/marked-photos'
import { uploadRequest } from '../support/person'

const village = '永安寨村'

/** The parameter `id` of the page's address. */
const idOf = ({ page }: Phone) => new URL(page.url().replace('#', '')).searchParams.get('id') ?? ''

/** Waits until the home page tells that the household has so many points. */
async function seePointsAtHome(phone: Phone, points: number): Promise<void> {
  // A page asks anew when one comes back to it.
  await phone.goTo('我的')
  await phone.shows('退出登录')
  await phone.goTo('首页')
  await phone.page.getByRole('button', { name: new RegExp(`^我家积分 ${points} 分`) }).waitFor()
}

/** Waits for a line of the ledger. */
const seeLine = ({ page }: Phone, line: RegExp) => page.getByRole('button', { name: line }).first().waitFor()

/** Chooses photos for a column from the album and sends them; gives the submission's id. */
async function send(phone: Phone, column: string, photos: Buffer[]): Promise<string> {
  const { page } = phone
  await phone.goTo('首页')
  await phone.tap(new RegExp(`^${column},`))
  const choosing = page.waitForEvent('filechooser')
  await phone.tap('从相册里选')
  await (await choosing).setFiles(photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })))
  await phone.tap(`发送 ${photos.length} 张照片`)
  await phone.shows('等村管理员审核')
  return idOf(phone)
}

/** Leaves what is older for later, until the submission of the household that was sent just now is on the desk. */
async function findOnDesk({ page, tap }: Phone, column: string, household: string): Promise<void> {
  const wanted = [column, household, /等了 \d 分钟/].reduce((place, hasText) => place.filter({ hasText }), page.getByRole('main'))
  const skip = page.getByRole('button', { name: /看下一条$/ })
  await skip.waitFor()
  for (let left = 60; left > 0 && !(await wanted.count()); left--) await skip.click()
  await tap('放大看')
  await tap('关闭')
}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(new URL(url, serverAddress()))
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** Both renditions of each photo are the picture upright and nothing else. */
async function expectClean(photos: Photo[]): Promise<void> {
  for (const { url, thumbnailUrl, width, height } of photos) {
    const [large, small] = [await download(url), await download(thumbnailUrl)]
    expect(await lookAt(large)).toEqual({ ...uprightLarge, width, height })
    expect(await lookAt(small)).toEqual(uprightSmall)
    expect([...(await tracesIn(large)), ...(await tracesIn(small))]).toEqual([])
  }
}

describeInBrowser('the main job, on the real server', () => {
  let browser: Browser
  let resident: Phone
  let reviewer: Phone
  let shopkeeper: Phone
  let household = ''
  let pointsBefore = 0
  let submissionId = ''
  let digits = ''

  beforeAll(async () => {
    browser = await launchBrowser()
    const open = () => openPhone(browser, serverAddress(), { deviceScaleFactor: 2 })
    ;[resident, reviewer, shopkeeper] = [await open(), await open(), await open()]
  })
  afterAll(() => browser?.close())

  it('the resident signs in and sees the household\'s points', async () => {
    await resident.signInAs('村民甲', village)
    await resident.shows(`${village} · 积分`)
    household = (await resident.session()).profile.household?.label ?? ''
    pointsBefore = (await resident.ask<PointBalance>('/points/balance')).free
    await seePointsAtHome(resident, pointsBefore)
  })

  it('three photographs as a telephone writes them are sent and wait; points are as they were', async () => {
    const photos = [await markedPhoto('home', 6), await markedPhoto('alps', 8), await markedPhoto('home', 3)]
    const told = expect.arrayContaining(['exif', 'gps', 'icc', 'xmp', 'orientation', 'Telephone'])
    for (const photo of photos) expect(await tracesIn(photo)).toEqual(told)
    submissionId = await send(resident, '我家庭院', photos)
    await resident.shows('您发了 3 张照片,村里收到了')
    await seePointsAtHome(resident, pointsBefore)
    await resident.shows(/我家庭院 · 今天 .*,等审核/)
  })

  it('the reviewer sees them large and upright', async () => {
    await reviewer.signInAs('审核员', village)
    await reviewer.tap(/^审核照片/)
    await findOnDesk(reviewer, '我家庭院', household)
    const shown = reviewer.page.getByRole('button', { name: '放大看' }).locator('img')
    for (const index of [1, 2, 3]) {
      await reviewer.tap(`看第 ${index} 张`, 'tab')
      await reviewer.shows(`${index} / 3`)
      const loaded = await shown.evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return { url: image.src, width: image.naturalWidth, height: image.naturalHeight }
      })
      expect(loaded).toMatchObject({ width: uprightLarge.width, height: uprightLarge.height })
      expect(await lookAt(await download(loaded.url))).toEqual(uprightLarge)
    }
  })

  it('the approval brings the points: a seal, the balance and a line in plain words', async () => {
    await reviewer.tap('通过 +2')
    await reviewer.shows(`${household} +2 分`)
    await seePointsAtHome(resident, pointsBefore + 2)
    await resident.tap(/^我家庭院通过了,已得 2 分/)
    await resident.page.getByRole('img', { name: '已得 2 分' }).waitFor()
    await resident.shows('审核通过,2 分已到账')
    await resident.tap(new RegExp(`^现在一共 ${pointsBefore + 2} ?分`))
    await seeLine(resident, new RegExp(`^我家庭院 通过审核 · 今天 .* \\+2 分 余 ${pointsBefore + 2}`))
  })

  it('what is served of the photographs is upright, small enough and tells nothing beside the picture', async () => {
    const { photos } = await resident.ask<Submission>(`/submissions/${submissionId}`)
    expect(photos).toHaveLength(3)
    await expectClean(photos)
  })

  it('a photograph sent just as the telephone wrote it is served no other way', async () => {
    const { token } = await resident.session()
    const authorization = `Bearer ${token}`
    const photo = await markedPhoto('alps', 6)
    const { url, headers } = uploadRequest(randomUUID(), photo)
    const sent = await fetch(serverAddress() + url, { method: 'PUT', headers: { ...headers, authorization }, body: new Uint8Array(photo) })
    const { resourceId } = (await sent.json()) as Upload
    const { items: rules } = await resident.ask<{ items: Rule[] }>('/rules')
    const ruleId = rules.find(({ column }) => column === 'environment')?.id
    const answer = await fetch(`${serverAddress()}/api/submissions`, {
      method: 'POST',
      headers: { authorization, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: JSON.stringify({ ruleId, photoIds: [resourceId] })
    })
    const { id } = (await answer.json()) as { id: string }
    await expectClean((await resident.ask<Submission>(`/submissions/${id}`)).photos)
  })

  /** Redeems one piece and stays on the page of the order. */
  async function redeem(goods: string): Promise<Order> {
    await resident.goTo('兑换')
    await resident.tap(new RegExp(`^${goods},`))
    await resident.page.getByRole('dialog').getByRole('button', { name: '兑换', exact: true }).click()
    await resident.shows('给店员扫码,或报这 8 个数字')
    return resident.ask<Order>(`/orders/${idOf(resident)}`)
  }

  it('points become an order with a QR code and eight digits', async () => {
    const { pickUp, points } = await redeem('食盐 2 包')
    expect(points).toBe(3)
    const said = await resident.page.getByText(/^\d{4} \d{4}$/).innerText()
    expect(said.replace(' ', '')).toBe(pickUp?.digits)
    const picture = await resident.page.getByRole('img', { name: '取货二维码' }).screenshot()
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(pickUp?.token)
  })

  it('an order that is cancelled gives its points back', async () => {
    await resident.tap('不要了,退回 3 分')
    await resident.tap('不要了')
    await resident.shows('已取消')
    await seePointsAtHome(resident, pointsBefore + 2)
  })

  it('the shop keeper sees what is for whom, and hands it over', async () => {
    digits = (await redeem('抽纸 3 包')).pickUp?.digits ?? ''
    await shopkeeper.signInAs('超市店员', village)
    await shopkeeper.tap(/^交货/)
    await shopkeeper.page.getByRole('textbox', { name: '取货码' }).fill(digits)
    await shopkeeper.tap('查一查')
    await shopkeeper.shows(household)
    await shopkeeper.shows('抽纸 3 包')
    await shopkeeper.shows('1 份')
    await shopkeeper.tap('交货')
    await shopkeeper.shows(`给了${household},扣了 10 分`)
    expect(shopkeeper.complaints).toEqual([])
  })

  it('the same code again is refused with the reason', async () => {
    await shopkeeper.tap('下一单')
    await shopkeeper.page.getByRole('textbox', { name: '取货码' }).fill(digits)
    await shopkeeper.tap('查一查')
    await shopkeeper.shows('这一单已经取走了')
    await shopkeeper.shows(/今天 .*已经交过货,不能再交/)
    // Chromium itself notes every refusal on the console.
    expect(shopkeeper.complaints.splice(0)).toEqual([expect.stringMatching(/status of 409/)])
  })

  it('the resident sees it fetched and the points spent', async () => {
    await resident.shows('已取货')
    await resident.shows(/今天 .* 取走,用了 10 分/)
    await seePointsAtHome(resident, pointsBefore + 2 - 10)
    await resident.tap(/^我家积分/)
    await seeLine(resident, new RegExp(`^抽纸 3 包 兑换,.* −10 分 余 ${pointsBefore + 2 - 10}`))
  })

  it('a rejection tells its reason', async () => {
    const id = await send(resident, '志愿服务', [await markedPhoto('alps', 6)])
    await reviewer.goTo('首页')
    await reviewer.tap(/^审核照片/)
    await reviewer.tap(/^志愿 \d+/, 'tab')
    await findOnDesk(reviewer, '志愿服务', household)
    await reviewer.tap('不通过')
    await reviewer.tap('照片看不清', 'checkbox')
    await reviewer.tap('不通过,告诉这户')
    await reviewer.shows(`已告诉 ${household}`)
    await resident.goTo('首页')
    await resident.tap(/^志愿服务没通过/)
    await resident.shows(/没通过:照片看不清。积分没有少/)
    expect(idOf(resident)).toBe(id)
    await seePointsAtHome(resident, pointsBefore + 2 - 10)
  })

  it('no browser complained and none asked anybody but the server', () => {
    expect([...resident.complaints, ...reviewer.complaints, ...shopkeeper.complaints]).toEqual([])
  })
})

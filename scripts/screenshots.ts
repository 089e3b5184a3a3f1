import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { packageRoot } from '../server/paths'
import { chromiumPath, launchBrowser, openPhone, signInDemo, withoutChromium, type Phone } from '../tests/support/browser'
import { startServer } from '../tests/support/started-server'
import type { OrderPage } from '../types/contract/orders'
import type { Rule } from '../types/contract/rules'
import type { Persona } from '../types/contract/sessions'
import type { SubmissionPage } from '../types/contract/submissions'

/** `npm run screenshots`: takes the pictures of docs/screenshots from a freshly started app with its demo data. */

const village = '永安寨村'
const folder = path.join(packageRoot, 'docs/screenshots')
const phoneScreen = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const deskScreen = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }
const maxBytes = 150 * 1024

interface Shot {
  name: string
  who: Persona | null
  route: string
  /** Words that stand there once everything has arrived. */
  words: string | RegExp
  elder?: boolean
  desktop?: boolean
  act?: (phone: Phone) => Promise<void>
}

interface Ids {
  rule: string
  submission: string
  order: string
  /** Pictures that the demo's own courtyard photos are, to be chosen once more. */
  photos: Buffer[]
}

const shots = ({ rule, submission, order, photos }: Ids): Shot[] => [
  { name: 'sign-in', who: null, route: '/pages/sign-in/index', words: '村民甲' },
  { name: 'home', who: 'resident', route: '/pages/home/index', words: '全村第' },
  { name: 'home-elder', who: 'resident', route: '/pages/home/index', words: '全村第', elder: true },
  { name: 'upload', who: 'resident', route: `/pages/upload/index?ruleId=${rule}`, words: '要 3 张照片', act: choose(photos) },
  { name: 'submission', who: 'resident', route: `/pages/submission/index?id=${submission}`, words: '已到账' },
  { name: 'shop', who: 'resident', route: '/pages/shop/index', words: '抽纸 3 包' },
  { name: 'order', who: 'resident', route: `/packages/shop/order/index?id=${order}`, words: '给店员扫码' },
  { name: 'board', who: 'resident', route: '/pages/board/index', words: '第二网格' },
  { name: 'me', who: 'resident', route: '/pages/me/index', words: '退出登录' },
  { name: 'review', who: 'reviewer', route: '/packages/review/queue/index', words: '不通过', act: courtyards },
  { name: 'review-desktop', who: 'reviewer', route: '/packages/review/queue/index', words: '不通过', act: courtyards, desktop: true },
  { name: 'overview-desktop', who: 'supervisor', route: '/packages/overview/villages/index', words: village, desktop: true }
]

const choose = (photos: Buffer[]) => async ({ page, tap, shows }: Phone) => {
  const choosing = page.waitForEvent('filechooser')
  await tap('从相册里选')
  await (await choosing).setFiles(photos.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })))
  await shows(`发送 ${photos.length} 张照片`)
  await page.getByText('正在传').first().waitFor({ state: 'detached' })
}

const courtyards = ({ tap }: Phone) => tap(/^庭院 /, 'tab')

async function findIds(browser: Browser, address: string): Promise<Ids> {
  const { ask, page } = await openPhone(browser, address, { session: await signInDemo(address, 'resident', village) })
  const { items: rules } = await ask<{ items: Rule[] }>('/rules')
  const { items: approved } = await ask<SubmissionPage>('/submissions?status=approved')
  const { items: orders } = await ask<OrderPage>('/orders?status=held')
  await page.context().close()
  const courtyard = approved.find(({ rule }) => rule.column === 'courtyard')
  const photos = await Promise.all((courtyard?.photos ?? []).map(async ({ url }) => {
    const answer = await fetch(new URL(url, address))
    return Buffer.from(await answer.arrayBuffer())
  }))
  return { rule: courtyard?.rule.id ?? rules[0]?.id ?? '', submission: courtyard?.id ?? '', order: orders[0]?.id ?? '', photos }
}

async function take(browser: Browser, address: string, { name, who, route, words, elder, desktop, act }: Shot): Promise<void> {
  const session = who ? await signInDemo(address, who, village) : undefined
  const screen = desktop ? deskScreen : phoneScreen
  const phone = await openPhone(browser, address, { session, elder, path: route, ...screen })
  await phone.shows(words)
  await act?.(phone)
  await phone.page.waitForLoadState('networkidle')
  await phone.page.evaluate(() => document.fonts.ready)
  const picture = await slim(await phone.page.screenshot({ animations: 'disabled' }))
  writeFileSync(path.join(folder, `${name}.png`), picture)
  console.log(`${name}.png  ${Math.round(picture.length / 1024)} KB`)
  for (const complaint of phone.complaints) console.error(`  ${complaint}`)
  await phone.page.context().close()
}

/** As many colours as fit into a picture that nobody minds loading. */
async function slim(picture: Buffer): Promise<Buffer> {
  let slimmed = picture
  for (const colours of [256, 128, 64, 32]) {
    slimmed = await sharp(picture).png({ palette: true, colours, effort: 10 }).toBuffer()
    if (slimmed.length <= maxBytes) break
  }
  return slimmed
}

async function main(): Promise<void> {
  if (!chromiumPath()) throw new Error(withoutChromium)
  mkdirSync(folder, { recursive: true })
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const ids = await findIds(browser, server.address)
    for (const shot of shots(ids)) await take(browser, server.address, shot)
  } finally {
    await browser.close()
    await server.stop()
  }
}

void main()

import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { packageRoot } from '../server/paths'
import { chromiumPath, launchBrowser, openPhone, signInDemo, withoutChromium, type Phone } from '../tests/support/browser'
import { startServer } from '../tests/support/started-server'
import { addressOf, findIds, routesWithoutView, views, type Ids, type View } from '../tests/support/views'
import type { Session } from '../types/contract/sessions'
import type { SubmissionPage } from '../types/contract/submissions'

/** `npm run screenshots`: every page in both modes into docs/screenshots, from a freshly started app with its demo data. */

const village = '永安寨村'
const folder = path.join(packageRoot, 'docs/screenshots')
const phoneScreen = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.25 }
const deskScreen = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }
const maxFolderBytes = 6 * 1024 * 1024

interface Shot extends View {
  elder: boolean
  desktop?: boolean
}

/** What officials see is shown as it looks at a desk, too. */
const atDesk: View['who'][] = ['reviewer', 'villageAdmin', 'supervisor']

const shots: Shot[] = views.flatMap((view) => [
  { ...view, elder: false },
  { ...view, name: `${view.name}-elder`, elder: true },
  ...(atDesk.includes(view.who) ? [{ ...view, name: `${view.name}-desktop`, elder: false, desktop: true }] : [])
])

/** A courtyard's photos of the demo, to be chosen once more. */
async function findPhotos({ ask }: Phone, address: string): Promise<Buffer[]> {
  const { items } = await ask<SubmissionPage>('/submissions?status=approved')
  const photos = items.find(({ rule }) => rule.column === 'courtyard')?.photos ?? []
  return Promise.all(photos.map(async ({ url }) => Buffer.from(await (await fetch(new URL(url, address))).arrayBuffer())))
}

async function choosePhotos({ page, tap, shows }: Phone, photos: Buffer[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await tap(/^从相册/)
  await (await choosing).setFiles(photos.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })))
  await shows(`发送 ${photos.length} 张照片`)
}

interface Studio {
  browser: Browser
  address: string
  ids: Ids
  photos: Buffer[]
  sessions: Map<View['who'], Session>
}

async function take({ browser, address, ids, photos, sessions }: Studio, shot: Shot): Promise<void> {
  const { name, who, words, elder, desktop, act } = shot
  const session = sessions.get(who)
  const screen = desktop ? deskScreen : phoneScreen
  const phone = await openPhone(browser, address, { session, elder, path: addressOf(shot, ids), ...screen })
  await phone.shows(words)
  await act?.(phone)
  if (shot.route === 'upload') await choosePhotos(phone, photos)
  await phone.page.waitForLoadState('networkidle')
  await phone.page.evaluate(() => document.fonts.ready)
  const picture = await sharp(await phone.page.screenshot({ animations: 'disabled' })).webp({ quality: 55, effort: 6 }).toBuffer()
  writeFileSync(path.join(folder, `${name}.webp`), picture)
  console.log(`${name}.webp  ${Math.round(picture.length / 1024)} KB`)
  for (const complaint of phone.complaints) console.error(`  ${complaint}`)
  await phone.page.context().close()
}

/** All pictures beside each other, for whoever looks through the folder. */
function contactTable(): string {
  const cell = (name: string) => `![${name}](${name}.webp)`
  const rows = views.map(({ name, who }) => `| ${name}<br>${who ?? 'nobody'} | ${cell(name)} | ${cell(`${name}-elder`)} |`)
  const desks = shots.filter(({ desktop }) => desktop).map(({ name }) => `${cell(name)}\n`)
  return [
    '# Every page in both modes', '', 'Written by `npm run screenshots`, on the demo data.', '',
    '| page, seen by | normal | 长辈版 |', '| --- | --- | --- |', ...rows, '', '## At a desk', '', ...desks
  ].join('\n')
}

/** Pictures of pages that are no more. */
function removeStale(): void {
  const kept = new Set(shots.map(({ name }) => `${name}.webp`))
  for (const file of readdirSync(folder)) {
    if (file !== 'README.md' && !kept.has(file)) rmSync(path.join(folder, file))
  }
}

async function main(): Promise<void> {
  if (!chromiumPath()) throw new Error(withoutChromium)
  const missing = routesWithoutView()
  if (missing.length) throw new Error(`tests/support/views.ts has no view of: ${missing.join(', ')}`)
  mkdirSync(folder, { recursive: true })
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const { address } = server
    const sessions: Studio['sessions'] = new Map()
    for (const who of new Set(views.map((view) => view.who))) {
      if (who) sessions.set(who, await signInDemo(address, who, village))
    }
    const phone = await openPhone(browser, address, { session: sessions.get('resident') })
    const keeper = await openPhone(browser, address, { session: sessions.get('shopkeeper') })
    const ids = await findIds(phone.ask, keeper.ask)
    const studio = { browser, address, sessions, ids, photos: await findPhotos(phone, address) }
    for (const { page } of [phone, keeper]) await page.context().close()
    for (const shot of shots) {
      await take(studio, shot).catch((error: unknown) => {
        console.error(`${shot.name}: ${String(error)}`)
        process.exitCode = 1
      })
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  removeStale()
  writeFileSync(path.join(folder, 'README.md'), contactTable())
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0)
  if (bytes > maxFolderBytes) throw new Error(`docs/screenshots has ${bytes} bytes, at most ${maxFolderBytes} are wanted`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

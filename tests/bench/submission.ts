import { launchBrowser, openPhone, signInDemo } from '../support/browser'
import { keptFiles } from '../support/kept-photos'
import { phonePhotos } from '../support/photographs'
import { startServer } from '../support/started-server'
import { createWeakNetwork } from '../support/weak-network'

/** Seconds and bytes from the choice of three 12-megapixel photos to the submission on the screen, over 20 KB per second. */
async function main(): Promise<void> {
  const server = process.env.E2E_ADDRESS ? null : await startServer()
  const address = server?.address ?? process.env.E2E_ADDRESS ?? ''
  const network = await createWeakNetwork(address)
  const browser = await launchBrowser()
  try {
    const session = await signInDemo(address, 'resident', '黄正村')
    const photos = await phonePhotos(3)
    const { page, tap, shows } = await openPhone(browser, network.url, { session })
    await tap(/^我家庭院,/)
    await shows('要 3 张照片')
    const choosing = page.waitForEvent('filechooser')
    await tap('从相册里选')
    network.set({ bytesPerSecond: 20 * 1024 })
    const before = { ...network.traffic }
    const started = Date.now()
    await (await choosing).setFiles(photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })))
    await page.getByText('发送 3 张照片').waitFor()
    const ready = Date.now()
    const kept = await keptFiles(page)
    await tap('发送 3 张照片')
    page.setDefaultTimeout(300_000)
    await shows('等村管理员审核')
    const seconds = (Date.now() - started) / 1000
    const sent = network.traffic.sent - before.sent
    console.log(`three photos of 12 megapixels, ${kilobytes(photos.map(({ length }) => length))} as the telephone wrote them`)
    console.log(`made ready       ${((ready - started) / 1000).toFixed(1)} s, ${kilobytes(kept.map(({ bytes }) => bytes))}`)
    console.log(`over 20 KB/s     ${seconds.toFixed(1)} s from the choice to 等审核, ${(sent / 1024).toFixed(0)} KB sent`)
  } finally {
    await browser.close()
    await network.close()
    await server?.stop()
  }
}

const kilobytes = (sizes: number[]) => `${sizes.map((size) => (size / 1024).toFixed(0)).join(' + ')} KB`

void main()

import type { Browser, CDPSession } from 'playwright-core'
import { launchBrowser, signInDemo } from '../support/browser'
import { firstLoad, gzippedSize } from '../support/bundles'
import { startServer } from '../support/started-server'

/**
 * How long somebody with a slow phone on a slow network waits for the first screen: the production build, nothing in the
 * cache, Slow 4G as Lighthouse draws it, a processor four times slower than this machine's. What the app itself keeps on the
 * device is as each situation says.
 */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const cpuSlowdown = 4
const rounds = 5
/** Nothing larger appears so long after everything has come, in milliseconds. */
const settling = 1_500

interface Load {
  /** Largest Contentful Paint, in milliseconds since the address was opened. */
  lcp: number
  /** What it was. */
  what: string
  scriptBytes: number
  allBytes: number
  requests: number
}

const signIn = 'pages/sign-in/index'
const home = 'pages/home/index'

async function main(): Promise<void> {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const session = await signInDemo(server.address, 'resident', '永安寨村')
    const headers = { authorization: `Bearer ${session.token}` }
    const rules = (await (await fetch(`${server.address}/api/rules`, { headers })).json()) as object
    const situations = [
      { name: 'sign-in, nothing kept', path: signIn, kept: {} },
      { name: 'home, with a session alone', path: home, kept: { session } },
      { name: 'home, with a session and the rules of the last visit', path: home, kept: { session, rules } }
    ]
    for (const { name, path, kept } of situations) {
      const loads: Load[] = []
      for (let round = 0; round < rounds; round += 1) loads.push(await load(browser, `${server.address}/#/${path}`, kept))
      const { lcp, what, scriptBytes, allBytes, requests } = loads.sort((a, b) => a.lcp - b.lcp)[Math.floor(rounds / 2)] as Load
      console.log(`\n${name}: largest paint ${seconds(lcp)} (median of ${rounds}; ${loads.map((one) => seconds(one.lcp)).join(', ')}): ${what}`)
      console.log(`  sent: scripts ${kilobytes(scriptBytes)}, everything ${kilobytes(allBytes)} in ${requests} answers`)
      console.log(`  scripts gzip ${kilobytes(gzippedSize(firstLoad(path)))}`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

async function load(browser: Browser, address: string, kept: object): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'zh-CN' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  const sent = countBytes(devtools)
  await page.addInitScript((entries) => {
    for (const [name, data] of entries) localStorage.setItem(name, JSON.stringify({ data }))
    new PerformanceObserver((list) => {
      Object.assign(window, { largestPaint: list.getEntries().at(-1) })
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  }, Object.entries(kept))
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(settling)
  const paint = await page.evaluate(() => {
    const { largestPaint } = window as unknown as { largestPaint: { startTime: number; element: Element | null; url: string } }
    const { startTime, element, url } = largestPaint
    return { lcp: startTime, what: element ? `${element.className} ${url || element.textContent?.slice(0, 20)}`.trim() : url }
  })
  await context.close()
  return { ...paint, ...sent }
}

/** Bytes as they came over the line, headers included, counted while the page loads. */
function countBytes(devtools: CDPSession) {
  const sent = { scriptBytes: 0, allBytes: 0, requests: 0 }
  const scripts = new Set<string>()
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sent.requests += 1
    sent.allBytes += encodedDataLength
    if (scripts.has(requestId)) sent.scriptBytes += encodedDataLength
  })
  return sent
}

void main()

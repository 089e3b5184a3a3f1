import type { Browser } from 'playwright-core'
import { routes } from '../../src/routes'
import type { Persona } from '../../types/contract/sessions'
import { launchBrowser, openPhone, signInDemo } from '../support/browser'
import { describeInBrowser, serverAddress } from '../support/in-browser'
import { codeOn, readPdf, type PdfPage } from '../support/pdf'

const village = '内里村'
/** Where a sheet's title has its code, in shares of a page's width. */
const titleCode = { left: 0.74, top: 0.04, side: 0.22 }

describeInBrowser('paper as a browser prints it', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  async function print(who: Persona, path: string, words: string, size?: string): Promise<PdfPage[]> {
    const address = serverAddress()
    const phone = await openPhone(browser, address, { path, session: await signInDemo(address, who, village) })
    await phone.shows(words)
    if (size) await phone.tap(size, 'radio')
    await phone.page.waitForLoadState('networkidle')
    const pages = await readPdf(await phone.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    await phone.page.context().close()
    return pages
  }

  const without = ({ text }: PdfPage) => text.replace(/ /g, '')
  const sizesOf = (pages: PdfPage[]) => new Set(pages.map(({ width, height }) => `${width} × ${height}`))

  it.each([['A4', '210 × 297'], ['A3 大张', '297 × 420']])('prints the price sheet on %s, without the app around it', async (size, measures) => {
    const pages = await print('villageAdmin', routes.priceSheet, '抽纸 3 包', size)
    expect(sizesOf(pages)).toEqual(new Set([measures]))
    const text = pages.map(without).join('')
    for (const words of ['内里村·积分超市', '扫码看货', '抽纸3包', '肥皂2块', '洗衣液2千克']) expect(text).toContain(words)
    for (const chrome of ['存成PDF', 'A3大张', '印出来贴在']) expect(text).not.toContain(chrome)
    expect(pages[0] && (await codeOn(pages[0], titleCode))).toMatch(new RegExp(`/#${routes.shop}$`))
  })

  it('prints the wall sheet', async () => {
    const pages = await print('villageAdmin', routes.wallSheet, '这一周谁家得分多')
    expect(sizesOf(pages)).toEqual(new Set(['210 × 297']))
    expect(pages.map(without).join('')).toContain('这一周谁家得分多')
    expect(pages[0] && (await codeOn(pages[0], titleCode))).toMatch(new RegExp(`/#${routes.home}$`))
  })

  it('prints the passbook with its cover on a page of its own', async () => {
    const [cover, ...others] = await print('resident', routes.passbook, '月底剩', 'A5 小本')
    expect(sizesOf(others)).toEqual(new Set(['148 × 210']))
    expect(cover && without(cover)).toContain('积分存折')
    expect(cover && without(cover)).not.toContain('月底剩')
    expect(others.map(without).join('')).toContain('我家庭院')
    expect(cover && (await codeOn(cover, { left: 0.25, top: 0.5, side: 0.5 }))).toMatch(/card=[\w-]{40}$/)
  })

  it('prints door cards ten to a page', async () => {
    const pages = await print('villageAdmin', routes.cards, '第一网格 1 号')
    expect(sizesOf(pages)).toEqual(new Set(['210 × 297']))
    expect(without(pages[0] as PdfPage).match(/扫一扫/g)).toHaveLength(10)
    for (const [column, row] of [[0, 0], [1, 0], [0, 4], [1, 4]] as const) {
      const part = { left: (20 + column * 85 + 37) / 210, top: (13.5 + row * 54 + 2) / 210, side: 48 / 210 }
      expect(await codeOn(pages[0] as PdfPage, part)).toMatch(/card=[\w-]{40}$/)
    }
  })
})

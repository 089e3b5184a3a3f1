import type { Page } from 'playwright-core'

/** What keeps words from being read and buttons from being hit, as it stands on the screen; empty when all is well. */

interface Limits {
  /** Smallest side of what can be pressed, in CSS pixels. */
  target: number
  /** Smallest text, in CSS pixels. */
  text: number
}

/** Words that are cut off, lie beyond the screen or over other words; targets and letters too small. */
export const faults = (page: Page, limits: Limits): Promise<string[]> =>
  page.evaluate(({ target, text }) => {
    const found = new Set<string>()
    const pages = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility())
    const root = document.querySelector('[aria-modal="true"]') ?? pages[pages.length - 1] ?? document.body
    const style = (element: Element) => getComputedStyle(element)
    const ancestors = (element: Element | null): Element[] => (element ? [element, ...ancestors(element.parentElement)] : [])
    const quote = (node: Node) => `"${node.textContent?.trim().slice(0, 24)}"`

    /** Where letters stand: the boxes of their lines, without what the font leaves above and below them. */
    function letters(node: Node, size: number): DOMRect[] {
      const range = document.createRange()
      range.selectNodeContents(node)
      return [...range.getClientRects()].filter(({ width }) => width > 0).map(({ left, top, width, height }) => {
        const spare = Math.max(0, height - size) / 2
        return new DOMRect(left, top + spare, width, Math.min(height, size))
      })
    }

    const lines: { rect: DOMRect; node: Node }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent?.trim() || !parent?.checkVisibility({ opacityProperty: true })) continue
      // words for a screen reader alone stand in a box that is clipped away
      if (ancestors(parent).some((one) => one.getAttribute('aria-hidden') === 'true' || style(one).clipPath !== 'none')) continue
      const size = parseFloat(style(parent).fontSize)
      if (size < text - 0.01) found.add(`${quote(node)} is written in ${size} px`)
      let layered = false
      let scrolls = false
      const rects = letters(node, size)
      const pressed = parent.closest('[role=button], [role=link], [role=tab], [role=radio]')?.getBoundingClientRect()
      for (const one of ancestors(parent)) {
        const { overflowX, overflowY, position, textOverflow } = style(one)
        if (/auto|scroll/.test(overflowX)) scrolls = true
        if (position !== 'static' && position !== 'relative') layered = true
        if (one === root) break
        const box = one.getBoundingClientRect()
        const clips = (overflow: string) => /hidden|clip/.test(overflow)
        for (const rect of rects) {
          const across = clips(overflowX) && !scrolls && (rect.left < box.left - 1 || rect.right > box.right + 1)
          const along = clips(overflowY) && (rect.top < box.top - 1 || rect.bottom > box.bottom + 1)
          if ((across && textOverflow !== 'ellipsis') || along) found.add(`${quote(node)} is cut off by .${one.className}`)
        }
      }
      for (const rect of rects) {
        if (!scrolls && (rect.left < -1 || rect.right > innerWidth + 1)) found.add(`${quote(node)} reaches beyond the screen`)
        if (!layered) lines.push({ rect, node })
        const spills = pressed && (rect.left < pressed.left - 1 || rect.right > pressed.right + 1)
        if (spills) found.add(`${quote(node)} spills out of what is pressed`)
      }
    }

    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
    lines.forEach(({ rect, node }, index) => {
      for (const other of lines.slice(index + 1)) {
        if (meet(rect, other.rect)) found.add(`${quote(node)} and ${quote(other.node)} lie over each other`)
      }
    })

    for (const element of root.querySelectorAll('[role=button], [role=link], [role=tab], [role=radio], [role=checkbox], [role=switch]')) {
      const { width, height } = element.getBoundingClientRect()
      if (!element.checkVisibility({ visibilityProperty: true }) || Math.min(width, height) >= target - 0.5) continue
      found.add(`${element.getAttribute('aria-label') ?? quote(element)} is ${Math.round(width)} × ${Math.round(height)} px to press`)
    }

    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} px wide`)
    return [...found]
  }, limits)

/** Sets the text size of the browser, as many times larger than ordinary, and comes back to the app as from its settings. */
export async function setFontScale(page: Page, scale: number): Promise<void> {
  await page.evaluate(async (times) => {
    document.documentElement.style.fontSize = `${16 * times}px`
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)))
  }, scale)
}

/** What the keyboard does not reach on the page, and what it reaches without showing where it is. */
export async function unreachable(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const pages = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility())
    const root = document.querySelector('[aria-modal="true"]') ?? pages[pages.length - 1]
    const stops = [...(root?.querySelectorAll('[tabindex="0"], input, textarea') ?? [])]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    stops.forEach((stop) => stop.setAttribute('data-unreached', ''))
    // the keyboard goes through the year, the month and the day, and stops at the calendar
    const parts = stops.filter((stop) => ['date', 'time'].includes((stop as HTMLInputElement).type)).length * 3
    return stops.length + parts
  })
  const hidden: string[] = []
  const most = 60
  for (let pressed = 0; pressed < Math.min(count + 8, most); pressed += 1) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      element.removeAttribute('data-unreached')
      const rings = (one: Element | null, depth = 0): boolean => {
        if (!one || depth > 4) return false
        const { boxShadow, outlineStyle } = getComputedStyle(one)
        return /rgb\(31, 122, 90\)/.test(boxShadow) || (outlineStyle !== 'none' && outlineStyle !== 'auto') || rings(one.parentElement, depth + 1)
      }
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = document.elementFromPoint(left + width / 2, top + Math.min(height, 24) / 2)
      const covered = at !== null && !element.contains(at) && !at.contains(element)
      const label = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
      if (!rings(element)) return `"${label}" has the keyboard and does not show it`
      return covered ? `"${label}" has the keyboard and lies below .${at.className}` : null
    })
    if (fault) hidden.push(fault)
  }
  if (count + 8 > most) return hidden
  const unreached = await page.evaluate(() =>
    [...document.querySelectorAll('[data-unreached]')].map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim())
  )
  return [...hidden, ...unreached.map((label) => `the keyboard never reaches "${label.slice(0, 24)}"`)]
}

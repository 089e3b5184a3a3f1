import type { Passbook, PaperSize } from '../../../../types/contract/paper'
import { longDay, shortDay } from '../words.rules'
import { a5, colours, openPaper, type Paper } from './kit'
import { drawHeading, drawPoints } from './parts'

const margin = 26
const width = a5.width - margin * 2
const lineHeight = 21
const perPage = 22

const signed = (amount: number) => (amount > 0 ? `+${amount}` : String(amount))

/** Right edges of the columns of numbers. */
const columns = { change: margin + width - 66, balance: margin + width - 6 }

/** 积分存折: a cover, the months, and entry by entry. */
export async function drawPassbook(book: Passbook, { size, at }: { size: PaperSize; at: Date }): Promise<Buffer> {
  const title = '积分存折'
  const paper = openPaper({ title: `${book.household}${title} ${book.year}`, by: book.village, on: at, size, design: a5 })
  await paper.addPage()
  drawCover(paper, book, title)
  await paper.addPage()
  drawMonths(paper, book)
  for (let from = 0; from === 0 || from < book.entries.length; from += perPage) {
    await paper.addPage()
    drawEntries(paper, book, from)
  }
  return paper.close((page, pages) => {
    if (page === 1) return
    const style = { size: 8, colour: colours.inkSecond }
    paper.line(`${book.household} · ${longDay(book.on)}打印`, margin, a5.height - 18, width * 0.7, style)
    paper.line(`第 ${page - 1} 页,共 ${pages - 1} 页`, margin, a5.height - 18, width, { ...style, align: 'right' })
  })
}

function drawCover(paper: Paper, { village, household, grid, unit, year, address }: Passbook, title: string): void {
  const side = 150
  const centre = { align: 'center', colour: '#ffffff' } as const
  paper.jade(margin, margin, width, a5.height - margin * 2, 22)
  paper.line(village, margin + 20, 96, width - 40, { ...centre, size: 18 })
  paper.line(title, margin + 20, 166, width - 40, { ...centre, size: 62, bold: true })
  paper.line(`${year} 年`, margin + 20, 200, width - 40, { ...centre, size: 18 })
  paper.qr(address, (a5.width - side) / 2, 236, side)
  paper.line('这是我家的门牌码', margin + 20, 408, width - 40, { ...centre, size: 11 })
  const under = paper.lines(household, margin + 24, 462, width - 48, 2, { ...centre, size: 32, least: 18, bold: true })
  paper.line([grid, unit].filter(Boolean).join(' · '), margin + 20, under + 34, width - 40, { ...centre, size: 13 })
}

function drawMonths(paper: Paper, { year, carried, left, months, free, held }: Passbook): void {
  drawHeading(paper, '现在能用', margin, margin + 22, width - 130)
  drawPoints(paper, free, margin + width, margin + 34, 40)
  paper.line(held > 0 ? `另有 ${held} 分给换好的东西留着` : '没有等着取的东西', margin, margin + 46, width - 130, { size: 10.5, colour: colours.inkSecond })
  drawHeading(paper, `${year} 年每个月`, margin, margin + 88, width)
  const cells = [margin + 6, margin + width * 0.5, margin + width * 0.74, columns.balance]
  const row = (words: readonly string[], baseline: number, bold: boolean) =>
    words.forEach((text, index) => {
      const right = cells[index] ?? 0
      const style = { size: 12, bold: bold || index === 3, colour: index === 1 && !bold ? colours.vermilion : colours.ink }
      if (index === 0) paper.line(text, right, baseline, 110, style)
      else paper.line(text, right - 90, baseline, 90, { ...style, align: 'right' })
    })
  let baseline = margin + 118
  row(['月份', '得', '换东西', '月底剩'], baseline, true)
  for (const { month, earned, redeemed, balance } of months) {
    baseline += 28
    drawRule(paper, baseline - 19)
    row([`${Number(month.slice(5))} 月`, String(earned), String(redeemed), String(balance)], baseline, false)
  }
  drawRule(paper, baseline + 9)
  if (months.length === 0) paper.line('这一年还没有进出。', margin + 6, baseline + 32, width, { size: 12, colour: colours.inkSecond })
  const before = left > 0 ? `前面 ${left} 笔没有印,那时剩 ${carried} 分。` : carried > 0 ? `以前剩下 ${carried} 分。` : ''
  paper.line(`${before}每一笔在后面。`, margin + 6, a5.height - 44, width - 12, { size: 10, colour: colours.inkSecond })
}

function drawRule({ doc }: Paper, y: number): void {
  doc.lineWidth(0.6).moveTo(margin, y).lineTo(margin + width, y).stroke(colours.line)
}

function drawEntries(paper: Paper, { year, entries, carried }: Passbook, from: number): void {
  const shown = entries.slice(from, from + perPage)
  drawHeading(paper, `${year} 年流水`, margin, margin + 20, width)
  let baseline = margin + 46
  const cell = (text: string, right: number, bold = false, colour: string = colours.ink) =>
    paper.line(text, right - 60, baseline, 60, { size: 11, bold, colour, align: 'right' })
  const what = (text: string, bold = false) =>
    paper.line(text, margin + 72, baseline, columns.change - 46 - margin - 72, { size: 11, least: 7.5, bold })
  paper.line('日期', margin + 4, baseline, 64, { size: 11, bold: true })
  what('摘要', true)
  cell('分', columns.change, true)
  cell('剩下', columns.balance, true)
  baseline += lineHeight
  drawRule(paper, baseline - 14.5)
  what(from === 0 ? '以前剩下' : '上一页剩下')
  cell(String(from === 0 ? carried : entries[from - 1]?.balance ?? carried), columns.balance, true)
  for (const { on, what: words, amount, balance } of shown) {
    baseline += lineHeight
    drawRule(paper, baseline - 14.5)
    paper.line(shortDay(on), margin + 4, baseline, 66, { size: 11, colour: colours.inkSecond })
    what(words)
    cell(signed(amount), columns.change, false, amount > 0 ? colours.vermilion : colours.ink)
    cell(String(balance), columns.balance, true)
  }
  drawRule(paper, baseline + 6.5)
}

import { colours, type Paper } from './kit'

/** Room to the edge of a wall sheet; printers leave as much white. */
export const margin = 30

interface Title {
  village: string
  title: string
  under: readonly string[]
  address: string
  /** What the code is for. */
  codeHint: string
}

export const titleHeight = 132

/** The jade head of a sheet: its name to be read from across the street, and the code. */
export function drawTitle(paper: Paper, { village, title, under, address, codeHint }: Title): void {
  const [x, y, width] = [margin, margin, paper.width - margin * 2]
  const box = 92
  const wordsWidth = width - box - 58
  paper.jade(x, y, width, titleHeight)
  paper.line(village, x + 22, y + 30, wordsWidth, { size: 15, colour: '#ffffff' })
  paper.line(title, x + 22, y + 82, wordsWidth, { size: 50, bold: true, colour: '#ffffff' })
  under.forEach((words, index) => paper.line(words, x + 22, y + 103 + index * 15, wordsWidth, { size: 11.5, colour: '#ffffff' }))
  paper.qr(address, x + width - box - 20, y + 13, box)
  paper.line(codeHint, x + width - box - 28, y + 119, box + 16, { size: 9.5, colour: '#ffffff', align: 'center' })
}

/** A heading with the stitch behind it. */
export function drawHeading(paper: Paper, words: string, x: number, baseline: number, width: number): void {
  const drawn = paper.line(words, x, baseline, width, { size: 16, bold: true, colour: colours.jadeDeep })
  if (width > drawn + 20) paper.stitch(x + drawn + 10, baseline - 5.5, width - drawn - 10, 0, 0, colours.jade, 0.55)
}

/** What stands at the end of each page. */
export function drawFoot(paper: Paper, left: string, page: number, pages: number): void {
  const baseline = paper.height - 20
  const width = paper.width - margin * 2
  const style = { size: 9, colour: colours.inkSecond }
  paper.line(left, margin, baseline, width * 0.75, style)
  if (pages > 1) paper.line(`第 ${page} 页,共 ${pages} 页`, margin, baseline, width, { ...style, align: 'right' })
}

/** Points as the village writes them: a large number and a small 分, ending at `right`. @returns where it begins */
export function drawPoints(paper: Paper, points: number, right: number, baseline: number, size: number): number {
  const unit = paper.widthOf(' 分', { size: size * 0.46 })
  const number = paper.widthOf(String(points), { size, bold: true })
  paper.line(' 分', right - unit - 1, baseline, unit + 1, { size: size * 0.46, colour: colours.vermilion })
  paper.line(String(points), right - unit - number - 2, baseline, number + 1, { size, bold: true, colour: colours.vermilion })
  return right - unit - number - 2
}

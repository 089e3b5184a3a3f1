import type { PaperSize, PriceSheet } from '../../../../types/contract/paper'
import { longDay } from '../words.rules'
import { a4, colours, openPaper, type Paper } from './kit'
import { drawFoot, drawHeading, drawPoints, drawTitle, margin, titleHeight } from './parts'

type Group = PriceSheet['groups'][number]
type Goods = Group['goods'][number]

interface Drawing {
  size: PaperSize
  at: Date
  /** By goods. */
  pictures: ReadonlyMap<string, Buffer>
}

/** A heading or the goods beside each other; without headings each says its category itself. */
type Row = { heading: string } | { goods: (Goods & { tag?: string })[] }

const top = margin + titleHeight + 16
const topBehind = margin + 46
const bottom = a4.height - 44
const headingHeight = 30
const gap = 9
/** As large as leaves everything on one page; beyond that further pages follow. */
const cellHeights = [128, 112, 98, 86]
/** So few goods have a line each, that the sheet is not half a sheet. */
const alone = 4
/** Rather than a second page. */
const leastHeight = 70

/** 《物品积分兑换表》 to be hung up at the shop. */
export async function drawPriceSheet(sheet: PriceSheet, { size, at, pictures }: Drawing): Promise<Buffer> {
  const title = '物品积分兑换表'
  const paper = openPaper({ title: `${sheet.village}${title}`, by: sheet.village, on: at, size, design: a4 })
  const { rows, cell, columns } = planned(sheet.groups)

  await paper.addPage()
  const where = [sheet.place, sheet.hours].filter(Boolean).join(' · ')
  drawTitle(paper, {
    village: `${sheet.village} · 积分超市`, title, under: [where], address: sheet.address, codeHint: '扫码看货、换东西'
  })
  let y = top
  for (const [index, row] of rows.entries()) {
    const height = 'goods' in row ? cell : headingHeight
    const next = rows[index + 1]
    // a heading never stands alone at the end of a page
    const together = 'goods' in row || !next ? height : height + cell
    if (y + together > bottom) {
      await paper.addPage()
      drawHeading(paper, `${sheet.village} ${title}(续)`, margin, margin + 20, paper.width - margin * 2)
      y = topBehind
    }
    if ('goods' in row) {
      const width = (paper.width - margin * 2 - gap * (columns - 1)) / columns
      row.goods.forEach((goods, column) =>
        drawGoods(paper, goods, margin + column * (width + gap), y, width, height, pictures.get(goods.id)))
      y += height + gap
    } else {
      drawHeading(paper, row.heading, margin, y + 19, paper.width - margin * 2)
      y += headingHeight
    }
  }
  if (rows.length === 0) {
    paper.line('货架还空着,上了新货再来看。', margin, top + 60, paper.width - margin * 2, { size: 20, colour: colours.inkSecond, align: 'center' })
  }
  const call = sheet.phone ? ` · 电话 ${sheet.phone}` : ''
  return paper.close((page, pages) => drawFoot(paper, `${longDay(sheet.on)}的价钱。带手机或门牌卡都能换${call}`, page, pages))
}

/** Under headings where that fits on one page, else without them where that does, else under headings on as many as it takes. */
function planned(groups: readonly Group[]): { rows: Row[]; cell: number; columns: number } {
  const columns = groups.reduce((sum, { goods }) => sum + goods.length, 0) > alone ? 2 : 1
  const headed = rowsOf(groups, columns)
  const tagged = groups.flatMap(({ category: tag, goods }) => goods.map((one) => ({ ...one, tag })))
  const plain = lined(tagged, columns)
  for (const [rows, heights] of [[headed, cellHeights], [plain, [...cellHeights.slice(-2), 78, leastHeight]]] as const) {
    const needed = (cell: number) => rows.reduce((sum, row) => sum + ('goods' in row ? cell + gap : headingHeight), 0)
    const cell = heights.find((height) => needed(height) - gap <= bottom - top)
    if (cell !== undefined) return { rows, cell, columns }
  }
  return { rows: headed, cell: cellHeights.at(-1) ?? leastHeight, columns }
}

const lined = (goods: (Goods & { tag?: string })[], columns: number): Row[] =>
  Array.from({ length: Math.ceil(goods.length / columns) }, (_, row) => ({ goods: goods.slice(row * columns, (row + 1) * columns) }))

function rowsOf(groups: readonly Group[], columns: number): Row[] {
  return groups.flatMap(({ category, goods }) => [
    ...(category || groups.length > 1 ? [{ heading: category || '其他' }] : []),
    ...lined(goods, columns)
  ])
}

function drawGoods(
  paper: Paper, goods: Goods & { tag?: string }, x: number, y: number, width: number, height: number, picture: Buffer | undefined
): void {
  const inner = 8
  const side = height - inner * 2
  const scale = height / 86
  const left = x + inner + side + 10
  const right = x + width - 12
  paper.doc.lineWidth(0.8).roundedRect(x, y, width, height, 10).fillAndStroke(colours.card, colours.line)
  paper.picture(picture, x + inner, y + inner, side, goods.name)
  paper.lines(goods.name, left, y + 12 + 14 * scale, right - left, height >= 112 ? 3 : 2, { size: 14 + 2.5 * scale, least: 11, bold: true })
  const base = y + height - 13
  const begins = drawPoints(paper, goods.points, right, base, 25 * scale)
  const notes = [...goods.notes].reverse().concat(goods.tag ? [goods.tag] : [])
  notes.forEach((note, index) =>
    paper.line(note, left, base - index * 12, begins - left - 6, { size: 9.5, least: 6.5, colour: colours.inkSecond }))
}

import type { PaperSize, WallSheet } from '../../../../types/contract/paper'
import { shanghaiDay, shanghaiTime } from '../../../shared/calendar'
import { clockWords, longDay, shortDay } from '../words.rules'
import { a4, colours, openPaper, type Paper } from './kit'
import { drawFoot, drawHeading, drawPoints, drawTitle, margin, titleHeight } from './parts'

interface Drawing {
  size: PaperSize
  at: Date
  /** By honour. */
  pictures: ReadonlyMap<string, Buffer>
}

const nameless = '热心村民'
const width = a4.width - margin * 2
const between = 14
const half = (width - between) / 2
const headingHeight = 28
const sectionGap = 14

/** 墙报: the week on one page. What takes less room than there is stretches, so that the page is full either way. */
export async function drawWallSheet(sheet: WallSheet, { size, at, pictures }: Drawing): Promise<Buffer> {
  const { village, from, until, address, honours, board, activities, goods } = sheet
  const paper = openPaper({ title: `${village}积分墙报 ${from}`, by: village, on: at, size, design: a4 })
  await paper.addPage()
  const days = `${longDay(from)}到 ${shortDay(until)}`
  drawTitle(paper, { village, title: '积分墙报', under: [days], address, codeHint: '扫码看村里的事' })

  const rows = { honours: Math.max(Math.ceil(honours.length / 2), 1), board: Math.max(Math.ceil(board.length / 2), 1) }
  const news = Math.max(activities.length, goods.length, 1)
  const plain = 78 + rows.honours * 64 + rows.board * 30 + news * 42 + headingHeight * 3 + sectionGap * 4
  const top = margin + titleHeight + sectionGap
  const stretch = Math.min(Math.max((a4.height - 44 - top) / plain, 1), 1.5)

  let y = top
  drawSums(paper, sheet.ledger, y, 78 * stretch)
  y += (78 + sectionGap) * stretch
  drawHeading(paper, '这一周的荣誉', margin, y + 16, sheet.moreHonours > 0 ? width - 170 : width)
  y += headingHeight
  drawHonours(paper, sheet, pictures, y, 64 * stretch)
  y += (rows.honours * 64 + sectionGap) * stretch
  drawHeading(paper, '这一周谁家得分多', margin, y + 16, width)
  y += headingHeight
  drawBoard(paper, board, y, 30 * stretch)
  y += (rows.board * 30 + sectionGap) * stretch
  drawHeading(paper, '村里活动', margin, y + 16, half)
  drawHeading(paper, '新货和新价', margin + half + between, y + 16, half)
  y += headingHeight
  drawActivities(paper, activities, y, 42 * stretch)
  drawPrices(paper, goods, y, 42 * stretch)
  return paper.close((page, pages) => drawFoot(paper, `不愿公开的人家不写名字 · ${longDay(shanghaiDay(at))}打印`, page, pages))
}

function empty(paper: Paper, words: string, x: number, y: number, room: number): void {
  paper.line(words, x + 4, y + 24, room - 8, { size: 14, colour: colours.inkSecond })
}

function drawSums(paper: Paper, { earned, redeemed, households }: WallSheet['ledger'], y: number, height: number): void {
  const cell = (width - between * 2) / 3
  const sums: [string, number, string][] = [['全村得了', earned, '分'], ['换走东西', redeemed, '分'], ['得分的人家', households, '户']]
  sums.forEach(([name, sum, unit], index) => {
    const x = margin + index * (cell + between)
    paper.doc.roundedRect(x, y, cell, height, 12).fill(index === 2 ? colours.jadeWash : colours.vermilionWash)
    const colour = index === 2 ? colours.jadeDeep : colours.vermilion
    paper.line(name, x, y + height * 0.32, cell, { size: 13, colour: colours.inkSecond, align: 'center' })
    const number = paper.widthOf(String(sum), { size: 36, bold: true })
    const start = x + (cell - number - 20) / 2
    paper.line(String(sum), start, y + height * 0.8, number + 1, { size: 36, bold: true, colour })
    paper.line(unit, start + number + 4, y + height * 0.8, 20, { size: 15, colour })
  })
}

function drawHonours(paper: Paper, { honours, moreHonours }: WallSheet, pictures: Drawing['pictures'], y: number, height: number): void {
  if (honours.length === 0) empty(paper, '这一周没有颁荣誉,下一周看您家。', margin, y, width)
  honours.forEach(({ id, title, household, name, note }, index) => {
    const [x, at] = [margin + (index % 2) * (half + between), y + Math.floor(index / 2) * height]
    const card = height - 8
    const picture = pictures.get(id)
    const room = honours.length === 1 ? width : half
    paper.doc.lineWidth(0.8).roundedRect(x, at, room, card, 10).fillAndStroke(colours.card, colours.line)
    paper.stitch(x + 3, at + 3, room - 6, card - 6, 8, colours.vermilion, 0.5)
    paper.picture(picture, x + 8, at + 8, card - 16, '荣')
    const left = x + card + 2
    const wide = x + room - 12 - left
    paper.line(title, left, at + card * 0.35, wide, { size: 16, bold: true, colour: colours.vermilion })
    paper.line([household ?? nameless, name].filter(Boolean).join(' '), left, at + card * 0.62, wide, { size: 12.5, least: 8, bold: true })
    if (note) paper.line(note, left, at + card * 0.85, wide, { size: 9.5, least: 8, colour: colours.inkSecond })
  })
  if (moreHonours > 0) {
    paper.line(`还有 ${moreHonours} 个,看手机上的荣誉墙`, margin, y - 12, width, { size: 10, colour: colours.inkSecond, align: 'right' })
  }
}

const medals: Record<number, string> = { 1: colours.gold, 2: colours.silver, 3: colours.bronze }

/** Down the left column, then down the right one. */
function drawBoard(paper: Paper, board: WallSheet['board'], y: number, height: number): void {
  if (board.length === 0) empty(paper, '这一周还没有人家得分。', margin, y, width)
  const rows = Math.ceil(board.length / 2)
  board.forEach(({ place, household, points }, index) => {
    const [x, middle] = [margin + Math.floor(index / rows) * (half + between), y + (index % rows) * height + height / 2]
    paper.doc.circle(x + 13, middle, 11).fill(medals[place] ?? colours.paper)
    paper.line(String(place), x + 2, middle + 4.8, 22, { size: 13, bold: true, align: 'center' })
    const begins = drawPoints(paper, points, x + half - 4, middle + 6, 19)
    paper.line(household ?? nameless, x + 34, middle + 5.5, begins - x - 42, {
      size: 15, least: 9, colour: household === null ? colours.inkSecond : colours.ink
    })
    const below = middle + height / 2
    if (index % rows < rows - 1) paper.doc.lineWidth(0.6).moveTo(x, below).lineTo(x + half, below).stroke(colours.line)
  })
}

function drawActivities(paper: Paper, activities: WallSheet['activities'], y: number, height: number): void {
  if (activities.length === 0) empty(paper, '还没有活动,有了会通知。', margin, y, half)
  activities.forEach(({ title, place, startsAt, came }, index) => {
    const at = y + index * height
    const [day = '', time = ''] = shanghaiTime(new Date(startsAt)).split(' ')
    const detail = [`${shortDay(day)} ${clockWords(time)}`, place, ...(came ? [`来了 ${came} 人`] : [])].join(' · ')
    paper.line(title, margin + 4, at + height * 0.42, half - 8, { size: 14, least: 10, bold: true })
    paper.line(detail, margin + 4, at + height * 0.8, half - 8, { size: 10.5, least: 8, colour: colours.inkSecond })
  })
}

function drawPrices(paper: Paper, goods: WallSheet['goods'], y: number, height: number): void {
  const x = margin + half + between
  if (goods.length === 0) empty(paper, '这一周货和价钱都没有变。', x, y, half)
  goods.forEach(({ name, points, before, on }, index) => {
    const at = y + index * height
    const begins = drawPoints(paper, points, x + half - 4, at + height * 0.68, 20)
    paper.line(name, x + 4, at + height * 0.42, begins - x - 12, { size: 14, least: 10, bold: true })
    const detail = before === null ? `${shortDay(on)}上的新货` : `${shortDay(on)}起,原来 ${before} 分`
    paper.line(detail, x + 4, at + height * 0.8, begins - x - 12, { size: 10.5, least: 8, colour: colours.inkSecond })
  })
}

import type { CardFace } from '../../../../types/contract/paper'
import { a4, colours, openPaper, type Paper } from './kit'

const mm = a4.width / 210
/** The size of a bank card. Edge to edge, so that one cut serves two of them. */
const card = { width: 85 * mm, height: 54 * mm }
const perPage = 10
const left = (a4.width - card.width * 2) / 2
const top = (a4.height - card.height * 5) / 2

/** 门牌卡, ten to a page of A4, with marks where to cut. */
export async function drawCards(village: string, faces: readonly CardFace[], at: Date): Promise<Buffer> {
  const paper = openPaper({ title: `${village}门牌卡`, by: village, on: at, size: 'A4', design: a4 })
  for (let from = 0; from === 0 || from < faces.length; from += perPage) {
    await paper.addPage()
    drawMarks(paper)
    faces.slice(from, from + perPage).forEach((face, index) =>
      drawCard(paper, village, face, left + (index % 2) * card.width, top + Math.floor(index / 2) * card.height))
  }
  return paper.close()
}

/** Short lines outside of the cards, in line with their edges. */
function drawMarks({ doc }: Paper): void {
  const [long, away] = [5 * mm, 1.5 * mm]
  doc.lineWidth(0.4)
  for (let column = 0; column <= 2; column++) {
    const x = left + column * card.width
    doc.moveTo(x, top - away).lineTo(x, top - away - long)
    doc.moveTo(x, top + card.height * 5 + away).lineTo(x, top + card.height * 5 + away + long)
  }
  for (let row = 0; row <= 5; row++) {
    const y = top + row * card.height
    doc.moveTo(left - away, y).lineTo(left - away - long, y)
    doc.moveTo(left + card.width * 2 + away, y).lineTo(left + card.width * 2 + away + long, y)
  }
  doc.stroke(colours.ink)
}

function drawCard(paper: Paper, village: string, { label, place, address }: CardFace, x: number, y: number): void {
  const inset = 2.5 * mm
  const code = 39 * mm
  const words = x + inset + 3.5 * mm
  const width = card.width - code - inset * 2 - 6 * mm
  paper.stitch(x + inset, y + inset, card.width - inset * 2, card.height - inset * 2, 3 * mm, colours.jade, 0.8)
  paper.doc.roundedRect(words, y + inset + 4 * mm, 3 * mm, 3 * mm, 0.8 * mm).fill(colours.jade)
  paper.line(`${village} · 门牌卡`, words + 4 * mm, y + inset + 6.7 * mm, width - 4 * mm, { size: 8.5, least: 6, bold: true, colour: colours.jadeDeep })
  paper.lines(label, words, y + 22 * mm, width, 2, { size: 19, least: 11, bold: true })
  paper.lines(place, words, y + 37.5 * mm, width, 2, { size: 9, least: 7, colour: colours.inkSecond })
  paper.line('用"乡村积分"扫一扫', words, y + card.height - inset - 4 * mm, width, { size: 7.5, least: 5.5, colour: colours.inkSecond })
  paper.qr(address, x + card.width - inset - 2 * mm - code, y + (card.height - code) / 2, code)
}

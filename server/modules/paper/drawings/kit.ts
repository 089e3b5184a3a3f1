import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import generate from 'qrcode-generator'
import type { PaperSize } from '../../../../types/contract/paper'
import { packageRoot } from '../../../paths'

/** As in src/styles/tokens.scss. */
export const colours = {
  paper: '#faf6ef', card: '#ffffff', ink: '#22302a', inkSecond: '#5b6660', line: '#e9e2d6', jade: '#1f7a5a', jadeDeep: '#135c43',
  jadeWash: '#e4f1ea', vermilion: '#c03a2b', vermilionWash: '#fbe9e4', gold: '#f0d9a0', silver: '#cfd8d4', bronze: '#e6c3b0'
} as const

/** In points; a sheet is laid out in one size, and larger paper shows it enlarged. */
export const a4 = { width: 595.28, height: 841.89 }
export const a5 = { width: 419.53, height: 595.28 }
const sizes: Record<PaperSize, [number, number]> = { A3: [841.89, 1190.55], A4: [a4.width, a4.height], A5: [a5.width, a5.height] }

const fontFile = (weight: string) => join(packageRoot, `node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`)

export interface TextStyle {
  size: number
  /** Down to which size it shrinks before it is cut short. */
  least?: number
  bold?: boolean
  colour?: string
  align?: 'left' | 'center' | 'right'
}

export type Paper = ReturnType<typeof openPaper>
type Design = typeof a4

/**
 * A PDF to be drawn page by page.
 * @param design size of the page in which everything is measured
 */
export function openPaper({ title, by, on, size, design }: { title: string; by: string; on: Date; size: PaperSize; design: Design }) {
  const info = { Title: title, Author: by, Creator: 'Village Points', CreationDate: on }
  const doc = new PDFDocument({ autoFirstPage: false, bufferPages: true, margin: 0, lang: 'zh-CN', displayTitle: true, info })
  doc.registerFont('regular', fontFile('Regular')).registerFont('bold', fontFile('Bold'))
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject)
  })

  const widthOf = (text: string, { size: textSize, bold }: Pick<TextStyle, 'size' | 'bold'>) =>
    doc.font(bold ? 'bold' : 'regular').fontSize(textSize).widthOfString(text)

  const paper = {
    doc,
    ...design,

    /** Everybody else on the server has a turn before the next page. */
    async addPage(): Promise<void> {
      await new Promise(setImmediate)
      doc.addPage({ size: sizes[size], margin: 0 })
      doc.scale(sizes[size][0] / design.width)
    },

    widthOf,

    /** Text on one line from its baseline on, shrunk where it is too long, in the end cut short. @returns its width */
    line(text: string, x: number, baseline: number, width: number, style: TextStyle): number {
      const { size: wanted, least = wanted * 0.7, bold, colour = colours.ink, align = 'left' } = style
      const long = widthOf(text, { size: wanted, bold })
      const fitting = Math.max(Math.min(wanted, (wanted * width) / (long || 1)), least)
      const shown = cutTo(text, (part) => widthOf(part, { size: fitting, bold }) <= width + 0.01)
      const drawn = widthOf(shown, { size: fitting, bold })
      const from = x + { left: 0, center: (width - drawn) / 2, right: width - drawn }[align]
      if (shown) doc.fillColor(colour).text(shown, from, baseline, { lineBreak: false, baseline: 'alphabetic' })
      return drawn
    },

    /** Text on at most so many lines, shrunk until it fits. @returns baseline of the last line */
    lines(text: string, x: number, baseline: number, width: number, most: number, style: TextStyle): number {
      const { size: wanted, least = wanted * 0.7 } = style
      let fitting = wanted
      let broken = breakLines(text, (part) => widthOf(part, { ...style, size: fitting }) <= width)
      while (broken.length > most && fitting > least) {
        fitting = Math.max(least, fitting - 0.5)
        broken = breakLines(text, (part) => widthOf(part, { ...style, size: fitting }) <= width)
      }
      const shown = [...broken.slice(0, most - 1), broken.slice(most - 1).join('')]
      shown.forEach((part, index) =>
        paper.line(part, x, baseline + index * fitting * 1.28, width, { ...style, size: fitting, least: fitting }))
      return baseline + (shown.length - 1) * fitting * 1.28
    },

    /** A QR code with its quiet zone, as vectors that no size makes coarse. */
    qr(text: string, x: number, y: number, width: number): void {
      const code = generate(0, 'M')
      code.addData(text)
      code.make()
      const count = code.getModuleCount()
      const quiet = 3
      const module = width / (count + quiet * 2)
      doc.roundedRect(x, y, width, width, module * 1.5).fill(colours.card)
      for (let row = 0; row < count; row++) {
        for (let column = 0; column < count;) {
          let run = 0
          while (column + run < count && code.isDark(row, column + run)) run++
          // a hair over the edge, so that no reader shows a seam between two modules
          if (run > 0) doc.rect(x + (column + quiet) * module, y + (row + quiet) * module, run * module, module * 1.02)
          column += run + 1
        }
      }
      doc.fill('#000')
    },

    /** The dashed line of the embroidery. */
    stitch(x: number, y: number, width: number, height: number, radius: number, colour: string, opacity = 1): void {
      doc.save().lineWidth(0.9).dash(4, { space: 3 }).strokeOpacity(opacity)
      if (height === 0) doc.moveTo(x, y).lineTo(x + width, y)
      else doc.roundedRect(x, y, width, height, radius)
      doc.stroke(colour).restore()
    },

    /** A picture that fills a square with round corners; without one the ground and the first letter. */
    picture(content: Buffer | undefined, x: number, y: number, side: number, name: string): void {
      doc.save().roundedRect(x, y, side, side, side * 0.1).clip()
      if (content) doc.image(content, x, y, { cover: [side, side], align: 'center', valign: 'center' })
      else doc.rect(x, y, side, side).fill(colours.jadeWash)
      doc.restore()
      if (!content) {
        paper.line([...name][0] ?? '', x, y + side * 0.66, side, { size: side * 0.46, bold: true, colour: colours.jade, align: 'center' })
      }
    },

    /** The jade ground of titles and covers, stitched. */
    jade(x: number, y: number, width: number, height: number, radius = 14): void {
      const ground = doc.linearGradient(x, y, x + width, y + height).stop(0, colours.jade).stop(1, colours.jadeDeep)
      doc.roundedRect(x, y, width, height, radius).fill(ground)
      paper.stitch(x + 5, y + 5, width - 10, height - 10, radius - 4, '#ffffff', 0.45)
    },

    /** Draws something on every page once it is known how many there are. @returns the file */
    async close(foot?: (page: number, pages: number) => void): Promise<Buffer> {
      const { count } = doc.bufferedPageRange()
      for (let page = 0; foot && page < count; page++) {
        doc.switchToPage(page)
        foot(page + 1, count)
      }
      await new Promise(setImmediate)
      doc.end()
      return whole
    }
  }
  return paper
}

const ellipsis = '…'

/** The text, or as much of it as fits with an ellipsis behind it. */
function cutTo(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text
  const letters = [...text]
  while (letters.length > 0 && !fits(letters.join('') + ellipsis)) letters.pop()
  return letters.length > 0 ? letters.join('') + ellipsis : ''
}

/** Words and numbers stay whole, 3 号 with its number too; no line begins with what belongs to the one before. */
const pieces = /\d+ ?\p{Script=Han}|[\p{Script=Latin}\d.,:–/%+-]+|[（《“‘(]?.[，。、；：！？）》”’),;:!?]*/gsu

/** Breaks between Chinese letters, as their print does. */
export function breakLines(text: string, fits: (part: string) => boolean): string[] {
  const broken: string[] = []
  let current = ''
  for (const piece of text.match(pieces) ?? []) {
    for (const part of fits(piece) ? [piece] : [...piece]) {
      if (current && !fits(current + part)) {
        broken.push(current.trimEnd())
        current = part.trimStart()
      } else current += part
    }
  }
  if (current || broken.length === 0) broken.push(current)
  return broken
}

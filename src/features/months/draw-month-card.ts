import type { HouseholdMonth } from '@contract/months'
import { chrome } from '@/styles/chrome'
import * as words from '@/words'

/** Pixels of the picture: a phone shows it across its whole width. */
export const cardSize = { width: 750, height: 1000 }

/** The part of a 2d context that the card needs; every platform's canvas has it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'font' | 'textAlign' | 'textBaseline'
  | 'fillRect' | 'fillText' | 'measureText' | 'beginPath' | 'closePath' | 'moveTo' | 'arcTo' | 'arc' | 'lineTo' | 'fill' | 'stroke' | 'setLineDash'
>

interface Writing {
  size: number
  colour: string
  strong?: boolean
  align?: 'left' | 'right' | 'center'
  /** Widest it may be; longer words are written smaller. */
  room?: number
  face?: 'sans-serif' | 'serif'
}

const margin = 40
const inner = margin + 44
const right = cardSize.width - inner
const panelHeight = 470
const mostSeals = 8
const mostRules = 5

/** Writes on a line whose letters stand on `y`. */
function write(pen: Pen, text: string, x: number, y: number, { size, colour, strong, align = 'left', room, face = 'sans-serif' }: Writing) {
  const font = (pixels: number) => `${strong ? 'bold ' : ''}${pixels}px ${face}`
  pen.fillStyle = colour
  pen.textAlign = align
  pen.textBaseline = 'alphabetic'
  pen.font = font(size)
  const width = room === undefined ? 0 : pen.measureText(text).width
  if (room !== undefined && width > room) pen.font = font(Math.floor((size * room) / width))
  pen.fillText(text, x, y)
}

function roundedRect(pen: Pen, x: number, y: number, width: number, height: number, radius: number) {
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
}

/** The deep jade of the balance with its stitch: whose month it was, what it earned, the place. */
function drawPanel(pen: Pen, { village, label, month, earned, spent, place }: HouseholdMonth) {
  const width = cardSize.width - 2 * margin
  pen.fillStyle = chrome.jadeDeep
  roundedRect(pen, margin, margin, width, panelHeight, 36)
  pen.fill()
  pen.strokeStyle = chrome.stitch
  pen.lineWidth = 2
  pen.setLineDash([12, 8])
  roundedRect(pen, margin + 12, margin + 12, width - 24, panelHeight - 24, 26)
  pen.stroke()
  pen.setLineDash([])

  const colour = chrome.card
  write(pen, village, inner, 112, { size: 30, colour, room: 300 })
  write(pen, words.month.name(month), right, 112, { size: 30, colour, align: 'right' })
  write(pen, label, inner, 176, { size: 46, colour, strong: true, room: right - inner })
  write(pen, words.month.earned, inner, 250, { size: 30, colour })
  write(pen, String(earned), inner, 378, { size: 120, colour, strong: true, room: 500 })
  write(pen, words.common.pointsUnit, inner + pen.measureText(String(earned)).width + 16, 378, { size: 44, colour })
  const standing = place === null ? words.month.noPlace : words.month.place(place)
  write(pen, standing, inner, 456, { size: 34, colour, strong: true })
  write(pen, `${words.month.spent} ${words.common.points(spent)}`, right, 456, { size: 30, colour, align: 'right' })
}

/** A line for each rule: its name and how often; few lines stand further apart. */
function drawApproved(pen: Pen, approved: HouseholdMonth['approved']) {
  const top = 600
  if (!approved.length) {
    write(pen, words.month.nothing, inner, top, { size: 34, colour: chrome.inkSecond })
    return
  }
  const lines = approved.slice(0, mostRules)
  const step = Math.min(72, 232 / lines.length)
  lines.forEach(({ name, count }, index) => {
    const y = top + index * step
    write(pen, name, inner, y, { size: 34, colour: chrome.ink, room: 420 })
    write(pen, words.month.times(count), right, y, { size: 34, colour: chrome.ink, strong: true, align: 'right' })
  })
}

/** A vermilion seal for each week in a row. */
function drawWeeks(pen: Pen, weeks: number) {
  const radius = 30
  const y = 862
  for (let week = 0; week < Math.min(weeks, mostSeals); week++) {
    const x = inner + radius + week * (radius * 2 + 12)
    pen.strokeStyle = chrome.vermilion
    for (const [inset, lineWidth] of [[0, 4], [7, 1.5]] as const) {
      pen.lineWidth = lineWidth
      pen.beginPath()
      pen.arc(x, y, radius - inset, 0, 2 * Math.PI)
      pen.stroke()
    }
    write(pen, words.month.seal, x, y + 11, { size: 30, colour: chrome.vermilion, strong: true, align: 'center', face: 'serif' })
  }
  const sentence = weeks > 0 ? words.month.weeks(weeks) : words.month.noWeeks
  write(pen, sentence, inner, weeks > 0 ? 940 : 890, { size: 30, colour: chrome.vermilion, room: right - inner })
}

/** The household's month as a picture of `cardSize`, readable on its own wherever it is sent. */
export function drawMonthCard(pen: Pen, month: HouseholdMonth) {
  pen.fillStyle = chrome.paper
  pen.fillRect(0, 0, cardSize.width, cardSize.height)
  drawPanel(pen, month)
  pen.fillStyle = chrome.card
  roundedRect(pen, margin, 534, cardSize.width - 2 * margin, cardSize.height - 534 - margin + 8, 32)
  pen.fill()
  drawApproved(pen, month.approved)
  pen.fillStyle = chrome.paper
  pen.fillRect(inner, 812, right - inner, 3)
  drawWeeks(pen, month.weeksInARow)
}

import type { Dice } from './dice'
import { tiledRoof } from './roof'
import { circle, ellipse, gradient, group, rect, shade, shape, stroke, times } from './svg'

/** What stays the same between two photographs of one household. */
export interface House {
  twoStoreys: boolean
  left: number
  right: number
  wall: string
  roof: string
  door: string
  frame: string
  shutter: string
  wing: 'left' | 'right' | 'none'
  lanterns: boolean
  couplets: boolean
}

const ground = 872
const red = '#c03a2b'

export function houseFor(chance: Dice): House {
  const middle = chance.between(770, 830)
  const half = chance.between(440, 520)
  return {
    twoStoreys: chance.chance(0.3),
    left: middle - half,
    right: middle + half,
    wall: chance.pick(['#f6f1e7', '#f3ece0', '#efe9df', '#f7efe0'] as const),
    roof: chance.pick(['#4b585a', '#545453', '#465560', '#5d5550'] as const),
    door: chance.pick(['#8d3a2c', '#9b3427', '#7a3a2b', '#6f4631'] as const),
    frame: chance.pick(['#c9c3b6', '#bdb9b0', '#d2c6ae'] as const),
    shutter: chance.pick(['#7a908a', '#6b8794', '#8b8a70', '#7d7f86'] as const),
    wing: chance.pick(['left', 'right', 'none'] as const),
    lanterns: chance.chance(0.65),
    couplets: chance.chance(0.8)
  }
}

export const houseDefinitions = (house: House) => [
  gradient('wall', house.wall, '#e9dfcf'),
  gradient('roof', shade(house.roof, 18), house.roof),
  gradient('stone', '#b9b6ac', '#a29f95')
]

export function drawHouse(house: House): string[] {
  const wing = house.wing === 'none' ? [] : drawWing(house)
  return [...wing, ...(house.twoStoreys ? drawTwoStoreys(house) : drawOneStorey(house))]
}

function drawOneStorey(house: House) {
  const { left, right } = house
  const middle = (left + right) / 2
  const width = right - left
  return [
    rect(left, 560, width, ground - 560, 'url(#wall)'),
    rect(left, ground - 70, width, 70, 'url(#stone)'),
    ...times(Math.floor(width / 96)).map((i) =>
      rect(left + 92 + i * 96, ground - 70, 3, 70, '#8f8c82', { opacity: 0.5 })
    ),
    rect(left, ground - 73, width, 5, '#8f8c82', { opacity: 0.55 }),
    ...frieze(left, right, 590),
    rect(left, 560, width, 34, '#2c2a22', { opacity: 0.18 }),
    ...[left + width * 0.19, right - width * 0.19].map((x) => latticeWindow(x, 690, 150, 118, house)),
    drawDoor(middle, house),
    ...(house.lanterns ? [lantern(middle - 150, 606), lantern(middle + 150, 606)] : []),
    ...tiledRoof(left, right, 400, 574, 78)
  ]
}

/** The painted band under the eaves. */
function frieze(left: number, right: number, y: number) {
  const count = Math.round((right - left) / 120)
  const step = (right - left) / count
  return times(count).map((i) =>
    group([
      rect(left + i * step + 8, y + 10, step - 16, 26, i % 2 ? '#d9c39a' : '#b9cdc8', { rx: 4, opacity: 0.75 }),
      circle(left + (i + 0.5) * step, y + 23, 7, i % 2 ? '#b9724c' : '#6d9a92', { opacity: 0.8 })
    ])
  )
}

function latticeWindow(x: number, y: number, width: number, height: number, house: House) {
  const left = x - width / 2
  return group([
    rect(left - 10, y - 10, width + 20, height + 20, house.frame, { rx: 4 }),
    rect(left, y, width, height, house.shutter),
    shape(`M${left} ${y} h${width} L${left} ${y + height} Z`, '#ffffff', { opacity: 0.1 }),
    ...times(5).map((i) => rect(left + ((i + 1) * width) / 6 - 3, y, 6, height, shade(house.shutter, -40))),
    rect(left, y + height / 2 - 3, width, 6, shade(house.shutter, -40)),
    rect(left - 18, y + height + 8, width + 36, 12, shade(house.frame, -16), { rx: 3 })
  ])
}

function drawDoor(x: number, house: House) {
  const top = 652
  const height = ground - top
  const leaf = (from: number, knob: number) => [
    rect(from, top, 92, height, house.door),
    rect(from + 12, top + 16, 68, 78, '#000000', { opacity: 0.1, rx: 3 }),
    rect(from + 12, top + 110, 68, height - 128, '#000000', { opacity: 0.1, rx: 3 }),
    circle(knob, top + 112, 9, '#d9a94a'),
    circle(knob, top + 112, 4, '#8a6420')
  ]
  return group([
    rect(x - 118, top - 26, 236, height + 26, house.frame),
    rect(x - 118, top - 26, 236, 6, '#ffffff', { opacity: 0.35 }),
    ...leaf(x - 94, x - 14),
    ...leaf(x + 2, x + 14),
    rect(x - 2, top, 4, height, '#3a1d16', { opacity: 0.7 }),
    ...(house.couplets
      ? [
          rect(x - 156, top - 2, 32, height - 52, '#c93a2c', { rx: 2 }),
          rect(x + 124, top - 2, 32, height - 52, '#c93a2c', { rx: 2 }),
          rect(x - 78, top - 62, 156, 30, '#c93a2c', { rx: 2 }),
          ...[-140, 140].flatMap((dx) => times(5).map((i) => brushMark(x + dx, top + 20 + i * 28))),
          ...times(4).map((i) => brushMark(x - 51 + i * 34, top - 47))
        ]
      : []),
    rect(x - 132, ground - 12, 264, 16, '#bfbab0'),
    rect(x - 158, ground + 2, 316, 18, '#d2cdc2'),
    rect(x - 158, ground + 17, 316, 5, '#000000', { opacity: 0.1 })
  ])
}

/** Stands for a written character at a distance where none can be read. */
function brushMark(x: number, y: number) {
  return (
    stroke(`M${x - 7} ${y - 5} h14 M${x} ${y - 8} v15`, '#f3d27a', 3.4) +
    stroke(`M${x - 6} ${y + 7} q3 -4 5 -8 M${x + 6} ${y + 7} q-3 -4 -5 -8`, '#f3d27a', 3)
  )
}

function lantern(x: number, y: number) {
  return group([
    stroke(`M${x} ${y - 20} V${y}`, '#5b3a2a', 3),
    rect(x - 14, y - 2, 28, 9, '#d9a94a', { rx: 2 }),
    ellipse(x, y + 33, 33, 29, '#cf3b2c'),
    ellipse(x, y + 33, 18, 29, '#e05a44'),
    ellipse(x, y + 33, 5, 29, '#cf3b2c'),
    rect(x - 14, y + 59, 28, 8, '#d9a94a', { rx: 2 }),
    stroke(`M${x - 6} ${y + 68} v20 M${x} ${y + 68} v26 M${x + 6} ${y + 68} v20`, '#cf3b2c', 3)
  ])
}

function drawWing(house: House) {
  const leftSide = house.wing === 'left'
  const from = leftSide ? house.left - 250 : house.right - 12
  const to = leftSide ? house.left + 12 : house.right + 250
  const middle = (from + to) / 2
  return [
    rect(from, 676, to - from, ground - 676, '#ece4d5'),
    rect(from, ground - 54, to - from, 54, 'url(#stone)'),
    // A gable of the rounded kind, plastered and edged dark.
    shape(
      `M${from - 14} 690 Q${from + 40} 660 ${from + 66} 612 ` +
        `Q${middle} 556 ${to - 66} 612 Q${to - 40} 660 ${to + 14} 690 Z`,
      '#ece4d5'
    ),
    stroke(
      `M${from - 18} 690 Q${from + 40} 660 ${from + 66} 612 ` +
        `Q${middle} 556 ${to - 66} 612 Q${to - 40} 660 ${to + 18} 690`,
      house.roof,
      22
    ),
    stroke(
      `M${from - 4} 698 Q${from + 50} 668 ${from + 78} 622 Q${middle} 572 ${to - 78} 622 Q${to - 50} 668 ${to + 4} 698`,
      red,
      5
    ),
    circle(middle, 648, 24, '#b9cdc8'),
    circle(middle, 648, 14, '#6d9a92'),
    rect(middle - 46, 728, 92, 86, house.frame, { rx: 3 }),
    rect(middle - 38, 736, 76, 70, house.shutter),
    rect(middle - 3, 736, 6, 70, shade(house.shutter, -40)),
    rect(leftSide ? to - 40 : from, 690, 40, ground - 690, '#2c2a22', { opacity: 0.1 })
  ]
}

function drawTwoStoreys(house: House) {
  const { left, right } = house
  const middle = (left + right) / 2
  const width = right - left
  const railings = Math.floor((width * 0.86) / 24)
  const railLeft = left + width * 0.07
  return [
    rect(left, 330, width, ground - 330, 'url(#wall)'),
    ...times(12).map((i) => rect(left, 360 + i * 42, width, 2, '#000000', { opacity: 0.035 })),
    rect(left, ground - 64, width, 64, '#b98d72'),
    ...times(Math.floor(width / 64)).map((i) =>
      rect(left + 60 + i * 64, ground - 64, 2, 64, '#000000', { opacity: 0.12 })
    ),
    ...[left + width * 0.2, middle, right - width * 0.2].map((x) => paneWindow(x, 396, 150, 118, house)),
    ...[left + width * 0.16, right - width * 0.16].map((x) => paneWindow(x, 694, 140, 104, house)),
    drawDoor(middle, house),
    rect(left, 600, width, 26, '#2c2a22', { opacity: 0.15 }),
    rect(left - 34, 572, width + 68, 34, '#e7ded0'),
    rect(left - 34, 600, width + 68, 7, red),
    ...times(railings).map((i) => rect(railLeft + i * 24, 516, 9, 56, i % 4 === 0 ? '#d5c9b6' : '#efe7da', { rx: 4 })),
    rect(railLeft - 14, 506, width * 0.86 + 28, 13, '#d5c9b6', { rx: 4 }),
    ...tiledRoof(left, right, 232, 330, 56),
    ...(house.lanterns ? [lantern(middle - 190, 628), lantern(middle + 190, 628)] : [])
  ]
}

function paneWindow(x: number, y: number, width: number, height: number, house: House) {
  const left = x - width / 2
  return group([
    rect(left - 8, y - 8, width + 16, height + 16, '#ffffff'),
    rect(left, y, width, height, '#8fb0b4'),
    shape(`M${left} ${y} h${width * 0.6} L${left} ${y + height * 0.8} Z`, '#ffffff', { opacity: 0.25 }),
    rect(x - 4, y, 8, height, '#ffffff'),
    rect(left, y + height * 0.3, width, 6, '#ffffff'),
    rect(left - 14, y + height + 6, width + 28, 11, house.frame, { rx: 3 })
  ])
}

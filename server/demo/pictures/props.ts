import type { Dice } from './dice'
import { shadow } from './landscape'
import { circle, ellipse, place, rect, shade, shape, stroke, times } from './svg'

/** Washing between two poles, `width` long. */
export function laundry(chance: Dice, x: number, y: number, width: number): string {
  const pieces = Math.floor(width / 84)
  const hung = times(pieces).map((i) => {
    const at = 30 + i * 84
    const colour = chance.pick(['#e6efe9', '#7aa3b5', '#d98e7d', '#e8c877', '#9cb99a', '#c8b7d4'] as const)
    const sag = 12 * Math.sin((Math.PI * (at + 30)) / width)
    const top = -206 + sag
    return chance.chance(0.5)
      ? rect(at, top, 62, 92, colour) + rect(at, top + 66, 62, 8, '#ffffff', { opacity: 0.5 })
      : shape(`M${at + 6} ${top} h50 l16 34 l-16 12 v54 h-50 v-54 l-16 -12 Z`, colour) +
          ellipse(at + 31, top, 13, 8, '#ffffff', { opacity: 0.45 })
  })
  return place(x, y, 1, [
    shadow(0, 0, 40, 6),
    shadow(width, 0, 40, 6),
    stroke(`M0 0 V-226 M${width} 0 V-226`, '#a98a5c', 12),
    stroke(`M0 -212 Q${width / 2} -188 ${width} -212`, '#d9d2c2', 5),
    ...hung
  ])
}

export function bicycle(chance: Dice, x: number, y: number, size: number, mirrored = false): string {
  const frame = chance.pick(['#2f6f86', '#b8402f', '#33594a', '#4b4f55'] as const)
  const wheel = (cx: number) => [
    circle(cx, -62, 60, 'none', { stroke: '#3a3d3f', 'stroke-width': 9 }),
    ...times(6).map((i) => {
      const angle = (i / 6) * Math.PI
      const [dx, dy] = [Math.cos(angle) * 56, Math.sin(angle) * 56]
      return stroke(`M${cx - dx} ${-62 - dy} L${cx + dx} ${-62 + dy}`, '#a9adae', 2)
    }),
    circle(cx, -62, 8, '#3a3d3f')
  ]
  return place(
    x,
    y,
    size,
    [
      shadow(0, 0, 170, 14),
      ...wheel(-102),
      ...wheel(102),
      stroke('M-102 -62 L-46 -160 L70 -160 L-4 -62 Z M-46 -160 L-4 -62 M70 -160 L102 -62 M70 -160 L60 -196', frame, 11),
      stroke('M-102 -62 L-4 -62', '#5a5f61', 6),
      stroke('M-46 -160 L-56 -182', '#5a5f61', 9),
      rect(-88, -196, 66, 17, '#3b2f2a', { rx: 8 }),
      stroke('M60 -196 q-2 -14 30 -16', '#5a5f61', 9),
      shape('M84 -184 h66 l-8 56 h-50 Z', '#c9a468'),
      stroke('M88 -166 h58 M91 -148 h52', '#a37f48', 4)
    ],
    mirrored
  )
}

export function chicken(chance: Dice, x: number, y: number, size: number): string {
  const body = chance.pick(['#b06a3b', '#f2e8d5', '#8d4f33', '#5b4a40'] as const)
  return place(
    x,
    y,
    size,
    [
      shadow(0, 2, 46, 7),
      stroke('M-6 -22 V0 l-8 2 M10 -22 V0 l8 2', '#d99a3d', 5),
      shape('M-56 -84 Q-40 -34 0 -22 Q40 -22 44 -64 Q48 -104 34 -112 Q22 -84 -12 -76 Q-40 -74 -56 -104 Z', body),
      ellipse(-4, -54, 26, 17, shade(body, -26)),
      circle(36, -108, 17, body),
      shape('M26 -122 q2 -14 8 -6 q4 -12 9 -2 q8 -6 6 8 Z', '#c9382a'),
      shape('M52 -110 l17 5 l-16 6 Z', '#e3a53f'),
      ellipse(50, -94, 5, 9, '#c9382a'),
      circle(42, -112, 3.4, '#2b2523')
    ],
    chance.chance(0.5)
  )
}

/** Leaning against a wall at (x, y). */
export const broom = (x: number, y: number) =>
  place(x, y, 1, [
    stroke('M24 -210 L0 -60', '#a67c48', 9),
    shape('M-12 -66 L14 -62 L24 6 Q-8 14 -36 2 Z', '#d9b25f'),
    stroke('M-4 -56 L-22 2 M2 -56 L-4 4 M8 -56 L14 4', '#ab8539', 4)
  ])

export const waterJar = (x: number, y: number, size: number) =>
  place(x, y, size, [
    shadow(0, 2, 74, 12),
    shape('M-44 -128 H44 Q84 -70 44 0 H-44 Q-84 -70 -44 -128 Z', '#7d5a44'),
    shape('M-44 -128 H-16 Q-52 -70 -22 0 H-44 Q-84 -70 -44 -128 Z', '#94705a'),
    ellipse(0, -128, 50, 13, '#5e4233'),
    ellipse(0, -127, 40, 9, '#8fb6bd'),
    stroke('M-58 -84 Q0 -70 58 -84', '#6a4a38', 5)
  ])

/** Flat baskets with the harvest drying in the sun. */
export function dryingBaskets(chance: Dice, x: number, y: number): string {
  const crop = chance.pick(['#d98a3a', '#c9462f', '#e2c25a', '#8a6a4a'] as const)
  return times(3)
    .map((i) =>
      place(x + i * 128, y + (i % 2) * 26, 1, [
        ellipse(0, 8, 66, 24, '#3b3524', { opacity: 0.16 }),
        ellipse(0, 0, 66, 25, '#c9a468'),
        ellipse(0, -3, 56, 19, '#b08a4c'),
        ellipse(0, -4, 52, 16, crop),
        ...times(12).map(() =>
          ellipse(
            chance.between(-40, 40),
            chance.between(-13, 6),
            6,
            3.4,
            shade(crop, Math.round(chance.between(-24, 36)))
          )
        )
      ])
    )
    .join('')
}

export const stools = (x: number, y: number) =>
  place(x, y, 1, [
    shadow(60, 2, 150, 14),
    ...[-40, 152].map((at) =>
      [
        rect(at - 36, -58, 72, 13, '#a97c4d', { rx: 5 }),
        rect(at - 28, -46, 10, 46, '#8b6238'),
        rect(at + 18, -46, 10, 46, '#8b6238')
      ].join('')
    ),
    rect(2, -92, 110, 15, '#b98a5a', { rx: 5 }),
    rect(12, -78, 12, 78, '#94693f'),
    rect(90, -78, 12, 78, '#94693f'),
    rect(26, -112, 62, 20, '#8d5a3a', { rx: 6 }),
    ellipse(44, -116, 12, 12, '#6b3f2a'),
    rect(62, -126, 15, 14, '#f3ece0', { rx: 3 })
  ])

/** Two sorting bins with lids. */
export const bins = (x: number, y: number) =>
  place(x, y, 1, [
    shadow(48, 2, 110, 12),
    ...(['#2f7d5b', '#39618c'] as const).map((colour, i) =>
      [
        shape(`M${i * 100 - 38} -118 h76 l-8 118 h-60 Z`, colour),
        rect(i * 100 - 44, -134, 88, 19, shade(colour, -22), { rx: 6 }),
        circle(i * 100, -62, 17, '#ffffff', { opacity: 0.85 }),
        rect(i * 100 - 34, -104, 12, 92, '#ffffff', { opacity: 0.1 })
      ].join('')
    )
  ])

/** Rows of vegetables behind a low bamboo fence. */
export function vegetables(x: number, y: number, width: number, leaf: string): string {
  const plants = times(3).flatMap((row) =>
    times(Math.floor(width / 54)).map((i) =>
      place(x + 26 + i * 54 + (row % 2) * 20, y - 66 + row * 30, 0.9 + row * 0.12, [
        ellipse(0, 0, 26, 8, '#5e4c37', { opacity: 0.5 }),
        shape('M0 2 Q-30 -8 -26 -28 Q-10 -26 0 2 Q-8 -30 0 -40 Q8 -30 0 2 Q10 -26 26 -28 Q30 -8 0 2 Z', leaf)
      ])
    )
  )
  const fence = times(Math.floor(width / 30) + 1).map((i) => stroke(`M${x + i * 30} ${y + 34} v-52`, '#c2a063', 8))
  return (
    shape(`M${x - 6} ${y + 22} L${x + 14} ${y - 88} H${x + width - 14} L${x + width + 6} ${y + 22} Z`, '#8b6f52') +
    plants.join('') +
    fence.join('') +
    stroke(`M${x - 6} ${y + 6} h${width + 12}`, '#a98749', 7)
  )
}

/** What nobody has cleared away. */
export function litter(chance: Dice, x: number, y: number, width: number, pieces: number): string {
  return times(pieces)
    .map(() => {
      const at = x + chance.between(0, width)
      const size = chance.between(0.7, 1.3)
      return place(
        at,
        y + chance.between(-34, 34),
        size,
        chance.pick([bagOfRubbish, carton, bottle, scrap])(chance),
        chance.chance(0.5)
      )
    })
    .join('')
}

export function bagOfRubbish(chance: Dice): string[] {
  const colour = chance.pick(['#3e4746', '#54615d', '#c9d3cf', '#b5453a'] as const)
  return [
    shadow(0, 2, 66, 10),
    shape('M-16 -84 Q-70 -60 -62 -10 Q-40 6 0 2 Q46 8 60 -10 Q70 -58 16 -84 Z', colour),
    shape('M-16 -84 L-26 -104 Q0 -92 24 -106 L16 -84 Z', shade(colour, -14)),
    stroke('M-30 -60 Q-40 -36 -34 -16 M8 -70 Q18 -40 10 -12', '#ffffff', 5, { opacity: 0.18 })
  ]
}

const carton = () => [
  shadow(0, 2, 60, 9),
  shape('M-54 -62 L12 -70 L56 -54 L56 -4 L-8 4 L-54 -8 Z', '#c39a63'),
  shape('M-54 -62 L-8 -52 L-8 4 L-54 -8 Z', '#a9814d'),
  shape('M-54 -62 L-74 -84 L-30 -90 L12 -70 Z', '#d5af78')
]

const bottle = () => [
  ellipse(0, 2, 40, 5, '#3b3524', { opacity: 0.16 }),
  rect(-38, -20, 58, 20, '#a9d0d6', { rx: 8, opacity: 0.9 }),
  rect(18, -15, 18, 10, '#a9d0d6'),
  rect(34, -16, 8, 12, '#c9382a', { rx: 2 }),
  rect(-26, -20, 26, 20, '#4f86a8', { opacity: 0.8 })
]

const scrap = (chance: Dice) => [
  shape(
    'M-30 -2 L-16 -22 L8 -14 L30 -20 L24 2 L-4 6 Z',
    chance.pick(['#f0ece2', '#dfb6a0', '#cfdde0', '#e7d58f'] as const)
  ),
  stroke('M-14 -14 L4 -4 L20 -12', '#000000', 2, { opacity: 0.18 })
]

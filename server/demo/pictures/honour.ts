import { dice } from './dice'
import { circle, ellipse, gradient, picture, rect, shape, stroke, times } from './svg'

const gold = '#d9a94a'

/** A red certificate on a table, 1600 × 1200. Lines stand for the writing: it names nobody. */
export function drawHonour(seed: string): string {
  const chance = dice(`honour ${seed}`)
  const table = chance.pick<readonly [string, string]>([
    ['#c79a68', '#a97c4d'],
    ['#b98a5a', '#94693f'],
    ['#d8c3a0', '#bfa67e']
  ])
  const cover = chance.pick(['#c0302a', '#b52b2b', '#c93a2c'] as const)
  return picture(
    1600,
    1200,
    [gradient('table', ...table), gradient('page', '#fffaf0', '#f7ecd6'), gradient('cover', cover, '#96231d')],
    [
      rect(0, 0, 1600, 1200, 'url(#table)'),
      ...times(11).map((i) => {
        const y = 40 + i * 112
        return stroke(
          `M-20 ${y} Q${chance.between(300, 700).toFixed(0)} ${y + chance.between(-26, 26)} 1620 ${y + 10}`,
          '#6b4526',
          5,
          { opacity: 0.2 }
        )
      }),
      `<g transform="rotate(${chance.between(-5, 5).toFixed(2)} 800 600) ` +
        `translate(${chance.between(-30, 30).toFixed(0)} 0)">`,
      rect(188, 232, 1240, 792, '#3a2416', { rx: 20, opacity: 0.28 }),
      rect(170, 206, 1260, 790, 'url(#cover)', { rx: 20 }),
      rect(204, 240, 1192, 722, 'url(#page)'),
      rect(228, 264, 1144, 674, 'none', { stroke: gold, 'stroke-width': 9 }),
      rect(246, 282, 1108, 638, 'none', { stroke: gold, 'stroke-width': 3 }),
      ...(
        [
          [228, 264],
          [1372, 264],
          [228, 938],
          [1372, 938]
        ] as const
      ).map(([x, y]) => rosette(x, y)),
      emblem(800, 372),
      ...times(4).map((i) => title(668 + i * 88, 520)),
      ...[620, 684, 748].map((y, i) =>
        rect(340, y, [920, 880, 520][i] ?? 500, 16, '#7d6a55', { rx: 8, opacity: 0.42 })
      ),
      rect(1000, 822, 250, 13, '#7d6a55', { rx: 6, opacity: 0.42 }),
      rect(1040, 862, 170, 13, '#7d6a55', { rx: 6, opacity: 0.42 }),
      seal(1130, 822),
      '</g>',
      ...(chance.chance(0.6) ? flower(chance.pick([150, 1440] as const), 1010) : pen(chance.between(300, 1000)))
    ]
  )
}

/** A brushed sign that is no character. */
const title = (x: number, y: number) =>
  stroke(
    `M${x - 26} ${y - 26} h52 M${x} ${y - 38} v72 M${x - 24} ${y + 2} h48 ` +
      `M${x - 20} ${y + 34} q14 -8 18 -30 M${x + 22} ${y + 34} q-16 -10 -20 -30`,
    '#b52b2b',
    9
  )

const rosette = (x: number, y: number) =>
  circle(x, y, 24, '#fffaf0') + circle(x, y, 19, gold) + circle(x, y, 9, '#fffaf0')

const emblem = (x: number, y: number) =>
  [
    ...times(16).map((i) => {
      const angle = (i / 16) * Math.PI * 2
      return stroke(
        `M${x + Math.cos(angle) * 54} ${y + Math.sin(angle) * 54} ` +
          `L${x + Math.cos(angle) * 68} ${y + Math.sin(angle) * 68}`,
        gold,
        7
      )
    }),
    circle(x, y, 46, '#c93a2c'),
    shape(star(x, y, 34), '#f3d27a')
  ].join('')

function star(x: number, y: number, r: number) {
  const points = times(10).map((i) => {
    const angle = (i / 10) * Math.PI * 2 - Math.PI / 2
    const reach = i % 2 ? r * 0.4 : r
    return `${(x + Math.cos(angle) * reach).toFixed(1)} ${(y + Math.sin(angle) * reach).toFixed(1)}`
  })
  return `M${points.join(' L')} Z`
}

const seal = (x: number, y: number) =>
  circle(x, y, 84, 'none', { stroke: '#c9382a', 'stroke-width': 9, opacity: 0.75 }) +
  shape(star(x, y - 6, 32), '#c9382a', { opacity: 0.75 }) +
  stroke(`M${x - 44} ${y + 42} h88`, '#c9382a', 8, { opacity: 0.65 })

/** The big red paper flower that goes with a commendation. */
const flower = (x: number, y: number) => [
  stroke(`M${x - 20} ${y + 60} l-50 190 M${x + 24} ${y + 60} l46 190`, '#b52b2b', 44),
  ellipse(x + 6, y + 20, 170, 160, '#3a2416', { opacity: 0.22 }),
  ...[150, 108, 66].flatMap((reach, ring) =>
    times(12 - ring * 3).map((i) => {
      const angle = (i / (12 - ring * 3)) * Math.PI * 2 + ring * 0.3
      return circle(
        x + Math.cos(angle) * reach * 0.72,
        y + Math.sin(angle) * reach * 0.72,
        56 - ring * 10,
        ['#b5281f', '#cf3b2c', '#e2573f'][ring] ?? '#cf3b2c'
      )
    })
  ),
  circle(x, y, 34, '#f3d27a')
]

const pen = (x: number) => [
  stroke(`M${x} 1120 l300 -36`, '#3a2416', 26, { opacity: 0.2 }),
  stroke(`M${x} 1106 l300 -36`, '#22302a', 24),
  stroke(`M${x + 190} 1083 l100 -12`, gold, 24),
  stroke(`M${x - 6} 1107 l-40 5`, '#8a9499', 10)
]

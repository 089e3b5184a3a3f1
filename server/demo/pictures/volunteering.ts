import { dice, type Dice } from './dice'
import { background, glaze, grass, shadow, weatherFor } from './landscape'
import { lookFor, person, poses, type Pose } from './people'
import { bush, seasonFor, tree, type Season } from './plants'
import { bagOfRubbish, bins } from './props'
import { circle, ellipse, gradient, picture, place, rect, shape, stroke, times } from './svg'

const horizon = 640
const vest = '#c93a2c'

/** Villagers in red vests at work together, 1600 × 1200: along the canal, planting trees or sweeping the lane. */
export function drawVolunteering(seed: string): string {
  const chance = dice(`volunteering ${seed}`)
  const weather = weatherFor(chance)
  const season = seasonFor(chance)
  const sky = background(weather, chance, horizon)
  const work = chance.pick([canal, planting, lane] as const)
  return picture(
    1600,
    1200,
    [...sky.definitions, ...definitions],
    [...sky.shapes, ...work(chance, season), glaze(weather)]
  )
}

const definitions = [
  gradient('water', '#a9cfd0', '#6fa7ab'),
  gradient('bank', '#b9bf86', '#94a468'),
  gradient('soil', '#a98763', '#8d6d4e'),
  gradient('lane', '#d6cfbf', '#bfb6a3')
]

function crew(chance: Dice, workers: readonly { x: number; y: number; pose: Pose; mirrored?: boolean }[]) {
  return [...workers]
    .sort((a, b) => a.y - b.y)
    .map(({ x, y, pose, mirrored }) => {
      const size = 0.62 + (y - 720) / 620
      return person(lookFor(chance, vest), pose, x + chance.between(-24, 24), y, size, mirrored)
    })
}

function canal(chance: Dice, season: Season) {
  return [
    ...village(chance),
    rect(0, horizon, 1600, 600, 'url(#bank)'),
    tree(chance, season, 1400, 760, 0.9),
    bush(chance, season, 130, 730, 0.8),
    shape('M980 640 H1130 Q1020 820 640 1220 H-60 Q700 830 980 640 Z', 'url(#water)'),
    stroke('M980 640 Q700 830 -60 1220', '#cfc8b8', 26),
    stroke('M1130 640 Q1020 820 640 1220', '#cfc8b8', 22),
    ...times(9).map(() => {
      const y = chance.between(720, 1150)
      const x = 1040 - (y - 640) * 1.25 + chance.between(-30, 60)
      return stroke(`M${x} ${y} h${chance.between(40, 110)}`, '#ffffff', 5, { opacity: 0.4 })
    }),
    ...grass(chance, 760, 1120, 760, season.leaf),
    ...grass(chance, 20, 800, 420, season.leaf),
    place(1130, 1090, 1.1, bagOfRubbish(dice('dark'))),
    place(1240, 1120, 1.2, bagOfRubbish(dice('bags'))),
    ...crew(chance, [
      { x: 560, y: 770, pose: poses.pick },
      { x: 350, y: 900, pose: poses.sweep },
      { x: 1230, y: 860, pose: poses.sweep, mirrored: true },
      { x: 950, y: 1080, pose: poses.pick, mirrored: true },
      { x: 1420, y: 1110, pose: poses.carry, mirrored: true }
    ])
  ]
}

function planting(chance: Dice, season: Season) {
  const holes = [
    [330, 830],
    [700, 800],
    [1080, 830],
    [520, 1030],
    [960, 1060],
    [1360, 1010]
  ] as const
  return [
    ...village(chance),
    rect(0, horizon, 1600, 600, 'url(#bank)'),
    shape('M-20 760 Q800 690 1620 760 V1220 H-20 Z', 'url(#soil)', { opacity: 0.75 }),
    ...times(7).map((i) =>
      stroke(`M-20 ${790 + i * 64} Q800 ${730 + i * 66} 1620 ${790 + i * 64}`, '#6f5439', 6, { opacity: 0.22 })
    ),
    ...holes.map(([x, y]) => sapling(chance, season, x, y, 0.5 + (y - 700) / 560)),
    bucket(1210, 1110),
    ...crew(chance, [
      { x: 210, y: 850, pose: poses.dig },
      { x: 840, y: 830, pose: poses.stand, mirrored: true },
      { x: 1230, y: 860, pose: poses.dig, mirrored: true },
      { x: 380, y: 1090, pose: poses.dig },
      { x: 1110, y: 1120, pose: poses.carry, mirrored: true }
    ])
  ]
}

function lane(chance: Dice, season: Season) {
  return [
    ...village(chance),
    rect(0, horizon, 1600, 600, 'url(#bank)'),
    shape('M0 300 L560 560 V720 L0 930 Z', '#efe7d8'),
    shape('M0 860 L560 690 V720 L0 930 Z', '#b3aea3'),
    shape('M0 300 L560 560 V584 L0 350 Z', '#4b585a'),
    stroke('M0 352 L560 586', '#c03a2b', 8),
    ...[0, 1].map((i) =>
      shape(`M${110 + i * 230} ${490 + i * 62} l100 ${30 - i * 6} v${118 - i * 22} l-100 ${-2} Z`, '#7a908a')
    ),
    shape('M760 640 H900 L1620 1220 H60 Z', 'url(#lane)'),
    ...times(6).map((i) =>
      stroke(`M${720 - i * i * 22} ${670 + i * i * 21} H${930 + i * i * 26}`, '#8f8675', 4, { opacity: 0.3 })
    ),
    tree(chance, season, 1320, 760, 1.05),
    bush(chance, season, 1120, 740, 0.7),
    bush(chance, season, 1500, 900, 1.1),
    bush(chance, season, 60, 1010, 1),
    bins(1400, 1040),
    shadow(760, 1050, 90, 14),
    ...times(16).map(() =>
      ellipse(
        730 + chance.between(-60, 60),
        1044 + chance.between(-14, 8),
        13,
        6,
        chance.pick(['#b4793c', '#c9a04c', '#8d7a3f'] as const)
      )
    ),
    ...crew(chance, [
      { x: 820, y: 740, pose: poses.sweep },
      { x: 1010, y: 850, pose: poses.sweep, mirrored: true },
      { x: 560, y: 880, pose: poses.pick },
      { x: 600, y: 1060, pose: poses.sweep },
      { x: 1130, y: 1090, pose: poses.wave, mirrored: true }
    ])
  ]
}

/** Roofs far away. */
function village(chance: Dice) {
  return times(5).map((i) => {
    const x = 120 + i * 320 + chance.between(-70, 70)
    const y = horizon + 4
    const wide = chance.between(110, 170)
    return [
      rect(x, y - 70, wide, 74, '#efe8da'),
      shape(
        `M${x - 18} ${y - 66} L${x + 8} ${y - 112} Q${x + wide / 2} ${y - 100} ${x + wide - 8} ${y - 112} ` +
          `L${x + wide + 18} ${y - 66} Z`,
        '#5c6869'
      ),
      stroke(`M${x - 18} ${y - 65} H${x + wide + 18}`, '#c03a2b', 4),
      rect(x + wide / 2 - 12, y - 44, 24, 46, '#8d3a2c')
    ].join('')
  })
}

function sapling(chance: Dice, season: Season, x: number, y: number, size: number) {
  return place(x, y, size, [
    ellipse(0, 4, 76, 20, '#5b432d', { opacity: 0.75 }),
    ellipse(0, -2, 60, 14, '#775a3e'),
    stroke('M0 0 Q-4 -90 2 -180', '#7b5f48', 11),
    stroke('M26 4 L18 -150', '#c2a063', 6),
    ...times(7).map((i) =>
      circle(chance.between(-44, 44), -150 - i * 15, chance.between(20, 32), i % 2 ? season.leaf : season.leafLight)
    )
  ])
}

const bucket = (x: number, y: number) =>
  place(x, y, 1.1, [
    shadow(0, 2, 58, 9),
    stroke('M-44 -76 Q0 -150 44 -76', '#8a9499', 5),
    shape('M-48 -78 H48 L36 0 H-36 Z', '#3f7f9c'),
    ellipse(0, -78, 48, 12, '#a9cfd0')
  ])

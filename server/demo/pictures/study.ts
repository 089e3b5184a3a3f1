import { dice, type Dice } from './dice'
import { listener, lookFor, person, poses } from './people'
import { circle, ellipse, gradient, picture, rect, shape, stroke, times } from './svg'

/** Villagers learning together in the party and community centre, 1600 × 1200. */
export function drawStudy(seed: string): string {
  const chance = dice(`study ${seed}`)
  const wall = chance.pick<readonly [string, string]>([
    ['#f6efe2', '#eadfcb'],
    ['#eef1ea', '#dfe6da'],
    ['#f7ead9', '#ecd9bf']
  ])
  const rows = [
    { y: 930, size: 0.86, count: 6 },
    { y: 1090, size: 1.12, count: 5 },
    { y: 1275, size: 1.42, count: 4 }
  ]
  return picture(
    1600,
    1200,
    [gradient('wall', ...wall), gradient('floor', '#cdb594', '#b59a76'), gradient('glass', '#bfdfe6', '#e6f3ef')],
    [
      rect(0, 0, 1600, 790, 'url(#wall)'),
      rect(0, 760, 1600, 440, 'url(#floor)'),
      rect(0, 748, 1600, 18, '#a98a63'),
      ...times(9).map((i) => stroke(`M${i * 200} 768 L${(i - 4) * 360 + 800} 1200`, '#8d704b', 4, { opacity: 0.25 })),
      ...[90, 1270].map((x) => windowAt(x)),
      ...fan(chance),
      ...board(chance),
      person(lookFor(chance, null), poses.point, chance.between(392, 430), 810, 1.18),
      ...rows.flatMap(({ y, size, count }) =>
        times(count).map((i) => {
          const x = 800 + (i - (count - 1) / 2) * (1500 / (count + 0.4)) + chance.between(-18, 18)
          return listener(lookFor(chance, chance.chance(0.3) ? '#c93a2c' : null), x, y, size)
        })
      )
    ]
  )
}

function windowAt(x: number) {
  return [
    rect(x - 12, 218, 264, 344, '#ffffff'),
    rect(x, 230, 240, 320, 'url(#glass)'),
    shape(`M${x} 550 V470 Q${x + 40} 416 ${x + 92} 462 Q${x + 124} 486 ${x + 128} 550 Z`, '#8fb68a'),
    shape(`M${x + 84} 550 Q${x + 104} 446 ${x + 178} 452 Q${x + 230} 456 ${x + 240} 492 V550 Z`, '#7ba577'),
    rect(x + 114, 230, 12, 320, '#ffffff'),
    rect(x, 384, 240, 10, '#ffffff'),
    rect(x - 26, 560, 292, 20, '#d9cbb1', { rx: 4 })
  ].join('')
}

const fan = (chance: Dice) => {
  const turn = chance.between(-30, 30)
  return [
    stroke('M800 0 V70', '#8a8f8c', 10),
    ellipse(800 + turn, 84, 210, 13, '#b8b3a6'),
    ellipse(800, 84, 40, 20, '#8a8f8c')
  ]
}

/** The lines are too far away to be read, the drawing is not. */
function board(chance: Dice) {
  const green = chance.chance(0.5)
  const face = green ? '#2f6350' : '#fdfbf6'
  const ink = green ? '#e4efe6' : '#59625d'
  const drawing = chance.pick([sortingBins, drop, sprout] as const)
  return [
    rect(506, 196, 640, 424, '#a97c4d', { rx: 8 }),
    rect(524, 214, 604, 388, face),
    rect(560, 246, 300, 22, '#c93a2c', { rx: 8, opacity: green ? 0.9 : 1 }),
    ...times(6).map((i) => rect(560, 306 + i * 42, chance.between(190, 290), 11, ink, { rx: 5, opacity: 0.75 })),
    ...drawing(ink),
    rect(506, 614, 640, 16, '#8d6238'),
    rect(430, 128, 792, 44, '#c93a2c'),
    ...times(14).map((i) => stroke(`M${476 + i * 53} 144 h22 m-11 -6 v22 m-9 -6 h18`, '#f3d27a', 5))
  ]
}

const sortingBins = () =>
  ['#2f9d6b', '#4a7db5', '#c9564a'].map((colour, i) => {
    const x = 906 + i * 72
    return (
      shape(`M${x - 26} 410 h52 l-6 110 h-40 Z`, colour) +
      rect(x - 31, 394, 62, 14, colour, { rx: 4 }) +
      circle(x, 462, 12, '#ffffff', { opacity: 0.8 })
    )
  })

const drop = () => [
  shape('M980 320 Q1066 440 1066 486 A86 86 0 0 1 894 486 Q894 440 980 320 Z', '#6fb3c6'),
  stroke('M926 488 Q930 530 968 542', '#ffffff', 9, { opacity: 0.7 })
]

const sprout = (ink: string) => [
  stroke('M980 540 V420', '#5fa06a', 12),
  shape('M980 430 Q900 430 884 352 Q972 346 980 430 Z', '#6fb07a'),
  shape('M980 450 Q1064 440 1078 366 Q992 366 980 450 Z', '#4f9a5f'),
  stroke('M886 542 H1074', ink, 9)
]

import { dice, type Dice } from './dice'
import { shadow, background, glaze, grass, weatherFor } from './landscape'
import { bush, seasonFor, tree, type Season } from './plants'
import { bagOfRubbish, bins, litter } from './props'
import { circle, gradient, picture, place, rect, shade, shape, stroke, times } from './svg'

const horizon = 620

/** What a villager reports, 1600 × 1200: rubbish dumped beside the lane, or a vehicle left in everybody's way. */
export function drawEnvironment(seed: string): string {
  const chance = dice(`environment ${seed}`)
  const weather = weatherFor(chance)
  const season = seasonFor(chance)
  const sky = background(weather, chance, horizon)
  const trouble = chance.pick([dumped, parked] as const)
  return picture(
    1600,
    1200,
    [...sky.definitions, gradient('verge', '#a9b573', '#8a9d5c'), gradient('lane', '#cfc9bb', '#b5ad9b')],
    [...sky.shapes, ...trouble(chance, season), glaze(weather)]
  )
}

function wall(chance: Dice) {
  const colour = chance.pick(['#efe7d8', '#e6dac4', '#d9d5cb'] as const)
  return [
    rect(-20, 380, 1640, 360, colour),
    rect(-20, 664, 1640, 76, '#aeb0a6'),
    ...times(14).map((i) => rect(i * 122 - 30, 664, 3, 76, '#8b8d83', { opacity: 0.6 })),
    rect(-20, 350, 1640, 40, '#4b585a'),
    ...times(54).map((i) => circle(i * 31 - 10, 390, 12, '#3d4748')),
    rect(-20, 402, 1640, 8, '#c03a2b', { opacity: 0.85 }),
    // Rain has run down here for years.
    ...times(6).map(() => {
      const x = chance.between(0, 1600)
      return shape(`M${x} 410 h26 l-8 ${chance.between(60, 170)} h-8 Z`, '#7d7a6c', { opacity: 0.12 })
    })
  ]
}

function dumped(chance: Dice, season: Season) {
  const heap = chance.between(520, 860)
  return [
    tree(chance, season, chance.pick([240, 1380] as const), 700, 1.1),
    ...wall(chance),
    rect(-20, 730, 1640, 160, 'url(#verge)'),
    shape('M-20 860 Q800 800 1620 860 V1220 H-20 Z', 'url(#lane)'),
    stroke('M-20 862 Q800 802 1620 862', '#8f8a7c', 10),
    ...grass(chance, 0, 850, 1600, season.leafDark),
    ...(chance.chance(0.6) ? [bins(heap > 700 ? 240 : 1240, 880)] : []),
    bush(chance, season, heap > 700 ? 1470 : 120, 850, 0.9),
    shadow(heap + 150, 960, 420, 40),
    ...times(9).map((i) => {
      const row = i < 4 ? 0 : i < 7 ? 1 : 2
      const at = heap + [-110, 40, 190, 330, -30, 120, 270, 40, 210][i]! + chance.between(-16, 16)
      return place(at, [870, 920, 970][row]!, 1.25 + row * 0.2, bagOfRubbish(chance), chance.chance(0.5))
    }),
    litter(chance, heap - 330, 1010, 960, 15)
  ]
}

function parked(chance: Dice, season: Season) {
  const colour = chance.pick(['#e9e6df', '#7f8d97', '#3f6f86', '#b8402f'] as const)
  return [
    ...wall(chance),
    rect(-20, 730, 1640, 500, 'url(#lane)'),
    ...times(10).map((i) =>
      stroke(`M${i * 190 - 40} 740 L${(i - 4.5) * 330 + 820} 1220`, '#8f8675', 4, { opacity: 0.22 })
    ),
    rect(-20, 730, 1640, 14, '#3b3524', { opacity: 0.12 }),
    gateway(chance.between(560, 760)),
    bush(chance, season, 90, 780, 0.85),
    bush(chance, season, 1510, 790, 0.95),
    ...(chance.chance(0.5) ? van(colour) : car(colour)),
    ...(chance.chance(0.6) ? [motorbike(chance.between(1120, 1260), 1120)] : [])
  ]
}

/** The door nobody gets through now. */
const gateway = (x: number) =>
  [
    rect(x - 30, 430, 330, 312, '#c9c3b6'),
    rect(x, 460, 132, 282, '#8d3a2c'),
    rect(x + 138, 460, 132, 282, '#8d3a2c'),
    circle(x + 118, 610, 9, '#d9a94a'),
    circle(x + 152, 610, 9, '#d9a94a'),
    rect(x - 66, 470, 32, 220, '#c93a2c', { rx: 2 }),
    rect(x + 304, 470, 32, 220, '#c93a2c', { rx: 2 })
  ].join('')

const wheel = (x: number, y: number, r: number) =>
  circle(x, y, r, '#33363a') + circle(x, y, r * 0.56, '#a9aeb2') + circle(x, y, r * 0.2, '#5a5f61')

function car(colour: string) {
  return [
    place(800, 1010, 1.18, [
      shadow(0, 6, 470, 34),
      shape(
        'M-430 -60 Q-440 -150 -380 -166 L-250 -184 Q-160 -292 -40 -296 H90 ' +
          'Q190 -290 270 -184 L390 -160 Q438 -146 434 -60 Z',
        colour
      ),
      shape('M-216 -186 Q-140 -268 -44 -270 V-186 Z', '#5f7f8a'),
      shape('M-14 -186 V-270 H84 Q160 -264 222 -186 Z', '#5f7f8a'),
      shape('M-180 -200 Q-130 -254 -90 -262 L-130 -190 Z', '#ffffff', { opacity: 0.25 }),
      rect(-432, -96, 866, 22, shade(colour, -28)),
      stroke('M-30 -186 V-80 M210 -176 Q224 -130 206 -80', shade(colour, -40), 5),
      rect(-2, -164, 44, 10, shade(colour, -46), { rx: 5 }),
      rect(-434, -138, 34, 26, '#d8503c', { rx: 6 }),
      rect(398, -140, 34, 28, '#f7e3a1', { rx: 6 }),
      wheel(-262, -52, 66),
      wheel(268, -52, 66)
    ])
  ]
}

function van(colour: string) {
  return [
    place(800, 1010, 1.12, [
      shadow(0, 6, 480, 34),
      shape('M-440 -56 V-330 Q-438 -352 -416 -352 H214 Q250 -352 276 -312 L350 -194 Q430 -180 432 -120 V-56 Z', colour),
      shape('M180 -312 H230 L304 -196 H180 Z', '#5f7f8a'),
      rect(-400, -314, 240, 116, '#5f7f8a', { rx: 8 }),
      rect(-124, -314, 240, 116, '#5f7f8a', { rx: 8 }),
      shape('M-390 -304 h90 l-60 96 h-30 Z', '#ffffff', { opacity: 0.22 }),
      rect(-440, -150, 872, 18, shade(colour, -30)),
      stroke('M146 -330 V-72 M-142 -330 V-72', shade(colour, -40), 5),
      rect(162, -178, 40, 10, shade(colour, -46), { rx: 5 }),
      rect(398, -146, 34, 30, '#f7e3a1', { rx: 6 }),
      rect(-442, -140, 22, 44, '#d8503c', { rx: 4 }),
      wheel(-270, -50, 66),
      wheel(268, -50, 66)
    ])
  ]
}

const motorbike = (x: number, y: number) =>
  place(x, y, 1.25, [
    shadow(0, 4, 170, 14),
    wheel(-98, -46, 46),
    wheel(104, -46, 46),
    stroke('M104 -46 L64 -176 L36 -186', '#5a5f61', 10),
    shape('M-150 -98 Q-120 -150 -40 -142 L10 -104 H50 L70 -150 L92 -142 L72 -70 Q40 -50 -30 -54 L-90 -64 Z', '#c0473a'),
    rect(-140, -158, 112, 24, '#33302e', { rx: 12 }),
    circle(84, -150, 15, '#f7e3a1')
  ])

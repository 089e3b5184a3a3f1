import { dice, type Dice } from './dice'
import { drawHouse, houseDefinitions, houseFor } from './house'
import { background, glaze, grass, weatherFor } from './landscape'
import { bush, pot, seasonFor, tree, type Season } from './plants'
import { bicycle, bins, broom, chicken, dryingBaskets, laundry, litter, stools, vegetables, waterJar } from './props'
import { gradient, picture, rect, shape, stroke, times } from './svg'

export interface CourtyardView {
  /** Names the house: same name, same building. */
  house: string
  /** Names the moment: weather, season, what stands around. */
  moment: string
  /** Where the villager stood: before the house, left of it, right of it. */
  stand: 0 | 1 | 2
  tidy: boolean
}

const ground = 872

/** The yard before a villager's house, 1600 × 1200. */
export function drawCourtyard({ house, moment, stand, tidy }: CourtyardView): string {
  const building = houseFor(dice(house))
  const chance = dice(`${house} ${moment}`)
  const weather = weatherFor(chance)
  const season = seasonFor(chance)
  const sky = background(weather, chance, ground)
  const paving = dice(`${house} paving`).pick(['brick', 'concrete', 'earth'] as const)
  const scene = [
    ...sky.shapes,
    ...(dice(`${house} tree`).chance(0.55)
      ? [tree(dice(`${house} crown`), season, building.left - 190, ground + 6, 1.05)]
      : []),
    ...(dice(`${house} tree`).chance(0.2)
      ? [tree(dice(`${house} crown`), season, building.right + 210, ground + 6, 0.9)]
      : []),
    ...drawHouse(building),
    ...yard(paving, chance, season, (building.left + building.right) / 2),
    ...(tidy ? [broom((building.left + building.right) / 2 + 196, ground + 12)] : []),
    ...planting(dice(`${house} garden`), season, building.left, building.right),
    ...belongings(chance, season, building.left, building.right),
    ...(tidy ? [] : [litter(chance, 260, 1000, 1080, 16), weeds(chance)]),
    glaze(weather)
  ]
  return picture(
    1600,
    1200,
    [...sky.definitions, ...houseDefinitions(building), ...yardDefinitions(paving)],
    [`<g transform="${camera(chance, stand)}">${scene.join('')}</g>`]
  )
}

/** Nobody holds a telephone at quite the same place twice. */
function camera(chance: Dice, stand: CourtyardView['stand']) {
  const [zoom, x, y] = (
    [
      [1, 800, 600],
      [1.5, 560, 770],
      [1.55, 1060, 780]
    ] as const
  )[stand]
  const scale = zoom * chance.between(1.0, 1.06)
  const [atX, atY] = [x + chance.between(-26, 26), y + chance.between(-14, 14)]
  return (
    `translate(800 600) rotate(${chance.between(-1.1, 1.1).toFixed(2)}) scale(${scale.toFixed(3)}) ` +
    `translate(${(-atX).toFixed(1)} ${(-atY).toFixed(1)})`
  )
}

const yardColours = {
  brick: ['#c9a78a', '#b48d6f'],
  concrete: ['#d8d3c6', '#c2bcad'],
  earth: ['#dccfb4', '#c7b491']
} as const

const yardDefinitions = (paving: keyof typeof yardColours) => [
  gradient('yard', ...yardColours[paving]),
  gradient('path', '#ece4d4', '#dacdb6')
]

function yard(paving: keyof typeof yardColours, chance: Dice, season: Season, door: number) {
  const joints =
    paving === 'earth'
      ? times(26).map(() => {
          const [x, y] = [chance.between(-200, 1800), chance.between(930, 1320)]
          return stroke(`M${x.toFixed(0)} ${y.toFixed(0)} h${chance.between(14, 60).toFixed(0)}`, '#a8946f', 5, {
            opacity: 0.35
          })
        })
      : [
          ...times(6).map((i) => rect(-400, ground + 44 + i * i * 13 + i * 26, 2400, 3, '#6b5a45', { opacity: 0.16 })),
          ...times(25).map((i) =>
            stroke(`M${door + (i - 12) * 92} ${ground + 22} L${door + (i - 12) * 178} 1500`, '#6b5a45', 3, {
              opacity: 0.16
            })
          )
        ]
  return [
    rect(-400, ground + 8, 2400, 700, 'url(#yard)'),
    ...joints,
    shape(`M${door - 128} ${ground + 22} H${door + 128} L${door + 330} 1500 H${door - 330} Z`, 'url(#path)', {
      opacity: paving === 'concrete' ? 0.65 : 1
    }),
    rect(-400, ground + 8, 2400, 14, '#3b3524', { opacity: 0.12 }),
    ...grass(chance, -300, ground + 16, 430, season.leaf),
    ...grass(chance, 1460, ground + 16, 430, season.leaf)
  ]
}

/** Grown, so the same on every photograph but for the season. */
function planting(chance: Dice, season: Season, left: number, right: number) {
  const pots = (from: number, count: number) =>
    times(count).map((i) =>
      pot(chance, season, from + i * 94, ground + 40 + chance.between(0, 8), chance.between(0.85, 1.05))
    )
  return [
    bush(chance, season, left - 30, ground + 46, chance.between(0.95, 1.25)),
    bush(chance, season, left + 104, ground + 58, chance.between(0.6, 0.8)),
    bush(chance, season, right + 34, ground + 50, chance.between(0.95, 1.25)),
    ...(chance.chance(0.5) ? [bush(chance, season, right - 96, ground + 60, chance.between(0.55, 0.75))] : []),
    ...(chance.chance(0.7) ? pots(left + 196, 2) : []),
    ...(chance.chance(0.7) ? pots(right - 280, 2) : []),
    ...(chance.chance(0.35) ? [vegetables(left - 200, 1120, 330, season.leafLight)] : [])
  ]
}

/** What comes and goes from day to day. */
function belongings(chance: Dice, season: Season, left: number, right: number) {
  const inFront = chance.pick(['baskets', 'stools', 'jar', 'nothing'] as const)
  const atSide = chance.pick(['bicycle', 'laundry', 'bins', 'bicycle', 'nothing'] as const)
  const flock = chance.chance(0.45) ? Math.round(chance.between(1, 3)) : 0
  return [
    ...(atSide === 'bicycle' ? [bicycle(chance, right - 150, 1010, 1.12, chance.chance(0.5))] : []),
    ...(atSide === 'laundry' ? [laundry(chance, right - 250, 1020, 380)] : []),
    ...(atSide === 'bins' ? [bins(right - 60, 1010)] : []),
    ...(inFront === 'baskets' ? [dryingBaskets(chance, left + 60, 1010)] : []),
    ...(inFront === 'stools' ? [stools(left + 130, 1046)] : []),
    ...(inFront === 'jar' ? [waterJar(left + 110, 1020, 1.1), pot(chance, season, left + 220, 1026, 1)] : []),
    ...times(flock).map((i) => chicken(chance, 560 + i * 150 + chance.between(-40, 40), 1060 + (i % 2) * 44, 0.92))
  ]
}

function weeds(chance: Dice) {
  return [300, 620, 980, 1300].flatMap((x) => grass(chance, x, 1000 + chance.between(-30, 90), 110, '#8a9a5a')).join('')
}

import type { Dice } from './dice'
import { shadow } from './landscape'
import { circle, ellipse, place, rect, shape, stroke, times } from './svg'

export interface Season {
  leaf: string
  leafDark: string
  leafLight: string
  flower: string
}

const seasons = {
  spring: { leaf: '#4f9a5f', leafDark: '#37794a', leafLight: '#7dba77', flower: '#e58ba0' },
  summer: { leaf: '#3b7b54', leafDark: '#2a6143', leafLight: '#5d9c6a', flower: '#d8503c' },
  autumn: { leaf: '#6c8a4c', leafDark: '#526d3a', leafLight: '#99a85c', flower: '#e39a32' },
  winter: { leaf: '#4c7a63', leafDark: '#3a614f', leafLight: '#739a81', flower: '#c03a2b' }
} satisfies Record<string, Season>

export const seasonFor = (chance: Dice): Season =>
  seasons[chance.pick(['spring', 'summer', 'summer', 'autumn', 'winter'] as const)]

/** A round flowering bush standing on (x, y). */
export function bush(chance: Dice, season: Season, x: number, y: number, size: number): string {
  const flowers = times(Math.round(chance.between(4, 9))).map(() => {
    const angle = chance.between(0, Math.PI * 2)
    const reach = chance.between(0.1, 0.78)
    return flower(Math.cos(angle) * 92 * reach, -92 + Math.sin(angle) * 76 * reach, season.flower)
  })
  return place(x, y, size, [
    shadow(0, 4, 130, 18),
    circle(-70, -58, 58, season.leafDark),
    circle(66, -54, 54, season.leafDark),
    circle(0, -90, 92, season.leaf),
    ellipse(-26, -122, 46, 34, season.leafLight, { opacity: 0.55 }),
    ...flowers
  ])
}

function flower(x: number, y: number, colour: string) {
  const petals = times(5).map((i) => {
    const angle = (i / 5) * Math.PI * 2
    return circle(x + Math.cos(angle) * 8, y + Math.sin(angle) * 8, 7.5, colour)
  })
  return petals.join('') + circle(x, y, 5, '#f7d774')
}

/** A tree with a broad crown: a banyan before the gate. */
export function tree(chance: Dice, season: Season, x: number, y: number, size: number): string {
  const crown = times(9).map((i) => {
    const angle = (i / 9) * Math.PI * 2
    const colour = i % 3 === 0 ? season.leafLight : i % 3 === 1 ? season.leaf : season.leafDark
    return circle(Math.cos(angle) * 130, -430 + Math.sin(angle) * 78, chance.between(84, 112), colour)
  })
  return place(x, y, size, [
    shadow(0, 4, 190, 24),
    shape('M-34 6 Q-12 -120 -26 -330 L30 -330 Q14 -120 42 6 Z', '#7b5f48'),
    shape('M8 6 Q6 -150 14 -330 L30 -330 Q14 -120 42 6 Z', '#64493a', { opacity: 0.6 }),
    stroke('M-4 -250 Q-60 -310 -96 -360 M6 -230 Q64 -290 100 -350', '#7b5f48', 22),
    ...crown,
    circle(-10, -440, 118, season.leaf),
    ellipse(-50, -500, 76, 48, season.leafLight, { opacity: 0.6 })
  ])
}

/** A flowerpot; three kinds of plant. */
export function pot(chance: Dice, season: Season, x: number, y: number, size: number): string {
  const clay = chance.pick(['#b8683f', '#8d9ba0', '#3f6f86', '#c98a5a'] as const)
  const plant = chance.pick([
    [
      stroke('M0 -70 V-128', season.leafDark, 8),
      circle(0, -140, 44, season.leaf),
      circle(-16, -156, 22, season.leafLight, { opacity: 0.7 }),
      flower(-20, -128, season.flower),
      flower(18, -150, season.flower)
    ],
    times(7).map((i) =>
      stroke(
        `M0 -66 Q${(i - 3) * 18} -140 ${(i - 3) * 26} ${-150 + Math.abs(i - 3) * 14}`,
        i % 2 ? season.leaf : season.leafDark,
        11
      )
    ),
    [
      stroke('M0 -66 Q-6 -120 0 -160', '#7b5f48', 9),
      ...times(6).map((i) => circle((i - 2.5) * 17, -150 - (i % 2) * 24, 22, i % 2 ? season.leaf : season.leafDark)),
      ...times(4).map((i) => circle((i - 1.5) * 24, -146 - (i % 2) * 24, 8, '#f0a339'))
    ]
  ] as const)
  return place(x, y, size, [
    shadow(0, 2, 56, 10),
    ...plant,
    shape('M-42 -70 H42 L30 0 H-30 Z', clay),
    rect(-48, -82, 96, 20, clay, { rx: 5 }),
    rect(-48, -66, 96, 5, '#000000', { opacity: 0.12 })
  ])
}

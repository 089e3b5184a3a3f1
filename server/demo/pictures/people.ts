import type { Dice } from './dice'
import { shadow } from './landscape'
import { circle, ellipse, place, rect, shade, shape, stroke } from './svg'

type Point = readonly [number, number]

/** Hands and feet relative to the feet's middle; shoulders are at a height of 236, hips at 132. */
export interface Pose {
  hands: readonly [Point, Point]
  feet: readonly [Point, Point]
  /** How far the upper body leans forward. */
  lean: number
  /** Drawn over the body and under the front arm. */
  tool?: string
}

export interface Look {
  skin: string
  hair: string
  shirt: string
  trousers: string
  vest: string | null
  hat: 'straw' | 'cap' | 'none'
  bun: boolean
}

const broom =
  stroke('M4 -262 L118 -44', '#b98a4e', 9) +
  shape('M104 -62 L128 -52 L176 -6 L112 8 L92 -8 Z', '#d9b25f') +
  stroke('M112 -44 L122 0 M120 -46 L142 -2 M126 -48 L160 -4', '#a9843c', 4)

const spade =
  stroke('M20 -230 L112 -64', '#a67c48', 9) +
  shape('M96 -76 L128 -92 L146 -30 Q144 -6 128 -8 Q108 -22 100 -40 Z', '#8a9499')

const tongs = stroke('M84 -130 L128 -20 M84 -130 L140 -26', '#8a9499', 6)

const bag =
  shape('M-96 -118 q-34 60 -22 104 q36 16 76 0 q10 -48 -22 -104 Z', '#4c5a57') +
  shape('M-96 -118 l-12 -20 h46 l-4 20 Z', '#3e4a48')

export const poses = {
  sweep: {
    hands: [
      [22, -226],
      [62, -158]
    ],
    feet: [
      [-34, 0],
      [26, 0]
    ],
    lean: 14,
    tool: broom
  },
  dig: {
    hands: [
      [34, -206],
      [74, -138]
    ],
    feet: [
      [-36, 0],
      [30, 0]
    ],
    lean: 22,
    tool: spade
  },
  pick: {
    hands: [
      [88, -136],
      [-76, -128]
    ],
    feet: [
      [-30, 0],
      [28, 0]
    ],
    lean: 34,
    tool: tongs + bag
  },
  carry: {
    hands: [
      [58, -150],
      [62, -142]
    ],
    feet: [
      [-24, 0],
      [24, 0]
    ],
    lean: 2
  },
  wave: {
    hands: [
      [-62, -134],
      [104, -322]
    ],
    feet: [
      [-22, 0],
      [22, 0]
    ],
    lean: 0
  },
  stand: {
    hands: [
      [50, -128],
      [-50, -128]
    ],
    feet: [
      [-22, 0],
      [22, 0]
    ],
    lean: 0
  },
  point: {
    hands: [
      [138, -262],
      [-56, -132]
    ],
    feet: [
      [-22, 0],
      [22, 0]
    ],
    lean: 2
  }
} satisfies Record<string, Pose>

export function lookFor(chance: Dice, vest: string | null): Look {
  return {
    skin: chance.pick(['#e9b98f', '#dfa97c', '#f0c6a0', '#d59b6e'] as const),
    hair: chance.pick(['#2f2a28', '#3b322d', '#8f8b87', '#c9c5c0', '#2f2a28'] as const),
    shirt: chance.pick(['#6d94a8', '#e5dccb', '#7ba085', '#c98d6a', '#8d86a5', '#d9b25f'] as const),
    trousers: chance.pick(['#45525c', '#5b5348', '#39495a', '#6d6257'] as const),
    vest,
    hat: vest ? chance.pick(['cap', 'straw', 'none', 'cap'] as const) : chance.pick(['straw', 'none', 'none'] as const),
    bun: chance.chance(0.5)
  }
}

/** A person standing on (x, y), about 330 high at size 1, facing right unless mirrored. */
export function person(look: Look, pose: Pose, x: number, y: number, size: number, mirrored = false): string {
  const { lean } = pose
  const arm = (shoulder: Point, hand: Point, colour: string) => {
    const elbow = [(shoulder[0] + hand[0]) / 2 - 10, (shoulder[1] + hand[1]) / 2 + 16] as const
    return (
      stroke(`M${shoulder.join(' ')} Q${elbow.join(' ')} ${hand.join(' ')}`, colour, 27) +
      circle(hand[0], hand[1], 13, look.skin)
    )
  }
  const leg = (hip: Point, foot: Point, colour: string) =>
    stroke(`M${hip.join(' ')} L${foot[0]} ${foot[1] - 14}`, colour, 34) +
    ellipse(foot[0] + 8, foot[1] - 6, 25, 11, '#3a3733')
  const [front, back] = pose.hands
  return place(
    x,
    y,
    size,
    [
      shadow(6, 0, 84, 13),
      arm([30 + lean, -224], back, shade(look.shirt, -22)),
      leg([-16, -130], pose.feet[0], shade(look.trousers, -22)),
      leg([16, -130], pose.feet[1], look.trousers),
      torso(look, lean),
      pose.tool ?? '',
      head(look, lean),
      arm([-26 + lean, -222], front, look.shirt)
    ],
    mirrored
  )
}

function torso(look: Look, lean: number) {
  const outline =
    `M-38 -122 Q-48 -180 ${lean - 46} -228 Q${lean - 40} -250 ${lean - 12} -252 H${lean + 12} ` +
    `Q${lean + 40} -250 ${lean + 46} -228 Q46 -180 38 -122 Z`
  if (!look.vest) return shape(outline, look.shirt) + collar(lean, '#ffffff')
  return (
    shape(outline, look.vest) +
    shape(`M${lean - 8} -252 H${lean + 8} L${lean} -214 Z`, look.shirt) +
    rect(-42, -172, 84, 11, '#f6e8c8', { opacity: 0.9, transform: `translate(${lean / 2} 0)` })
  )
}

const collar = (lean: number, colour: string) =>
  shape(`M${lean - 14} -252 H${lean + 14} L${lean} -232 Z`, colour, { opacity: 0.7 })

function head(look: Look, lean: number) {
  const x = lean * 1.5
  const face = [
    rect(x - 11, -268, 22, 26, look.skin),
    circle(x, -292, 36, look.skin),
    circle(x - 35, -288, 8, look.skin),
    circle(x + 13, -292, 4, '#4a362b'),
    circle(x + 30, -292, 4, '#4a362b'),
    stroke(`M${x + 14} -274 q8 7 15 1`, '#a5563f', 4),
    circle(x + 8, -280, 7, '#e07f62', { opacity: 0.35 })
  ].join('')
  const hair =
    shape(
      `M${x - 37} -286 Q${x - 44} -334 ${x} -332 Q${x + 40} -332 ${x + 36} -304 ` +
        `Q${x + 10} -304 ${x - 8} -316 Q${x - 18} -298 ${x - 24} -286 Z`,
      look.hair
    ) + (look.bun ? circle(x - 36, -318, 15, look.hair) : '')
  if (look.hat === 'straw') {
    return (
      face +
      hair +
      ellipse(x, -312, 74, 15, '#d9b25f') +
      shape(`M${x - 40} -314 Q${x - 30} -360 ${x} -360 Q${x + 30} -360 ${x + 40} -314 Z`, '#e6c478') +
      stroke(`M${x - 38} -318 Q${x} -308 ${x + 38} -318`, '#b8633f', 7)
    )
  }
  if (look.hat === 'cap') {
    return (
      face +
      hair +
      shape(`M${x - 38} -308 Q${x - 36} -346 ${x} -346 Q${x + 36} -346 ${x + 38} -308 Z`, '#c93a2c') +
      rect(x + 12, -314, 56, 11, '#a92f23', { rx: 5 })
    )
  }
  return face + hair
}

/** Seated and seen from behind, for those who listen. */
export function listener(look: Look, x: number, y: number, size: number): string {
  return place(x, y, size, [
    shadow(0, 4, 96, 14),
    rect(-62, -96, 124, 14, '#b98a5a', { rx: 5 }),
    rect(-54, -84, 11, 84, '#94693f'),
    rect(43, -84, 11, 84, '#94693f'),
    shape('M-62 -88 Q-78 -190 -44 -216 Q0 -240 44 -216 Q78 -190 62 -88 Z', look.vest ?? look.shirt),
    look.vest ? rect(-60, -156, 120, 11, '#f6e8c8', { opacity: 0.85 }) : '',
    rect(-13, -244, 26, 28, look.skin),
    circle(0, -272, 43, look.skin),
    shape('M-44 -266 Q-50 -322 0 -322 Q50 -322 44 -266 Q40 -236 0 -234 Q-40 -236 -44 -266 Z', look.hair),
    look.bun ? circle(0, -320, 18, look.hair) : '',
    circle(-44, -264, 9, look.skin),
    circle(44, -264, 9, look.skin)
  ])
}

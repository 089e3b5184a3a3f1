import type { Dice } from './dice'
import { circle, ellipse, gradient, rect, shape, stroke, times } from './svg'

export interface Weather {
  sky: readonly [string, string]
  sun: string
  hills: readonly [string, string]
  /** Colour laid thinly over everything, as light does. */
  light: string
  strength: number
  bright: boolean
}

const weathers = {
  clear: {
    sky: ['#b9dfec', '#eef7f4'],
    sun: '#fffdf2',
    hills: ['#b7d0b6', '#9dbd97'],
    light: '#fff6d8',
    strength: 0.04,
    bright: true
  },
  noon: {
    sky: ['#9fd2ea', '#e0f1f0'],
    sun: '#ffffff',
    hills: ['#abcbb4', '#8fb68a'],
    light: '#ffffff',
    strength: 0.03,
    bright: true
  },
  dawn: {
    sky: ['#f4d3cb', '#fbeee0'],
    sun: '#fff4dd',
    hills: ['#c9cfba', '#a9bd9b'],
    light: '#f6b48c',
    strength: 0.08,
    bright: true
  },
  dusk: {
    sky: ['#f3bf8e', '#fdeccf'],
    sun: '#fff1c9',
    hills: ['#c6bd93', '#a3a878'],
    light: '#e8913d',
    strength: 0.12,
    bright: true
  },
  overcast: {
    sky: ['#cbd6d8', '#e9ebe4'],
    sun: '#e9ebe4',
    hills: ['#b4c3b8', '#98ad99'],
    light: '#8fa0a5',
    strength: 0.1,
    bright: false
  }
} satisfies Record<string, Weather>

export const weatherFor = (chance: Dice): Weather =>
  weathers[chance.pick(['clear', 'noon', 'clear', 'dawn', 'dusk', 'overcast'] as const)]

/** Sky, sun, clouds and hills down to the horizon. */
export function background(
  weather: Weather,
  chance: Dice,
  horizon: number
): { definitions: string[]; shapes: string[] } {
  const sunX = chance.between(180, 1420)
  const [farHill, nearHill] = weather.hills
  const swell = chance.between(-60, 60)
  return {
    definitions: [gradient('sky', ...weather.sky), gradient('near', nearHill, farHill)],
    shapes: [
      rect(-400, -300, 2400, 1900, 'url(#sky)'),
      ...(weather.bright
        ? [circle(sunX, 190, 150, weather.sun, { opacity: 0.35 }), circle(sunX, 190, 92, weather.sun, { opacity: 0.9 })]
        : []),
      ...times(weather.bright ? 2 : 4).map(() => cloud(chance)),
      shape(
        `M-400 ${horizon} V${horizon - 150} Q-60 ${horizon - 300 + swell} 320 ${horizon - 170} ` +
          `T1040 ${horizon - 190} ` +
          `T2000 ${horizon - 240 - swell} V${horizon} Z`,
        farHill,
        { opacity: 0.75 }
      ),
      shape(
        `M-400 ${horizon + 40} V${horizon - 90} Q100 ${horizon - 190 - swell} 520 ${horizon - 60} ` +
          `T1300 ${horizon - 100} T2000 ${horizon - 120} V${horizon + 40} Z`,
        'url(#near)'
      )
    ]
  }
}

function cloud(chance: Dice) {
  const x = chance.between(60, 1400)
  const y = chance.between(80, 300)
  const size = chance.between(0.7, 1.25)
  return (
    `<g opacity="0.55" fill="#ffffff" transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) ` +
    `scale(${size.toFixed(2)})">` +
    circle(0, 0, 40, '#fff') +
    circle(52, -18, 52, '#fff') +
    circle(112, -2, 38, '#fff') +
    rect(-38, -4, 188, 42, '#fff', { rx: 21 }) +
    '</g>'
  )
}

/** The weather's light over the finished scene. */
export const glaze = (weather: Weather) => rect(-400, -300, 2400, 1900, weather.light, { opacity: weather.strength })

export const shadow = (x: number, y: number, rx: number, ry: number) =>
  ellipse(x, y, rx, ry, '#3b3524', { opacity: 0.16 })

/** Blades of grass along a line. */
export const grass = (chance: Dice, x: number, y: number, width: number, colour: string) =>
  times(Math.round(width / 16)).map(() => {
    const at = x + chance.between(0, width)
    const height = chance.between(14, 34)
    return stroke(
      `M${at.toFixed(0)} ${y} q${chance.between(-8, 8).toFixed(0)} ${-height / 2} ` +
        `${chance.between(-12, 12).toFixed(0)} ${-height}`,
      colour,
      5
    )
  })

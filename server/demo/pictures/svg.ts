/** A few shapes as SVG text: enough to draw with, and nothing that needs a font. */

export type Attributes = Record<string, string | number>

function attributes(values: Attributes) {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Number(value.toFixed(1)) : value}"`)
    .join('')
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}) =>
  `<rect${attributes({ x, y, width, height, fill, ...more })}/>`

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}) =>
  `<circle${attributes({ cx, cy, r, fill, ...more })}/>`

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}) =>
  `<ellipse${attributes({ cx, cy, rx, ry, fill, ...more })}/>`

export const shape = (d: string, fill: string, more: Attributes = {}) => `<path${attributes({ d, fill, ...more })}/>`

export const stroke = (d: string, colour: string, width: number, more: Attributes = {}) =>
  `<path${attributes({
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more
  })}/>`

export const group = (children: string[], more: Attributes = {}) => `<g${attributes(more)}>${children.join('')}</g>`

/** Puts a drawing made around the origin somewhere else. */
export const place = (x: number, y: number, scale: number, children: string[], mirrored = false) =>
  `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) ` +
  `scale(${mirrored ? -scale : scale} ${scale})">${children.join('')}</g>`

/** A vertical gradient; colours from top to bottom. Its id doubles as the fill `url(#id)`. */
export const gradient = (id: string, ...colours: string[]) => {
  const stops = colours.map((colour, i) => `<stop offset="${i / (colours.length - 1)}" stop-color="${colour}"/>`)
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient>`
}

export const picture = (width: number, height: number, definitions: string[], children: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<defs>${definitions.join('')}</defs>${children.join('')}</svg>`

/** Whole numbers from 0, for drawing something several times. */
export const times = (count: number) => Array.from({ length: count }, (_, i) => i)

/** A colour lighter (or darker, below zero) by so many of 255 steps. */
export function shade(colour: string, steps: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) + steps)
  return `#${channels.map((value) => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0')).join('')}`
}

import { circle, shape, stroke, times } from './svg'

const red = '#c03a2b'

/** Ridge and eaves both rise at their ends, as roofs do around Chaozhou. */
export function tiledRoof(left: number, right: number, ridge: number, eaves: number, overhang: number) {
  const middle = (left + right) / 2
  const ridgeEnds = [left + 6, right - 6] as const
  const eavesEnds = [left - overhang, right + overhang] as const
  const lift = 34
  const curve = (from: number, to: number, y: number, rise: number) => (t: number) => ({
    x: from + (to - from) * t,
    y: y - rise * (2 * t - 1) ** 2
  })
  const top = curve(ridgeEnds[0], ridgeEnds[1], ridge + lift, lift)
  const bottom = curve(eavesEnds[0], eavesEnds[1], eaves + lift * 0.7, lift)
  const along = (edge: typeof top) => times(25).map((i) => edge(i / 24))
  const path = (points: { x: number; y: number }[]) =>
    points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(' L')
  const rows = Math.round((right - left) / 30)
  return [
    shape(`M${path(along(top))} L${path(along(bottom).reverse())} Z`, 'url(#roof)'),
    ...times(rows + 1).map((i) => {
      const [from, to] = [top(i / rows), bottom(i / rows)]
      return stroke(`M${path([from, to])}`, '#000000', 4, { opacity: 0.16 })
    }),
    ...times(rows * 2).map((i) => {
      const at = bottom((i + 0.5) / (rows * 2))
      return circle(at.x, at.y + 1, 8, '#3d4748')
    }),
    stroke(`M${path(along(bottom))}`, red, 9, { transform: 'translate(0 13)' }),
    stroke(`M${path(along(top))}`, '#e9dfcd', 24),
    stroke(`M${path(along(top))}`, red, 9, { transform: 'translate(0 -9)' }),
    ...[0.06, 0.13, 0.87, 0.94].map((t, i) =>
      circle(top(t).x, top(t).y, 8, ['#3f7f8c', '#e0a03a', '#e0a03a', '#3f7f8c'][i] ?? red)
    ),
    circle(middle, ridge + lift, 9, '#3f7f8c'),
    swallowTail(ridgeEnds[0], ridge, -1),
    swallowTail(ridgeEnds[1], ridge, 1)
  ]
}

function swallowTail(x: number, y: number, direction: number) {
  return shape(
    `M${x - direction * 14} ${y + 12} Q${x + direction * 22} ${y - 2} ${x + direction * 54} ${y - 42} ` +
      `Q${x + direction * 40} ${y + 4} ${x - direction * 2} ${y + 24} Z`,
    red
  )
}

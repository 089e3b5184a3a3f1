import { circle, ellipse, gradient, picture, rect, shape, stroke, times } from './svg'

const paper = '#faf6ef'
const line = '#e9e2d6'
const jade = '#1f7a5a'
const wash = '#e4f1ea'

/** On no ground of its own, so that it sits on the page's. */
const scene = (definitions: string[], shapes: string[]) =>
  picture(480, 360, definitions, [ellipse(240, 306, 190, 16, line), ...shapes])

/** A camera before an empty frame: nothing sent yet. 480 × 360. */
export const drawNoSubmissions = () =>
  scene(
    [],
    [
      rect(74, 70, 212, 176, '#ffffff', { rx: 14, stroke: line, 'stroke-width': 5 }),
      rect(92, 88, 176, 126, wash, { rx: 8 }),
      shape('M108 168 Q180 146 252 168 L244 182 H116 Z', '#5c6869'),
      stroke('M106 166 Q180 144 254 166', '#c03a2b', 6),
      rect(124, 182, 112, 32, '#ffffff'),
      rect(168, 186, 24, 28, '#8d3a2c'),
      circle(236, 112, 12, '#ffffff'),
      rect(206, 178, 198, 128, jade, { rx: 22 }),
      shape('M262 178 L276 152 H334 L348 178 Z', jade),
      rect(206, 214, 198, 14, '#135c43', { opacity: 0.5 }),
      circle(305, 246, 44, paper),
      circle(305, 246, 34, '#22302a'),
      circle(305, 246, 18, '#4f7f78'),
      circle(297, 237, 7, '#ffffff', { opacity: 0.9 }),
      circle(378, 200, 8, '#f3d27a')
    ]
  )

/** An empty market basket: nothing redeemed yet. 480 × 360. */
export const drawNoOrders = () =>
  scene(
    [],
    [
      stroke('M150 190 Q160 66 240 66 Q320 66 330 190', '#b98a4e', 15),
      shape('M112 186 H368 L340 300 Q338 308 328 308 H152 Q142 308 140 300 Z', '#d9b070'),
      ...times(3).map((i) => stroke(`M${122 + i * 7} ${216 + i * 28} H${358 - i * 7}`, '#b98a4e', 6)),
      ...times(7).map((i) => stroke(`M${146 + i * 31} 192 L${161 + i * 26} 304`, '#b98a4e', 5, { opacity: 0.6 })),
      rect(100, 172, 280, 26, '#c99a58', { rx: 13 }),
      shape('M300 176 q34 -44 74 -22 q-8 46 -60 34 Z', jade),
      stroke('M306 178 q28 -12 54 -20', wash, 4),
      circle(118, 108, 11, '#fbe9e4'),
      circle(372, 96, 15, wash),
      circle(402, 250, 9, '#fff2da')
    ]
  )

/** A cloud over the village whose wire is cut: no network. 480 × 360. */
export const drawOffline = () =>
  scene(
    [gradient('cloud', '#ffffff', '#e6ece7')],
    [
      shape('M0 306 Q120 218 250 270 T480 250 V306 Z', wash),
      rect(96, 236, 96, 68, '#ffffff'),
      shape('M80 240 Q144 208 208 240 L200 248 H88 Z', '#5c6869'),
      stroke('M78 240 Q144 206 210 240', '#c03a2b', 5),
      rect(132, 264, 26, 40, '#8d3a2c'),
      stroke('M366 304 V170 M340 190 H392', '#8b6b4a', 9),
      stroke('M340 190 Q316 226 282 224 M392 190 Q440 214 490 196', '#5b6660', 4),
      stroke('M282 224 l-12 10 M282 224 l-14 -3', '#5b6660', 4),
      '<g stroke="#d5ddd6" stroke-width="5">',
      shape(
        'M160 156 Q116 156 116 122 Q116 92 148 88 Q158 48 206 50 Q246 52 256 86 Q296 84 298 120 Q298 156 262 156 Z',
        'url(#cloud)'
      ),
      '</g>',
      stroke('M188 92 l38 38 M226 92 l-38 38', '#925a00', 11)
    ]
  )

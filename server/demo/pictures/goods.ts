import { circle, ellipse, picture, rect, shape, stroke, times } from './svg'

const shadow = (x: number, y: number, rx: number) => ellipse(x, y, rx, 13, '#22302a', { opacity: 0.1 })

/** What the points shop hands out; drawn on a 480 square, each on a ground of its own. */
const drawings = {
  tissues: [
    '#f5eee4',
    [
      shadow(240, 352, 150),
      shape('M186 232 Q196 126 236 132 Q276 118 294 232 Z', '#ffffff'),
      shape('M236 132 Q214 180 226 232 H206 Q200 160 236 132 Z', '#e9e4da'),
      rect(106, 214, 268, 136, '#8fb7a5', { rx: 20 }),
      rect(106, 292, 268, 58, '#7fa897', { rx: 20 }),
      rect(170, 214, 140, 24, '#5d8b78', { rx: 12 }),
      shape('M186 226 Q240 206 294 226 V214 H186 Z', '#ffffff'),
      circle(240, 294, 26, '#f5eee4', { opacity: 0.9 }),
      circle(240, 294, 12, '#5d8b78', { opacity: 0.8 })
    ]
  ],
  detergent: [
    '#e9eef6',
    [
      shadow(240, 388, 112),
      rect(206, 84, 68, 66, '#e8b84e', { rx: 12 }),
      ...times(5).map((i) => rect(216 + i * 11, 92, 4, 50, '#cf9d35', { opacity: 0.6 })),
      shape(
        'M188 150 H292 Q316 154 322 210 L340 368 Q342 386 322 386 H158 Q138 386 140 368 L158 210 Q164 154 188 150 Z',
        '#4f86b5'
      ),
      shape('M300 196 Q324 208 326 250 L332 300 Q310 300 304 262 Z', '#3d6f9a'),
      rect(166, 230, 128, 96, '#eaf1f8', { rx: 16 }),
      shape('M230 246 Q262 284 262 298 A32 26 0 0 1 198 298 Q198 284 230 246 Z', '#6fa7d0')
    ]
  ],
  kettle: [
    '#ecf3ee',
    [
      shadow(236, 392, 126),
      rect(204, 92, 72, 30, '#22302a', { rx: 14 }),
      shape('M176 122 H304 L330 372 Q330 386 312 386 H168 Q150 386 150 372 Z', '#c9d3ce'),
      shape('M176 122 H206 L196 386 H168 Q150 386 150 372 Z', '#dfe7e2'),
      shape('M172 158 L112 190 L164 232 Z', '#c9d3ce'),
      stroke('M318 162 Q396 172 380 256 Q370 308 330 318', '#22302a', 25),
      rect(150, 348, 180, 20, '#1f7a5a'),
      circle(240, 258, 19, '#c03a2b', { opacity: 0.9 })
    ]
  ],
  rice: [
    '#f6efe0',
    [
      shadow(240, 396, 120),
      shape(
        'M162 112 Q176 146 152 216 Q120 330 142 376 Q148 394 172 394 H308 ' +
          'Q332 394 338 376 Q360 330 328 216 Q304 146 318 112 Z',
        '#efe6cf'
      ),
      shape(
        'M288 112 H318 Q304 146 328 216 Q360 330 338 376 Q332 394 308 394 H290 Q320 300 296 210 Q280 150 288 112 Z',
        '#decfa9'
      ),
      stroke('M166 134 Q240 150 314 134', '#b99f62', 9),
      shape(
        'M154 98 L170 118 L190 98 L210 118 L230 98 L250 118 L270 98 L290 118 L310 98 L326 112 L316 128 H164 Z',
        '#efe6cf'
      ),
      circle(240, 276, 66, '#c03a2b'),
      stroke('M240 318 V244', '#f6efe0', 7),
      ...times(3).flatMap((i) => [
        ellipse(224, 256 + i * 20, 8, 15, '#f6efe0', { transform: `rotate(-34 224 ${256 + i * 20})` }),
        ellipse(256, 256 + i * 20, 8, 15, '#f6efe0', { transform: `rotate(34 256 ${256 + i * 20})` })
      ]),
      ellipse(240, 236, 8, 16, '#f6efe0')
    ]
  ],
  oil: [
    '#fbf3df',
    [
      shadow(240, 400, 96),
      rect(214, 66, 52, 44, '#c03a2b', { rx: 8 }),
      shape(
        'M216 110 H264 Q268 150 300 172 Q324 190 324 226 V376 Q324 398 302 398 H178 ' +
          'Q156 398 156 376 V226 Q156 190 180 172 Q212 150 216 110 Z',
        '#f0cd6a'
      ),
      shape('M156 236 H324 V376 Q324 398 302 398 H178 Q156 398 156 376 Z', '#e6b53f'),
      stroke('M326 214 Q372 220 366 272 Q362 314 328 318', '#e6b53f', 20),
      rect(156, 252, 168, 104, '#fdf8ea'),
      ...times(6).map((i) => ellipse(240, 284, 10, 24, '#d99a2c', { transform: `rotate(${i * 60} 240 304)` })),
      circle(240, 304, 14, '#8d5a2c'),
      stroke('M182 190 Q176 204 176 232', '#ffffff', 9, { opacity: 0.6 })
    ]
  ],
  toothpaste: [
    '#eaf4f0',
    [
      shadow(240, 352, 150),
      '<g transform="rotate(-18 240 250)">',
      shape('M92 196 L338 214 V290 L92 308 Z', '#ffffff'),
      shape('M92 196 L180 202 Q150 250 180 302 L92 308 Z', '#1f7a5a'),
      shape('M180 202 L214 205 Q184 250 214 300 L180 302 Q150 250 180 202 Z', '#7fc0a4'),
      rect(74, 190, 24, 124, '#135c43', { rx: 4 }),
      rect(338, 222, 20, 60, '#d9e5df'),
      rect(356, 214, 54, 76, '#c03a2b', { rx: 10 }),
      ...times(4).map((i) => rect(364 + i * 11, 222, 4, 60, '#962c20', { opacity: 0.6 })),
      rect(236, 236, 76, 13, '#1f7a5a', { rx: 6, opacity: 0.8 }),
      rect(236, 260, 50, 11, '#1f7a5a', { rx: 5, opacity: 0.4 }),
      '</g>'
    ]
  ],
  dishSoap: [
    '#f0f4e6',
    [
      shadow(240, 400, 92),
      rect(226, 62, 28, 30, '#ffffff', { rx: 6 }),
      rect(208, 88, 64, 34, '#5f8f3f', { rx: 8 }),
      shape(
        'M206 122 H274 Q326 156 318 232 Q302 272 320 322 Q330 398 296 398 H184 ' +
          'Q150 398 160 322 Q178 272 162 232 Q154 156 206 122 Z',
        '#a9cc6b'
      ),
      shape(
        'M274 122 Q326 156 318 232 Q302 272 320 322 Q330 398 296 398 H272 Q300 340 284 272 Q298 190 256 122 Z',
        '#8fb554'
      ),
      ellipse(238, 246, 52, 66, '#fdf8d8'),
      ellipse(238, 250, 34, 26, '#f2c83f', { transform: 'rotate(-20 238 250)' }),
      stroke('M222 252 q16 -16 34 -8', '#ffffff', 5, { opacity: 0.8 }),
      ...(
        [
          [336, 150, 22],
          [372, 196, 13],
          [352, 104, 10]
        ] as const
      ).map(([x, y, r]) => circle(x, y, r, '#ffffff', { opacity: 0.8 }))
    ]
  ],
  towel: [
    '#f9ece7',
    [
      shadow(240, 372, 150),
      rect(98, 268, 284, 96, '#d98e7d', { rx: 30 }),
      rect(98, 196, 284, 96, '#f4d9cf', { rx: 30 }),
      rect(98, 124, 284, 96, '#7aa79a', { rx: 30 }),
      ...(
        [
          [154, '#5d8b7f'],
          [226, '#dfb3a4'],
          [298, '#bd6d5b']
        ] as const
      ).flatMap(([y, colour]) => [
        rect(132, y, 216, 8, colour, { rx: 4 }),
        rect(132, y + 20, 216, 8, colour, { rx: 4 })
      ])
    ]
  ],
  umbrella: [
    '#e7eff2',
    [
      shadow(250, 402, 90),
      stroke('M240 96 V356 Q240 396 274 394 Q302 392 302 362', '#6b4a34', 15),
      shape(
        'M66 244 Q84 96 240 92 Q396 96 414 244 Q382 210 342 244 Q292 206 240 244 Q188 206 138 244 Q98 210 66 244 Z',
        '#c03a2b'
      ),
      shape('M240 92 Q176 130 138 244 Q188 206 240 244 Q292 206 342 244 Q304 130 240 92 Z', '#d9584a'),
      shape('M240 92 Q222 150 214 229 Q227 233 240 244 Q253 233 266 229 Q258 150 240 92 Z', '#c03a2b'),
      stroke('M240 92 V68', '#6b4a34', 10)
    ]
  ],
  thermos: [
    '#efeee7',
    [
      shadow(240, 404, 84),
      rect(186, 66, 108, 74, '#cfd6d2', { rx: 16 }),
      rect(186, 112, 108, 10, '#a9b3ae'),
      rect(170, 136, 140, 266, '#1f7a5a', { rx: 26 }),
      rect(170, 136, 38, 266, '#2f9470', { rx: 19 }),
      rect(170, 160, 140, 12, '#135c43'),
      rect(170, 352, 140, 12, '#135c43'),
      circle(250, 262, 36, '#e4f1ea'),
      shape('M250 290 Q220 268 230 242 Q252 246 250 290 Q250 250 272 240 Q280 272 250 290 Z', '#1f7a5a')
    ]
  ],
  salt: [
    '#e8f0f3',
    [
      shadow(240, 388, 104),
      shape('M144 112 L156 98 L344 98 L336 112 V368 L344 384 H136 L144 368 Z', '#fbfbf7'),
      rect(144, 112, 192, 26, '#39718c'),
      rect(144, 342, 192, 26, '#39718c'),
      ...times(17).map((i) => rect(150 + i * 11, 100, 3, 12, '#39718c', { opacity: 0.35 })),
      shape('M178 300 L226 214 L254 258 L276 228 L314 300 Z', '#8fc0d0'),
      shape('M226 214 L254 258 L240 300 H178 Z', '#6fa7bb'),
      circle(282, 184, 20, '#e8b84e'),
      stroke('M170 318 q18 -12 36 0 t36 0 t36 0 t36 0', '#39718c', 6)
    ]
  ],
  basin: [
    '#fdf0e3',
    [
      shadow(240, 366, 140),
      shape('M70 206 Q84 330 142 360 H338 Q396 330 410 206 Z', '#e0694f'),
      shape('M330 240 Q392 230 410 206 Q396 330 338 360 H300 Q340 320 330 240 Z', '#c9513a'),
      ellipse(240, 206, 170, 48, '#d8573f'),
      ellipse(240, 209, 148, 36, '#f8d7c5'),
      ellipse(240, 220, 122, 22, '#a9d3dc'),
      ...[164, 240, 316].map((x, n) => {
        const y = n === 1 ? 308 : 298
        const petals = times(5).map((i) =>
          circle(x + Math.cos(i * 1.257) * 13, y + Math.sin(i * 1.257) * 13, 11, '#fbe3d6')
        )
        return petals.join('') + circle(x, y, 8, '#f2c14e')
      })
    ]
  ],
  soap: [
    '#eef0f6',
    [
      shadow(240, 366, 148),
      ellipse(240, 336, 156, 34, '#7f97a8'),
      ellipse(240, 326, 156, 34, '#a3b8c6'),
      rect(122, 226, 236, 96, '#f2d9a0', { rx: 44 }),
      rect(122, 212, 236, 84, '#f8e5b8', { rx: 42 }),
      rect(160, 230, 160, 48, '#eccf8e', { rx: 24 }),
      ...times(3).map((i) => circle(208 + i * 32, 254, 7, '#c99a4c', { opacity: 0.7 })),
      ...(
        [
          [130, 178, 30],
          [178, 138, 20],
          [338, 164, 34],
          [296, 118, 16],
          [386, 222, 14]
        ] as const
      ).map(
        ([x, y, r]) =>
          circle(x, y, r, '#ffffff', { opacity: 0.75 }) +
          stroke(`M${x - r * 0.5} ${y - r * 0.1} q${r * 0.1} ${-r * 0.4} ${r * 0.5} ${-r * 0.5}`, '#b9c9de', 4)
      )
    ]
  ]
} as const satisfies Record<string, readonly [ground: string, shapes: readonly string[]]>

export type GoodsPicture = keyof typeof drawings

export const goodsPictures = Object.keys(drawings) as GoodsPicture[]

/** 480 × 480. */
export function drawGoods(name: GoodsPicture): string {
  const [ground, shapes] = drawings[name]
  return picture(480, 480, [], [rect(0, 0, 480, 480, ground), ...shapes])
}

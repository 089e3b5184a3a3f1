import type { HouseholdMonth } from '../../types/contract/months'
import { cardSize, drawMonthCard, type Pen } from '../../src/features/months/draw-month-card'
import { shiftMonth } from '../../src/lib/shift-month'
import { chrome } from '../../src/styles/chrome'

const month: HouseholdMonth = {
  month: '2026-03',
  firstMonth: '2025-01',
  label: '第一网格 3 号',
  village: '永安寨村',
  earned: 24,
  spent: 10,
  place: 2,
  approved: [{ column: 'courtyard', name: '我家庭院', count: 2 }, { column: 'honour', name: '荣誉展示', count: 1 }],
  weeksInARow: 3
}

interface Line {
  text: string
  x: number
  y: number
  colour: unknown
  /** Pixels of its letters. */
  size: number
  left: number
  right: number
}

/** A context that writes down what is drawn; Chinese is as wide as high, figures and spaces are wider than in most fonts. */
function recordingPen() {
  const lines: Line[] = []
  const circles: { x: number; radius: number; colour: unknown }[] = []
  const pen = {
    font: '',
    fillStyle: '' as unknown,
    strokeStyle: '' as unknown,
    textAlign: 'left',
    measureText: (text: string) => ({ width: [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.62), 0) * sizeOf(pen.font) }),
    fillText(text: string, x: number, y: number) {
      const { width } = pen.measureText(text)
      const left = { left: x, right: x - width, center: x - width / 2 }[pen.textAlign] ?? 0
      lines.push({ text, x, y, colour: pen.fillStyle, size: sizeOf(pen.font), left, right: left + width })
    },
    arc: (x: number, _y: number, radius: number) => void circles.push({ x, radius, colour: pen.strokeStyle }),
    ...Object.fromEntries(
      ['fillRect', 'beginPath', 'closePath', 'moveTo', 'arcTo', 'lineTo', 'fill', 'stroke', 'setLineDash'].map((name) => [name, jest.fn()]))
  }
  return { pen: pen as unknown as Pen, lines, circles, dashes: () => (pen as unknown as { setLineDash: jest.Mock }).setLineDash.mock.calls }
}

const sizeOf = (font: string) => Number(/(\d+)px/.exec(font)?.[1])

function drawn(changes: Partial<HouseholdMonth> = {}) {
  const recording = recordingPen()
  drawMonthCard(recording.pen, { ...month, ...changes })
  return { ...recording, texts: recording.lines.map(({ text }) => text) }
}

test('the picture says whose month it was and what came of it', () => {
  expect(drawn().texts).toEqual([
    '永安寨村', '2026 年 3 月', '第一网格 3 号', '这个月得了', '24', '分', '全村第 2 名', '取走东西用了 10 分',
    '我家庭院', '2 次', '荣誉展示', '1 次', '勤', '勤', '勤', '连续 3 周都有照片通过'
  ])
})

test('and what did not', () => {
  const { texts, circles } = drawn({ earned: 0, spent: 0, place: null, approved: [], weeksInARow: 0 })
  expect(texts.slice(4)).toEqual(
    ['0', '分', '还没有名次', '取走东西用了 0 分', '这个月还没有照片通过', '每周拍一次,这里就盖上一排红章'])
  expect(circles).toEqual([])
})

test('it has the stitch, and a vermilion seal for each week that still fits', () => {
  const { circles, dashes } = drawn({ weeksInARow: 30 })
  expect(dashes()).toEqual([[[expect.any(Number), expect.any(Number)]], [[]]])
  expect(new Set(circles.map(({ colour }) => colour))).toEqual(new Set([chrome.vermilion]))
  expect(circles).toHaveLength(2 * 8)
  expect(Math.max(...circles.map(({ x, radius }) => x + radius))).toBeLessThan(cardSize.width - 40)
})

test('however much there is to say, it stays on the picture, apart and readable', () => {
  const name = '一个名字特别特别长的村里的规则'
  const { lines } = drawn({
    label: '第一百二十三网格 99999 号',
    village: '一个名字很长很长的村子',
    earned: 123456,
    spent: 99,
    place: 1234,
    approved: Array.from({ length: 9 }, (_, index) => ({ column: 'study', name: `${name}${index}`, count: 88 })),
    weeksInARow: 520
  })
  for (const line of lines) {
    expect(line.left).toBeGreaterThanOrEqual(40)
    expect(line.right).toBeLessThanOrEqual(cardSize.width - 40)
    expect(line.y).toBeLessThan(cardSize.height - 40)
    // on a phone half as wide as the picture a letter is half as high
    expect(line.size).toBeGreaterThanOrEqual(24)
  }
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      const [upper, lower] = line.y < other.y ? [line, other] : [other, line]
      const below = lower.y - lower.size * 0.88 >= upper.y + upper.size * 0.12
      const apart = below || other.left >= line.right || other.right <= line.left
      expect({ line: line.text, other: other.text, apart }).toEqual({ line: line.text, other: other.text, apart: true })
    }
  }
})

test.each([['2026-01', -1, '2025-12'], ['2025-12', 1, '2026-01'], ['2026-03', -1, '2026-02'], ['2026-03', 0, '2026-03']])(
  '%s and %i months is %s', (from, by, to) => {
    expect(shiftMonth(from, by)).toBe(to)
  }
)

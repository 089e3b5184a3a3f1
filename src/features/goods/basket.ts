import type { Goods } from '@contract/goods'
import type { OrderCreate } from '@contract/orders'
import { randomId } from '@/lib/random-id'
import { useKeptForm } from '@/platform/kept-form'
import { availabilityOf, mostPieces } from './availability'

/** Some goods in the basket as they were when they were put there. */
export interface BasketLine {
  goodsId: string
  name: string
  quantity: number
  /** Price of one as it was seen. */
  points: number
}

interface Basket {
  lines: BasketLine[]
  /** What was asked for last, and the key it went under: the same again makes no second order, even after a restart. */
  asked: { content: string; key: string } | null
}

const empty: Basket = { lines: [], asked: null }

/** More kinds of goods than this go into no order. */
export const mostLines = 10

/** What the person on this device has gathered; kept over restarts. */
export function useBasket() {
  const { form, change, drop } = useKeptForm('basket', empty, null)
  const replaceLines = (how: (lines: BasketLine[]) => BasketLine[]) => change(({ lines }) => ({ lines: how(lines) }))
  return {
    lines: form.lines,
    put: ({ id: goodsId, name, points }: Goods, quantity: number) =>
      replaceLines((lines) => {
        const there = lines.find((line) => line.goodsId === goodsId)
        const line = { goodsId, name, points, quantity: quantity + (there?.quantity ?? 0) }
        return there ? lines.map((other) => (other === there ? line : other)) : [...lines, line]
      }),
    setQuantity: (goodsId: string, quantity: number) =>
      replaceLines((lines) => lines.map((line) => (line.goodsId === goodsId ? { ...line, quantity } : line))),
    remove: (goodsId: string) => replaceLines((lines) => lines.filter((line) => line.goodsId !== goodsId)),
    /** The key under which this goes to the server; the same for the same. */
    keyOf(order: OrderCreate): string {
      const content = JSON.stringify(order)
      const asked = form.asked?.content === content ? form.asked : { content, key: randomId() }
      change({ asked })
      return asked.key
    },
    empty: drop
  }
}

/** A line of the basket beside the goods as the shop has them now. */
export interface CheckedLine extends BasketLine {
  /** undefined where the shop has them no longer. */
  goods: Goods | undefined
  /** What one costs now. */
  price: number
  /** Why it cannot be had, or not so many; null when it can. */
  problem: 'closed' | 'coming' | 'sold-out' | 'limit' | 'too-many' | null
}

/** Looks at every line whether it can still be had, at which price. */
export function checkLine(line: BasketLine, items: readonly Goods[]): CheckedLine {
  const goods = items.find(({ id }) => id === line.goodsId)
  const availability = goods && availabilityOf(goods, 'unknown')
  const problem = () => {
    if (!goods || !availability) return 'closed'
    const { kind } = availability
    if (kind === 'coming' || kind === 'limit' || kind === 'sold-out' || kind === 'closed') return kind
    return line.quantity > mostPieces(goods) ? 'too-many' : null
  }
  return { ...line, goods, price: goods?.points ?? line.points, problem: problem() }
}

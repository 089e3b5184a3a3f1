import type { ManagedGoods } from '@contract/goods-desk'
import { Badge } from '@/components/badge'
import { goodsDesk as said } from '@/words'
import { stateOf } from '../shelf'

/** What the badge says; empty where there is nothing to say. */
export function stateWords(goods: ManagedGoods): string {
  const state = stateOf(goods)
  if (state === null) return ''
  return state === 'coming' ? said.states.coming(goods.onSaleFrom ?? '') : said.states[state]
}

const tones = { low: 'amber', soldOut: 'vermilion', coming: 'jade', closed: 'plain' } as const

/** What the keeper has to know of goods before anything else; nothing when they simply stand there. */
export function GoodsBadge({ goods }: { goods: ManagedGoods }) {
  const state = stateOf(goods)
  return state && <Badge tone={tones[state]}>{stateWords(goods)}</Badge>
}

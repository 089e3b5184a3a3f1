import { board } from './words/board'
import { common } from './words/common'
import { counter } from './words/counter'
import { explain } from './words/errors'
import { orders } from './words/orders'
import { shop } from './words/shop'
import { tabs } from './words/tabs'
import { when } from './words/when'

/** Every word a person sees, grouped by page. */
export const words = {
  common,
  tabs,
  board,
  counter,
  orders,
  shop,
  explain,
  when
} as const

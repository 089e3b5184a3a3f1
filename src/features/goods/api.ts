import type { GoodsList } from '@contract/goods'
import { request } from '@/platform/request'

/** What the village's shop offers, sold-out goods included. */
export const fetchGoods = () => request.get<GoodsList>('/goods')

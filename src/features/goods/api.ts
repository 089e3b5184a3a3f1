import type { GoodsList } from '@contract/goods'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

/** What the village's shop offers, sold-out goods included. */
export async function fetchGoods(): Promise<GoodsList> {
  const list = await request.get<GoodsList>('/goods')
  return { ...list, items: list.items.map(withPictureAddress) }
}

import type { GoodsList, WishList } from '@contract/goods'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

/** What the village's shop offers, sold-out goods included. */
export async function fetchGoods(): Promise<GoodsList> {
  const list = await request.get<GoodsList>('/goods')
  return { ...list, items: list.items.map(withPictureAddress) }
}

/** What the own household wishes for, the latest wish first. */
export async function fetchWishes(): Promise<WishList> {
  const { items } = await request.get<WishList>('/wishes')
  return { items: items.map(withPictureAddress) }
}

/** Has the household told when the goods can be had, or no longer. @throws goods_not_found, household_missing */
export const setWish = ({ id, wished }: { id: string; wished: boolean }) =>
  wished ? request.put<void>(`/goods/${id}/wish`) : request.delete<void>(`/goods/${id}/wish`)

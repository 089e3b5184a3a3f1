import type { ShopDay, ShopDayClose, ShopDayPage } from '@contract/shop-days'
import { request } from '@/platform/request'

export const fetchShopDays = (cursor?: string) => request.get<ShopDayPage>('/shop-days', { params: { cursor } })

export const fetchShopDay = (day: string) => request.get<ShopDay>(`/shop-days/${day}`)

export const closeShopDay = (closing: ShopDayClose, idempotencyKey: string) =>
  request.post<void>('/shop-days', closing, { idempotencyKey })

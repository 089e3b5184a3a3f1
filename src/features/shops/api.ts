import type { Shop } from '@contract/shops'
import { request } from '@/platform/request'

/** Where the village's shop is and when it is open. */
export const fetchShop = () => request.get<Shop>('/shop')

/** Writes over the shop as `version` was. @throws forbidden, stale_version, invalid_request */
export const changeShop = (shop: Shop) => request.put<void>('/shop', shop)

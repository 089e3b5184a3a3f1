import type { Created } from '@contract/common'
import type { GoodsChange, GoodsCreate, GoodsDetail, GoodsOrder, ManagedGoodsList, PriceDraft, PriceStart } from '@contract/goods-desk'
import type { NewStockMovement, StockMovementKind, StockMovementPage } from '@contract/stock'
import { withPictureAddress } from '@/platform/api'
import { request } from '@/platform/request'

/** Everything on the shelf, the closed goods too. @throws forbidden */
export async function fetchAllGoods(): Promise<ManagedGoodsList> {
  const { items } = await request.get<ManagedGoodsList>('/goods/all')
  return { items: items.map(withPictureAddress) }
}

/** One kind of goods with its prices. @throws goods_not_found */
export const fetchOneGoods = async (id: string) => withPictureAddress(await request.get<GoodsDetail>(`/goods/${id}`))

export const createGoods = (goods: GoodsCreate, idempotencyKey: string) => request.post<Created>('/goods', goods, { idempotencyKey })

/** @throws stale_version */
export const changeGoods = ({ id, ...change }: GoodsChange & { id: string }) => request.put<void>(`/goods/${id}`, change)

interface Seen {
  id: string
  version: number
}

/** @throws stale_version */
export const closeGoods = ({ id, version }: Seen) => request.post<void>(`/goods/${id}/close`, { version })

/** @throws stale_version */
export const reopenGoods = ({ id, version }: Seen) => request.post<void>(`/goods/${id}/reopen`, { version })

/** @throws stale_version when there are other goods by now */
export const orderGoods = (order: GoodsOrder) => request.put<void>('/goods/order', order)

/** @throws price_starts_taken */
export const setPrice = ({ id, ...price }: PriceDraft & { id: string }, idempotencyKey: string) =>
  request.post<void>(`/goods/${id}/prices`, price, { idempotencyKey })

export const takeBackPrice = ({ id, startsAt }: PriceStart & { id: string }) =>
  request.post<void>(`/goods/${id}/prices/take-back`, { startsAt })

/** @throws insufficient_stock */
export const moveStock = (movement: NewStockMovement, idempotencyKey: string) =>
  request.post<void>('/stock-movements', movement, { idempotencyKey })

export interface WantedMovements {
  goodsId?: string
  kind?: StockMovementKind
}

export const fetchMovements = (wanted: WantedMovements, cursor?: string) =>
  request.get<StockMovementPage>('/stock-movements', { params: { ...wanted, cursor } })

import type { Goods, GoodsList } from '@contract/goods'
import type { CounterOrder, Order } from '@contract/orders'
import type { PointBalance } from '@contract/points'
import type { Profile, Role } from '@contract/sessions'
import type { Shop } from '@contract/shops'
import { useSession } from '@/features/session/store'
import { permissionsOf } from '../../server/shared/permissions'

const village = { id: 'village', name: '黄正村', county: '饶平县' }
const household = { id: 'household', label: '第一网格 3 号', grid: '第一网格', gridHead: '林某', gridHeadPhone: '13800000000', unit: null }

/** Signs somebody in on the device under test. */
export function signInAs(person: Partial<Profile> & { roles: Role[] }) {
  const profile = { accountId: 'account', name: '陈某', village, household, permissions: permissionsOf(person), ...person }
  useSession.setState({ session: { token: 'token', expiresAt: '2099-01-01T00:00:00Z', profile } })
}

/** Open every day from 8:30 to 17:30. */
export const shop: Shop = {
  place: '党群服务中心一楼', phone: '0768-1234567', hours: Array(7).fill([{ from: '08:30', until: '17:30' }]), hoursNote: '', closure: null,
  pickUpDays: 7, version: 1
}

/** Nothing special about them. */
const plain = { category: '', limit: null, onSaleFrom: null, nextPrice: null, wished: false, open: true }

export const detergent: Goods = { ...plain, id: 'detergent', name: '洗衣液 2 千克', points: 60, stock: 18, pictureUrl: '/detergent.jpg' }
export const tissues: Goods = { ...plain, id: 'tissues', name: '抽纸 3 包', points: 20, stock: 2, pictureUrl: null }
export const kettle: Goods = { ...plain, id: 'kettle', name: '电热水壶', points: 150, stock: 4, pictureUrl: null }
export const rice: Goods = { ...plain, id: 'rice', name: '大米 5 千克', points: 100, stock: 0, pictureUrl: null }

export const goodsList = (...items: Goods[]): GoodsList => ({ shop, items })

export const balance = (free: number, held = 0): PointBalance => ({ free, held, spent: 0, earned: free + held, earnedThisMonth: 14 })

export const order: Order = {
  id: 'order',
  status: 'held',
  lines: [{ goodsId: 'detergent', name: '洗衣液 2 千克', pictureUrl: null, quantity: 1, points: 60 }],
  points: 60,
  createdAt: '2025-11-22T00:05:00Z',
  expiresAt: '2025-11-29T16:00:00Z',
  closedAt: null,
  closedBy: null,
  closeReason: null,
  fetcher: null,
  fetchedBy: null,
  card: null,
  version: 1,
  pickUp: { token: 'AbCdEfGhIjKlMnOpQrStUv', digits: '48217730' },
  shop
}

const closed = { closedAt: '2025-11-22T02:12:00Z', closedBy: '陈某', version: 2, pickUp: null }
export const fetchedOrder: Order = { ...order, ...closed, status: 'handed_over' }
export const cancelledOrder: Order = { ...order, ...closed, status: 'cancelled' }
export const refusedOrder: Order = { ...cancelledOrder, closedBy: '钱店员', closeReason: '东西坏了' }
export const expiredOrder: Order = { ...order, ...closed, closedAt: order.expiresAt, closedBy: null, status: 'expired' }

const { pickUp: _, shop: __, ...facts } = order
export const counterOrder: CounterOrder = { ...facts, household: '第一网格 3 号', orderedBy: '陈某' }

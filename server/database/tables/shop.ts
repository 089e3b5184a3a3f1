import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { LimitPeriod } from '../../../types/contract/goods'
import type { OrderStatus } from '../../../types/contract/orders'
import type { PointTransferKind } from '../../../types/contract/points'
import type { StockMovementKind } from '../../../types/contract/stock'
import type { Fixed } from './fixed'

/** Written by triggers alone. */
type Follows = ColumnType<number, never, never>
/** Written once or left to its default. */
type FixedGenerated<T> = ColumnType<T, T | undefined, never>

/** When the shop is open on one day, HH:mm in Asia/Shanghai. */
export interface OpeningTime {
  from: string
  until: string
}

export interface Shops {
  villageId: Fixed<string>
  place: string
  phone: string | null
  /** Seven days, Monday first. */
  hours: JSONColumnType<OpeningTime[][]>
  hoursNote: Generated<string>
  /** YYYY-MM-DD, both in it */
  closedFrom: Generated<string | null>
  closedUntil: Generated<string | null>
  closedReason: Generated<string | null>
  pickUpDays: Generated<number>
  /** The worst that was told of the reserve since it was last enough. */
  reserveTold: Generated<'amber' | 'red' | null>
  reserveCheckedAt: Generated<Date | null>
  version: Generated<number>
}

export interface Goods {
  villageId: Fixed<string>
  id: Generated<string>
  name: string
  category: Generated<string>
  /** Free to redeem; `held` is set aside for orders. Both follow from the journal. */
  stock: Follows
  held: Follows
  limitPieces: Generated<number | null>
  limitPeriod: Generated<LimitPeriod | null>
  onSaleFrom: Generated<Date | null>
  lowStock: Generated<number>
  lowStockToldAt: Generated<Date | null>
  picturePhotoId: string | null
  position: number
  closedAt: Generated<Date | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface GoodsPrices {
  villageId: Fixed<string>
  goodsId: Fixed<string>
  startsAt: Fixed<Date>
  points: Fixed<number>
  createdBy: Fixed<string | null>
  createdAt: Fixed<Date>
}

export interface Wishes {
  villageId: Fixed<string>
  householdId: Fixed<string>
  goodsId: Fixed<string>
  wishedBy: Fixed<string>
  toldAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

export interface Orders {
  villageId: Fixed<string>
  id: Fixed<string>
  householdId: string
  orderedBy: Fixed<string>
  status: Generated<OrderStatus>
  points: Fixed<number>
  pickUpAttempt: number
  pickUpTokenHash: Buffer
  pickUpDigitsHash: Buffer
  expiresAt: Date
  expiryToldAt: Generated<Date | null>
  closedBy: Generated<string | null>
  closedAt: Generated<Date | null>
  closeReason: Generated<string | null>
  fetchedBy: Generated<string | null>
  version: Generated<number>
  createdAt: Fixed<Date>
}

export interface OrderLines {
  villageId: Fixed<string>
  orderId: Fixed<string>
  goodsId: Fixed<string>
  quantity: Fixed<number>
  points: Fixed<number>
}

export interface Vouchers {
  villageId: Fixed<string>
  id: Generated<string>
  orderId: Fixed<string>
  fetcherName: Fixed<string>
  madeBy: Fixed<string>
  createdAt: Fixed<Date>
  revokedAt: Generated<Date | null>
}

export interface HouseholdPins {
  villageId: Fixed<string>
  householdId: Fixed<string>
  pinHash: string
  setBy: string
  setAt: Date
}

export interface WitnessCodes {
  villageId: Fixed<string>
  codeHash: Fixed<Buffer>
  accountId: Fixed<string>
  expiresAt: Fixed<Date>
}

export interface CardRedemptions {
  villageId: Fixed<string>
  orderId: Fixed<string>
  memberName: Fixed<string>
  proof: Fixed<'pin' | 'witness'>
  witnessId: Fixed<string | null>
}

export interface StockTakes {
  villageId: Fixed<string>
  id: Fixed<string>
  startedBy: Fixed<string>
  startedAt: Fixed<Date>
  finishedBy: Generated<string | null>
  finishedAt: Generated<Date | null>
  discardedAt: Generated<Date | null>
  version: Generated<number>
}

export interface StockTakeLines {
  villageId: Fixed<string>
  stockTakeId: Fixed<string>
  goodsId: Fixed<string>
  /** What the books said was on the shelf when it was counted. */
  expected: number
  counted: number
  reason: string
  countedBy: string
  countedAt: Date
}

export interface StockMovements {
  villageId: Fixed<string>
  /** bigint, as text */
  id: Generated<string>
  goodsId: Fixed<string>
  kind: Fixed<StockMovementKind>
  /** Pieces; below zero where a count found fewer. */
  quantity: Fixed<number>
  reason: FixedGenerated<string>
  costFen: FixedGenerated<number | null>
  orderId: FixedGenerated<string | null>
  stockTakeId: FixedGenerated<string | null>
  createdBy: Fixed<string | null>
  createdAt: Fixed<Date>
}

export interface ShopDays {
  villageId: Fixed<string>
  /** YYYY-MM-DD to write; read it as text */
  day: Fixed<string>
  /** YYYY-MM-DD: the first day in it */
  since: Fixed<string>
  /** Movements up to here are in it. */
  until: Fixed<Date>
  orders: Fixed<number>
  pieces: Fixed<number>
  points: Fixed<number>
  note: FixedGenerated<string>
  closedBy: Fixed<string>
  closedAt: Fixed<Date>
}

export interface ShopDayLines {
  villageId: Fixed<string>
  day: Fixed<string>
  goodsId: Fixed<string>
  name: Fixed<string>
  opening: Fixed<number>
  cameIn: Fixed<number>
  wentOut: Fixed<number>
  broken: Fixed<number>
  counted: Fixed<number>
  handedOver: Fixed<number>
  closing: Fixed<number>
}

export interface BudgetEntries {
  villageId: Fixed<string>
  id: Fixed<string>
  /** bigint, as text */
  amountFen: ColumnType<string, number, never>
  reason: Fixed<string>
  reverses: FixedGenerated<string | null>
  createdBy: Fixed<string>
  createdAt: Fixed<Date>
}

export interface PointBalances {
  villageId: Fixed<string>
  householdId: Fixed<string>
  earned: Fixed<number>
  free: Fixed<number>
  held: Fixed<number>
  spent: Fixed<number>
}

export interface PointTransfers {
  villageId: Fixed<string>
  id: Generated<string>
  householdId: Fixed<string>
  kind: Fixed<PointTransferKind>
  amount: Fixed<number>
  submissionId: Fixed<string | null>
  orderId: Fixed<string | null>
  /** The how manieth award of its submission; those before are reversed. */
  awardNumber: Generated<number>
  reverses: Generated<string | null>
  deductionId: Generated<string | null>
  baseGrantId: Generated<string | null>
  attendanceId: Generated<string | null>
  adjustmentId: Generated<string | null>
  householdChangeId: Generated<string | null>
  about: Fixed<string>
  /** null: the calendar */
  createdBy: Fixed<string | null>
  createdAt: Fixed<Date>
}

export interface PointEntries {
  villageId: Fixed<string>
  /** bigint, as text */
  id: Generated<string>
  transferId: Fixed<string>
  householdId: Fixed<string>
  account: Fixed<'earned' | 'free' | 'held' | 'spent'>
  kind: Fixed<PointTransferKind>
  amount: Fixed<number>
  balanceAfter: Fixed<number>
  createdAt: Fixed<Date>
}

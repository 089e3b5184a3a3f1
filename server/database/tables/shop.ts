import type { Generated } from 'kysely'
import type { OrderStatus } from '../../../types/contract/orders'
import type { PointTransferKind } from '../../../types/contract/points'
import type { Fixed } from './fixed'

export interface Goods {
  villageId: Fixed<string>
  id: Generated<string>
  name: string
  points: number
  stock: number
  picturePhotoId: string | null
  position: number
  closedAt: Generated<Date | null>
  createdAt: Fixed<Date>
}

export interface Orders {
  villageId: Fixed<string>
  id: Fixed<string>
  householdId: string
  orderedBy: Fixed<string>
  status: Generated<OrderStatus>
  points: Fixed<number>
  pickUpAttempt: Fixed<number>
  pickUpTokenHash: Fixed<Buffer>
  pickUpDigitsHash: Fixed<Buffer>
  closedBy: Generated<string | null>
  closedAt: Generated<Date | null>
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

import { Type, type Static } from '@sinclair/typebox'
import { Amount, Id, Timestamp, oneOf, pageOf } from './common'
import { OrderStatus } from './orders'

/** Points of a household. earned = free + held + spent, always. */
export const PointBalance = Type.Object({
  free: Type.Integer({ description: 'Can be redeemed now' }),
  held: Type.Integer({ description: 'Set aside for orders not yet fetched' }),
  spent: Type.Integer({ description: 'Handed over as goods, all time' }),
  earned: Type.Integer({ description: 'Got and not taken back, all time' }),
  earnedThisMonth: Type.Integer()
})
export type PointBalance = Static<typeof PointBalance>

export const pointTransferKinds = [
  'award', 'hold', 'release', 'hand_over', 'reversal', 'deduction', 'base', 'attendance', 'adjustment_in', 'adjustment_out',
  'move_in', 'move_out'
] as const
export type PointTransferKind = (typeof pointTransferKinds)[number]

/** One line of a household's ledger: a change of its free points. */
export const PointEntry = Type.Object({
  id: Type.String(),
  kind: oneOf(pointTransferKinds),
  amount: Amount,
  balanceAfter: Type.Integer({ minimum: 0 }),
  about: Type.String({ description: 'What it is for: name of the rule, goods or activity, or the reason' }),
  submissionId: Type.Union([Id, Type.Null()]),
  orderId: Type.Union([Id, Type.Null()]),
  deductionId: Type.Union([Id, Type.Null()]),
  order: Type.Union(
    [
      Type.Object({
        status: OrderStatus,
        reason: Type.Union([Type.String(), Type.Null()], { description: 'Why the shop cancelled it' }),
        fetchedBy: Type.Union([Type.String(), Type.Null()], { description: 'Name of who took it, where the shop knows it' })
      }),
      Type.Null()
    ],
    { description: 'What has become of the order' }
  ),
  cardMember: Type.Union([Type.String(), Type.Null()], { description: 'Who of the household redeemed it at the counter, with its card' }),
  byHelper: Type.Boolean({ description: 'For what somebody outside of the household sent in for it' }),
  createdAt: Timestamp
})
export type PointEntry = Static<typeof PointEntry>
export const PointEntryPage = pageOf(PointEntry)
export type PointEntryPage = Static<typeof PointEntryPage>

/** Sums of the ledger by month of Asia/Shanghai, the newest first; months without a line are not in it. */
export const PointMonthList = Type.Object({
  items: Type.Array(
    Type.Object({
      month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
      earned: Type.Integer(),
      redeemed: Type.Integer({ description: 'Set aside for goods, less what came back' })
    })
  )
})
export type PointMonthList = Static<typeof PointMonthList>

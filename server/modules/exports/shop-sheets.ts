import type { OrderStatus } from '../../../types/contract/orders'
import type { StockMovementKind } from '../../../types/contract/stock'
import type { Period } from '../../shared/calendar'
import type { Sheet } from '../../shared/spreadsheet'
import { columns } from './sheets'
import type { GoodsSum, Money, MovementRow, OrderLineRow, PriceRow } from './shop-books.repository'

const orderWords: Record<OrderStatus, string> = { held: '等取货', handed_over: '取走了', cancelled: '不换了', expired: '过期没取' }

const movementWords: Record<StockMovementKind, string> = {
  in: '进货', out: '领出', broken: '报损', counted: '盘点', hold: '兑换,先留着', release: '不要了,放回', hand_over: '交货'
}

/** Fen as a sheet shows money. */
const yuan = (fen: number) => fen / 100

/** What proved whose order it was. */
const proofOf = ({ status, proof, witness }: OrderLineRow): string | null => {
  if (proof === 'pin') return '门牌卡和取货密码'
  if (proof === 'witness') return `门牌卡,${witness ?? ''}见证`
  return status === 'handed_over' ? '取货码' : null
}

export const orderLinesSheet = (rows: readonly OrderLineRow[]): Sheet => ({
  name: '兑换明细',
  columns: columns(
    ['兑换时间', 18], ['户', 20], ['谁兑换的', 12], ['货品', 24], ['分类', 10], ['份数', 8], ['一份几分', 10], ['一共几分', 10], ['结果', 10],
    ['交货或取消时间', 18], ['经手人', 12], ['谁来取的', 12], ['凭什么取的', 20], ['取消的原因', 24]),
  rows: rows.map((row) => [
    // who ordered with the card stood at the counter; the account is the keeper's
    row.createdAt, row.label, row.memberName ?? row.orderedBy, row.goods, row.category, row.quantity, row.points, row.quantity * row.points,
    orderWords[row.status], row.closedAt, row.closedBy,
    row.status === 'handed_over' ? (row.fetcherName ?? row.memberName ?? null) : null, proofOf(row), row.closeReason
  ])
})

/** What a movement did to the shelf: what is set aside still lies there. */
const onShelf = ({ kind, quantity }: MovementRow): number => {
  if (kind === 'hold' || kind === 'release') return 0
  return kind === 'in' || kind === 'counted' ? quantity : -quantity
}

export const movementsSheet = (rows: readonly MovementRow[]): Sheet => ({
  name: '库存流水',
  columns: columns(
    ['时间', 18], ['货品', 24], ['分类', 10], ['什么事', 14], ['份数', 8], ['货架上多了少了', 16], ['一份进价(元)', 14], ['一共(元)', 12], ['原因', 30],
    ['哪一户', 20], ['经手人', 12]),
  rows: rows.map((row) => [
    row.createdAt, row.goods, row.category, movementWords[row.kind], row.quantity, onShelf(row),
    ...(row.costFen === null ? [null, null] : [yuan(row.costFen), yuan(row.costFen * row.quantity)]), row.reason, row.label, row.by
  ])
})

export const pricesSheet = (rows: readonly PriceRow[]): Sheet => ({
  name: '兑换分变动',
  columns: columns(['从什么时候起', 18], ['货品', 24], ['原来几分', 10], ['改成几分', 10], ['谁定的', 12]),
  rows: rows.map(({ startsAt, goods, before, points, by }) => [startsAt, goods, before, points, by])
})

export const goodsSheet = (rows: readonly GoodsSum[]): Sheet => ({
  name: '按货品汇总',
  columns: columns(
    ['货品', 24], ['分类', 10], ['开始有几份', 12], ['进货', 8], ['领出', 8], ['报损', 8], ['盘点多了少了', 14], ['交货', 8], ['最后有几份', 12],
    ['换走一共几分', 14], ['进货花了(元)', 14], ['最近一次进价(元)', 18], ['剩下的值(元)', 14]),
  rows: rows.map(({ costFen, ...row }) => [
    row.name, row.category, row.opening, row.cameIn, row.wentOut, row.broken, row.counted, row.handedOver, row.closing, row.points,
    yuan(row.paidFen), costFen === null ? null : yuan(costFen), costFen === null ? null : yuan(costFen * row.closing)
  ])
})

/** A cash book: what was left, each that came and went, what is left. */
export function moneySheet({ beforeFen, rows }: Money, { since, until }: Period): Sheet {
  let left = beforeFen
  return {
    name: '备付',
    columns: columns(['时间', 18], ['什么事', 30], ['货品', 24], ['份数', 8], ['备付进来(元)', 14], ['进货花掉(元)', 14], ['还剩(元)', 12], ['经手人', 12]),
    rows: [
      [since, '开始时剩下', null, null, null, null, yuan(beforeFen), null],
      ...rows.map(({ createdAt, about, goods, quantity, fen, by }) => {
        left += fen
        const spent = goods !== null
        return [createdAt, about || '进货', goods, quantity, spent ? null : yuan(fen), spent ? yuan(-fen) : null, yuan(left), by]
      }),
      [new Date(until.getTime() - 60_000), '最后剩下', null, null, null, null, yuan(left), null]
    ]
  }
}

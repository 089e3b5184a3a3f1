import type { AuditAction, AuditEvent } from '../../../types/contract/audit'
import { writeWorkbook, type Download } from '../../shared/spreadsheet'
import { detailsText } from './details-words'

const actionWords: Record<AuditAction, string> = {
  submission_approved: '通过了照片',
  submission_first_approved: '第一次通过了照片,等第二个人',
  submission_rejected: '没通过照片',
  decision_undone: '撤回了审核结果',
  second_look_done: '做了抽查',
  deduction_made: '扣了分',
  deduction_decided: '定了扣分申诉',
  rule_created: '新建了规则',
  rule_changed: '改了规则',
  rule_closed: '停用了规则',
  rule_reopened: '恢复了规则',
  grid_created: '新建了网格',
  grid_changed: '改了网格',
  grid_deleted: '删了网格',
  unit_created: '新建了单元',
  unit_changed: '改了单元',
  unit_deleted: '删了单元',
  household_created: '新登记了一户',
  household_changed: '改了一户的登记',
  household_merged: '并了户',
  household_split: '分了户',
  household_card_replaced: '换了门牌卡',
  roster_imported: '导入了花名册',
  roster_exported: '导出了花名册',
  invitation_made: '发了邀请码',
  join_request_approved: '同意了加入申请',
  join_request_refused: '没同意加入申请',
  roles_changed: '改了职务',
  account_disabled: '停用了账号',
  account_enabled: '恢复了账号',
  kinship_declared: '登记了亲属',
  kinship_removed: '取消了亲属登记',
  activity_created: '发布了活动',
  activity_changed: '改了活动',
  activity_cancelled: '取消了活动',
  attendance_recorded: '点了名',
  attendance_undone: '取消了点名',
  attendance_points_given: '发了活动积分',
  notice_published: '发了通知',
  notice_withdrawn: '撤下了通知',
  honour_awarded: '颁了荣誉',
  honour_revoked: '收回了荣誉',
  adjustment_asked: '要调整积分,等第二个人',
  points_adjusted: '调整了积分',
  adjustment_refused: '没同意调整积分',
  statement_published: '公示了积分',
  books_exported: '导出了账',
  passbook_printed: '存了积分存折',
  settings_changed: '改了设置',
  goods_created: '上架了新东西',
  goods_changed: '改了货品',
  goods_closed: '下架了货品',
  goods_reopened: '重新上架了货品',
  price_set: '定了兑换分',
  price_taken_back: '撤回了还没开始的兑换分',
  stock_moved: '记了库存',
  stock_taken: '做了盘点',
  stock_take_discarded: '作废了一张盘点单',
  shop_changed: '改了超市的设置',
  order_cancelled_by_shop: '取消了一单兑换',
  handed_over_on_sight: '没看取货码交了货',
  voucher_made: '开了代领单',
  redeemed_with_card: '凭门牌卡兑换',
  pin_set: '设了取货密码',
  shop_day_closed: '做了日结',
  budget_booked: '记了备付金'
}

/** Administrative acts, the newest first. */
export async function auditWorkbook(events: readonly AuditEvent[], name: string): Promise<Download> {
  const titled = [['时间', 18], ['谁', 12], ['做了什么', 24], ['什么事', 28], ['哪一户', 20], ['详情', 60]] as const
  const content = await writeWorkbook([
    {
      name: '办事记录',
      columns: titled.map(([title, width]) => ({ title, width })),
      rows: events.map(({ createdAt, by, action, about, household, details }) => [
        new Date(createdAt), by.name, actionWords[action], about, household?.label ?? null, detailsText(details)
      ])
    }
  ])
  return { name, content }
}

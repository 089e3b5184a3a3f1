import type { ExportName } from '@contract/exports'

const things: Record<ExportName, readonly [string, string]> = {
  ledger: ['积分账', '每一笔分:谁家、为什么、多少、谁办的'],
  submissions: ['照片', '每一次送来的:什么栏目、结果、谁审的'],
  shop: ['超市', '兑换、库存流水、兑换分变动、货品汇总、备付,各一张表']
}

export const bookExports = {
  title: '导出账目',
  note: '积分、照片、超市,一行一行存成 Excel',
  which: '哪段时间',
  presets: { month: '本月', lastMonth: '上个月', quarter: '近三个月', year: '今年' },
  own: '自己选日期',
  from: '从',
  until: '到',
  span: (from: string, until: string) => `${from} 到 ${until},两天都算`,
  wrongDates: '"到"要在"从"后面',
  missingDates: '请选好两个日期',
  thing: (what: ExportName) => things[what],
  save: '存成 Excel',
  saveLabel: (what: ExportName) => `存成 Excel:${things[what][0]}`,
  fileName: (what: ExportName, from: string, until: string) => `${things[what][0]} ${from} ${until}.xlsx`,
  kept: '已存好',
  failed: '没有存成,再点一次试试。',
  careful: '表里有人名和户名,请妥善保管。不记名的举报,表里也不写是谁。每次导出都记在办事记录里。',
  refused: '这里给村管理员用',
  refusedNext: '村里公示的账,在"我的 → 村里的账"里看。'
} as const

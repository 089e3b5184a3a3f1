import type { LineKind } from '@contract/statements'

function monthName(written: string): string {
  const [year, month] = written.split('-').map(Number)
  return `${year} 年 ${month} 月`
}

const kinds: Record<LineKind, string> = {
  award: '通过审核',
  hand_over: '换东西',
  reversal: '更正',
  deduction: '扣分',
  base: '基础分',
  attendance: '参加活动',
  adjustment_in: '村里调整',
  adjustment_out: '村里调整',
  move_in: '并户、分户转来',
  move_out: '并户、分户转走'
}

/** 2026-11-03 as 11 月 3 日. */
const dayName = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

export const statements = {
  title: '村里的账',
  note: '每个月公示一次,谁家得了、用了多少分',
  month: monthName,
  row: (issued: number, redeemed: number, lines: number) => `发出 ${issued} 分 · 换东西 ${redeemed} 分 · ${lines} 行`,
  empty: '还没有公示过',
  emptyNext: '过完一个月,村管理员公示以后,全村都能在这里看。',
  toPublish: '还没公示的月份',
  toPublishText: '公示以后,全村看得到,谁都不能再改。不愿公开的户和不记名的举报,不写是谁家。',
  publish: (month: string) => `公示 ${monthName(month)}`,
  publishTitle: (month: string) => `公示 ${monthName(month)}?`,
  publishText: '公示以后就定下了,不能撤回,也不能改。弄错的分,用下个月的更正来改。',
  publishConfirm: '公示',
  published: (month: string) => `${monthName(month)}公示了,全村都能看`,

  issued: '发出的分',
  redeemed: '换东西用的分',
  lines: '行数',
  shown: '看哪些',
  all: '全村',
  own: '我家',
  nameless: '不公开',
  ownHousehold: '我家',
  line: (kind: LineKind, about: string, day: string | null) => [kinds[kind], about, day && dayName(day)].filter(Boolean).join(' · '),
  kind: (kind: LineKind) => kinds[kind],
  day: (day: string | null) => (day ? dayName(day) : ''),
  ownEmpty: '您家这个月没有账',
  ownEmptyNext: '没有得分,也没有换东西。',
  allEmpty: '这个月没有账',

  check: '核对我家的账',
  checkText: '在您的手机上,用公示码核对您家每一行有没有被改过。',
  checked: (lines: number) => `核对好了:您家 ${lines} 行,行行都在公示里,一行没改。`,
  sumsAgree: '和您家积分账上这个月的分也对得上。',
  sumsDiffer: (inStatement: number, inLedger: number) =>
    `每一行都没改,可是公示里您家得 ${inStatement} 分,积分账上得 ${inLedger} 分。请拿给村管理员看。`,
  wrong: (lines: number) => `对不上:您家有 ${lines} 行和公示码不符,账可能被改过。请拿给村管理员看,先别删这个程序。`,
  changed: '对不上:公示码和您手机第一次看到的不一样,账可能被改过。请拿给村管理员看。',
  nothingToCheck: '您家这个月没有账,不用核对。',
  root: '公示码',
  rootText: '和村里贴出来的一样,就是同一份账。',
  /** In fours, to be read aloud and compared. */
  inFours: (root: string) => root.match(/.{4}/g)?.join(' ') ?? root,
  excel: '存成 Excel',
  fileName: (month: string) => `积分公示 ${month}.xlsx`,
  kept: '已存好',
  keepFailed: '没有存成,再点一次试试。',
  print: '打印',
  printPage: '贴出来',
  printPageNote: '排好版的 A4 纸',
  printTitle: (village: string, month: string) => `${village} ${monthName(month)}积分公示`,
  printElsewhere: (address: string) => `微信里不能打印。请在电脑上打开 ${address},登录后进"村里的账"来打印。`,
  columns: { number: '序号', day: '日期', household: '户', kind: '怎么来的', about: '规则或物品', amount: '分' },
  /** On paper no day is today's. */
  printFoot: (day: string) => `${monthName(day)} ${Number(day.slice(8))} 日公示。每户可以在"村里的账"里核对自家每一行。`
} as const

import { villageTime } from '@/lib/dates'

/** Around the sheets, and their headings; a test holds the PDFs of the server to the same words. */

const date = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`

export const paper = {
  size: '纸张',
  sizes: { A3: 'A3 大张', A4: 'A4', A5: 'A5 小本' },
  print: '打印',
  save: '存成 PDF',
  saved: '已存好,可以打印,也可以发给别人',
  failed: '没有存成,再点一次试试。',
  elsewhere: '微信里不能打印。点"存成 PDF",发到电脑上就能印。',
  refused: '这里给村里办事的人用',
  refusedNext: '需要的话请找村管理员。',
  date,
  fullDate: (day: string) => `${day.slice(0, 4)} 年 ${date(day)}`,
  nameless: '热心村民',
  priceSheet: {
    title: '物品积分兑换表',
    village: (village: string) => `${village} · 积分超市`,
    text: '印出来贴在超市墙上。价钱变了,再印一张。',
    code: '扫码看货、换东西',
    others: '其他',
    empty: '货架还空着',
    emptyNext: '上了货品,这里就有兑换表。',
    foot: (day: string, phone: string | null) =>
      `${paper.fullDate(day)}的价钱。带手机或门牌卡都能换${phone ? ` · 电话 ${phone}` : ''}`,
    file: (size: string, day: string) => `物品积分兑换表 ${size} ${day}.pdf`
  },
  wallSheet: {
    title: '积分墙报',
    which: '哪一周',
    weeks: { this: '这一周', last: '上一周' },
    days: (from: string, until: string) => `${paper.fullDate(from)}到 ${date(until)}`,
    code: '扫码看村里的事',
    sums: { earned: ['全村得了', '分'], redeemed: ['换走东西', '分'], households: ['得分的人家', '户'] },
    honours: '这一周的荣誉',
    noHonours: '这一周没有颁荣誉,下一周看您家。',
    moreHonours: (count: number) => `还有 ${count} 个,看手机上的荣誉墙`,
    board: '这一周谁家得分多',
    noBoard: '这一周还没有人家得分。',
    activities: '村里活动',
    noActivities: '还没有活动,有了会通知。',
    begins: (instant: string) => villageTime(instant).format('M 月 D 日 H:mm'),
    came: (count: number) => `来了 ${count} 人`,
    goods: '新货和新价',
    noGoods: '这一周货和价钱都没有变。',
    fresh: (day: string) => `${date(day)}上的新货`,
    changed: (day: string, before: number) => `${date(day)}起,原来 ${before} 分`,
    foot: '不愿公开的人家不写名字',
    file: (size: string, from: string) => `墙报 ${size} ${from}.pdf`
  },
  passbook: {
    title: '积分存折',
    which: '哪一年',
    year: (year: number) => `${year} 年`,
    code: '这是我家的门牌码',
    free: '现在能用',
    held: (held: number) => (held > 0 ? `另有 ${held} 分给换好的东西留着` : '没有等着取的东西'),
    months: (year: number) => `${year} 年每个月`,
    monthHead: ['月份', '得', '换东西', '月底剩'],
    month: (month: string) => `${Number(month.slice(5))} 月`,
    noEntries: '这一年还没有进出。',
    entries: (year: number) => `${year} 年流水`,
    entryHead: ['日期', '摘要', '分', '剩下'],
    carried: '以前剩下',
    left: (count: number) => `前面还有 ${count} 笔,都算在"以前剩下"里。`,
    foot: (household: string, day: string) => `${household} · ${paper.fullDate(day)}打印`,
    file: (household: string, year: number) => `积分存折 ${household} ${year}.pdf`
  },
  cardsFile: '门牌卡.pdf'
} as const

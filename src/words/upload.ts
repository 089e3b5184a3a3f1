import type { Allowance, Caps, Rule } from '@contract/rules'
import { villageTime } from '@/lib/dates'

const now = { day: '今天', week: '这周', month: '本月' } as const
const each = { day: '每天', week: '每周', month: '每月' } as const

const left = (allowance: Allowance) => `${now[allowance.period]}还能发 ${allowance.left} 次`
const full = ({ period }: Allowance) => `${now[period]}的次数发满了`

export const upload = {
  title: '拍照上传',
  wanted: (min: number, max: number) => (min === max ? `要 ${min} 张照片` : `拍 ${min} 到 ${max} 张照片`),
  earns: (min: number, max: number) => (min === max ? `通过后 +${min} 分` : `通过后 +${min} 到 ${max} 分`),
  /** How often a household may, e.g. 每户每周最多 2 次; empty without a cap. */
  caps: (caps: Caps) => {
    const limits = (['day', 'week', 'month'] as const).flatMap((period) => (caps[period] === null ? [] : `${each[period]} ${caps[period]} 次`))
    return limits.length > 0 ? `每户最多${limits.join('、')}` : ''
  },
  left,
  usedUp: ({ period, limit, opensAt }: Allowance) =>
    `您家${now[period]}的 ${limit} 次已经发满,${villageTime(opensAt).format('M 月 D 日')}起可以再发。想拍可以先拍好,存在手机里。`,
  /** What to photograph and how often still, where a door leads there. */
  door: ({ hint, allowance }: Pick<Rule, 'hint' | 'allowance'>) =>
    [hint, allowance && (allowance.left > 0 ? left(allowance) : full(allowance))].filter(Boolean).join(' · '),
  shoot: (index: number) => `拍第 ${index} 张`,
  shootMore: (count: number) => `再拍 ${count} 张`,
  oneMore: '再拍一张',
  album: '从相册里选',
  sameAngle: '上次同一角度',
  sameAngleNote: (time: string) => `${time} · 站在老位置拍,更好比`,
  sameAnglePhoto: (index: number) => `上次的第 ${index} 张,照着它的位置拍`,
  preparing: '正在准备照片',
  making: {
    photos: '照片马上就好',
    recording: '录音停了再发',
    voiceNote: '录音马上就好'
  },
  caption: (index: number) => `第 ${index} 张`,
  kept: (index: number) => `第 ${index} 张 · 已存好`,
  uploading: (index: number) => `第 ${index} 张 · 正在传`,
  retry: '没传上去,重传',
  replace: '用不了,换一张',
  photoFailed: (index: number, sentence: string) => `第 ${index} 张:${sentence}`,
  more: '想说句话、写地点(可不填)',
  place: '在哪里(可不填)',
  placePlaceholder: '比如:祠堂门口',
  placeTooLong: (surplus: number) => `地点多了 ${surplus} 个字,写短一点`,
  note: '想说的话(可不填)',
  notePlaceholder: '比如:门口的杂物清掉了',
  noteCount: (count: number, max: number) => `写了 ${count} 个字,最多 ${max} 个`,
  noteTooLong: (surplus: number) => `多了 ${surplus} 个字,写短一点再发,字都还在`,
  missing: (count: number) => `还差 ${count} 张`,
  surplus: (count: number) => `多了 ${count} 张,去掉再发`,
  toChooseActivity: '先选是哪个活动拍的',
  toReplace: (index: number) => `第 ${index} 张要换一张`,
  toShorten: '字太多,写短一点',
  send: (count: number) => `发送 ${count} 张照片`,
  onBehalf: (label: string, consentBy: string) => `替${label}拍,${consentBy}同意的。积分记到${label}。`,
  closedTitle: '这里现在不收照片',
  closedText: '这个栏目可能已经停了。回首页看看别的栏目,或问问村管理员。'
} as const

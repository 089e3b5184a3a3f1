import { personName } from './people'

export const counter = {
  title: '交货',
  scan: '扫取货码',
  code: '取货码',
  codePlaceholder: '8 个数字',
  codeHint: '请对方念手机上的 8 个数字',
  look: '查一查',
  missingDigits: (count: number) => `还差 ${count} 个数字`,
  forWhom: '给谁',
  orderedBy: (name: string, time: string) => `${personName(name)} · ${time} 兑换`,
  goods: '给什么',
  quantity: (count: number) => `${count} 份`,
  spends: (points: number) => `交货后扣 ${points} 分`,
  handOver: '交货',
  notYet: '先不交',
  done: '已交货',
  doneText: (household: string, points: number) => `给了${household},扣了 ${points} 分`,
  next: '下一单',
  retype: '重新输',
  lookAgain: '再查一次',
  forbidden: '只有店员能在这里交货',
  forbiddenNext: '要当店员,请找村管理员。',
  refusals: {
    wrong: { title: '取货码不对', text: '没有交货,什么都没变。请对方再念一遍,核对这 8 个数字。' },
    used: {
      title: '这一单已经取走了',
      text: (time: string | null) => `${time ? `${time} ` : ''}已经交过货,不能再交。对方说没拿到,请找村管理员查。`
    },
    cancelled: {
      title: '这一单取消了',
      text: (time: string | null) => `${time ? `${time} ` : ''}已经取消,积分退回去了,不能交货。想要请对方重新兑换。`
    },
    foreign: { title: '这是别的村的取货码', text: '没有交货,什么都没变。请对方到自己村的积分超市去取。' },
    tooMany: {
      title: '输错太多次了',
      text: (time: string | null) => `先停一停,${time ? `${time} ` : '十分钟'}以后再试。没有交货,对方的积分和东西都还在。`
    },
    stale: { title: '这一单刚刚变了', text: '没有交货。请再查一次,看看最新的情况。' },
    other: { title: '没有交成' }
  }
} as const

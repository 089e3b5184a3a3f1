export const home = {
  title: (village: string) => `${village} · 积分`,
  elderTitle: (village: string) => `${village} · 长辈版`,

  balance: '我家积分',
  month: (points: number) => `本月 +${points}`,
  place: '全村第',
  placeUnit: '名',
  noPlaceYet: '本月还没上榜',
  spoken: (free: number, earned: number, place?: number) =>
    `我家现在有 ${free} 分,本月得了 ${earned} 分${place ? `,全村第 ${place} 名` : ''}`,
  held: (points: number) => `另有 ${points} 分留着换东西`,

  neverSent: '还没拍过照片,拍一张试试',
  latest: {
    waiting: (rule: string, time: string) => `${rule} · ${time},等审核`,
    approved: (rule: string, points: number) => `${rule}通过了,已得 ${points} 分`,
    rejected: (rule: string) => `${rule}没通过,看看为什么`,
    withdrawn: (rule: string) => `${rule}撤回了,想发可以再拍`,
    appealed: (rule: string) => `${rule}申诉了,等村里再看一遍`
  },

  columns: '拍照得积分',
  eachTime: (points: number) => `每次 +${points} 分`,
  eachTimeFrom: (points: number) => `每次 +${points} 分起`,
  noColumns: '村里还没有开放栏目',
  noColumnsNext: '村里开放以后,这里就能拍照得积分。',

  shop: '积分能换什么',
  shopMore: '全部',
  noGoods: '超市还没有上架东西,过几天再来看看。',
  goods: (name: string, points: number) => `${name},${points} 分`,

  board: '本月排行',
  boardMore: '全部',
  nobodyYet: '这个月还没有人得分,第一个就是您。',
  nobodyYetCadre: '这个月还没有人得分。',
  ownHousehold: '我家',
  first: '全村第一,真不容易',
  toNext: (points: number) => `再得 ${points} 分追上前一名`,

  review: '审核照片',
  reviewUnit: '条',
  reviewSince: (time: string) => `最早的一条,${time}送来`,
  reviewOverdue: (count: number) => `有 ${count} 条等得太久了,请先审`,
  reviewDone: '都审完了,没有等着的',
  counter: '交货',
  counterNote: '村民来取东西,在这里核对取货码',
  overview: '各村概览',
  overviewNote: (villages: number) => `${villages} 个村放在一起看`,
  overviewMonth: '本月各村',
  villageLine: (submissions: number, approved: number) => `送来 ${submissions} 条,通过 ${approved} 条`,
  villageWaiting: (count: number) => `${count} 条等审核`,

  elderUpload: '拍照上传',
  elderPoints: '我的积分',
  elderShop: '去兑换',
  elderHelp: '找人帮忙',
  elderHelpNote: (name: string) => `给网格长${name}打电话`,
  elderHelpUnitNote: (name: string) => `给单元负责人${name}打电话`,
  whatToShoot: '拍什么?'
} as const

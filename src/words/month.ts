function monthName(written: string): string {
  const [year, month] = written.split('-').map(Number)
  return `${year} 年 ${month} 月`
}

const failed = '没有存成,图片没有丢,再点一次试试。'

export const month = {
  title: '每月小结',
  name: monthName,
  before: '上个月',
  after: '下个月',
  earned: '这个月得了',
  spent: '取走东西用了',
  place: (place: number) => `全村第 ${place} 名`,
  noPlace: '还没有名次',
  approved: '通过的照片',
  times: (count: number) => `${count} 次`,
  nothing: '这个月还没有照片通过',
  nothingNext: '拍几张发给村里,通过了就记在这里。',
  weeks: (count: number) => `连续 ${count} 周都有照片通过`,
  noWeeks: '每周拍一次,这里就盖上一排红章',
  seal: '勤',
  seals: '连续几周',
  save: '存成图片',
  share: '发给家人',
  savedInAlbum: '已存到相册',
  savedAsFile: '图片已下载',
  failed,
  albumClosed: '没有存成:手机还不让本程序存照片。点"去打开",允许"添加到相册",回来再存一次。',
  openSettings: '去打开',
  fileName: (label: string, written: string) => `${label} ${monthName(written)}.png`,
  shareTitle: (label: string, written: string, points: number) => `${label}${monthName(written)}得了 ${points} 分`,
  entry: '每月小结',
  entryNote: (weeks: number) => (weeks > 0 ? `连续 ${weeks} 周都有照片通过` : '看看这个月得了多少、拍了几次')
} as const

export const look = {
  title: '先看看',
  lead: '不用登录,不留资料,先看看村里怎么攒分、能换什么。',
  villageLabel: '看哪个村',
  how: '怎么用',
  steps: [
    { icon: 'camera', title: '拍照', note: '打扫了院子、做了好事,拍几张照片发给村里' },
    { icon: 'search-check', title: '村里审核', note: '村里的审核员一张一张看,通过了就加分' },
    { icon: 'gift', title: '换东西', note: '攒够了分,到积分超市换洗衣液、大米这样的东西' }
  ],
  columns: '做什么有分',
  earns: (min: number, max: number) => (min === max ? `+${min} 分` : `+${min} 到 ${max} 分`),
  noColumns: '这个村还没有开放栏目',
  goods: '积分能换什么',
  noGoods: '超市还没有上架东西,过几天再来看看。',
  shop: '到哪里换',
  join: '我要加入',
  signIn: '去登录',
  noVillages: '这里还没有村子'
} as const

/** What the village itself awards, and how it hangs on the wall. */
export const honours = {
  fromVillage: '村里颁的',
  fromHomes: '大家晒的',
  villageEmpty: '村里还没有颁过荣誉',
  villageEmptyNext: '最美庭院、好儿媳、热心人,颁了就挂在这里。',
  whom: (household: string, name: string) => (name ? `${household} ${name}` : household),
  label: (title: string, whom: string, day: string) => `${title},${whom},${day}`
} as const

/** The same for those who award. */
export const honourDesk = {
  title: '颁荣誉',
  award: '颁一个荣誉',
  empty: '还没有颁过荣誉',
  emptyNext: '最美庭院、好儿媳、热心人,颁了就挂上荣誉墙,全村看得到。',
  by: (name: string, time: string) => `${name || '已注销的成员'}颁的,${time}`,
  unlisted: '这一户不想写名字,墙上写"一户人家"',
  revoked: '已收回',
  revoke: '收回',
  revokeOne: (title: string, household: string) => `收回${household}的"${title}"`,
  revokeText: (title: string, household: string) => `${household}的"${title}"会从荣誉墙上拿下来,办事记录里还在。`,
  revokeDone: '收回了',
  refused: '这里给颁荣誉的人用',
  refusedNext: '看村里的荣誉,请到荣誉墙。',

  titleField: '什么荣誉',
  titleHint: '比如:最美庭院、好儿媳、热心人',
  titles: ['最美庭院', '文明家庭', '好儿媳', '热心人', '优秀党员'],
  household: '给哪一户',
  pickHousehold: '给哪一户?',
  name: '给这一户的谁',
  nameHint: '不填,就是给全家的',
  day: '哪一天颁的',
  note: '为什么给',
  noteHint: '一句话,全村看得到,可以不填',
  photo: '照片',
  photoHint: '奖状或颁奖的照片,可以没有',
  tooLong: (surplus: number) => `多了 ${surplus} 个字,请写短一点。`,
  missing: { title: '先写什么荣誉', household: '先选给哪一户', day: '先选哪一天,不能是以后', long: '先把字数减下来', photo: '照片还在传,请等一等' },
  send: '颁给这一户',
  done: '颁好了,已经挂上荣誉墙'
} as const

import { shanghaiTime } from '../../shared/calendar'

/** How what is recorded of an act is called in the village's files. What is not here is for programs, and stays out of them. */
const names: Record<string, string> = {
  points: '分', taken: '实际扣的分', each: '每人', reason: '原因', refusal: '不同意的原因', askedBy: '谁提的', appeal: '申诉来的', was: '原来的结果',
  result: '结果', agrees: '判得一致', note: '说明', before: '原来', after: '改成', terms: '内容', takenBack: '收回的', order: '顺序', startsAt: '从',
  endsAt: '到', from: '从', to: '分到', into: '并到', until: '到', search: '找的词', rows: '行数', name: '名称', label: '户', number: '门牌号',
  grid: '网格', unit: '单元', head: '负责人', phoneChanged: '电话改了', people: '人', accounts: '账号', households: '户', grids: '网格',
  newHouseholds: '新的户', new: '新的', changed: '改的', same: '没变的', card: '第几张', roles: '职务', title: '标题', body: '内容',
  description: '说明', place: '地点', capacity: '名额', signUpUntil: '报名到', told: '告诉了几人', read: '看了的人', awardedOn: '哪天颁的', hint: '提示', column: '栏目',
  kind: '哪一种', period: '多久一次', caps: '上限', day: '一天', week: '一周', month: '一月', minPhotos: '最少几张', maxPhotos: '最多几张', minPoints: '最少几分',
  maxPoints: '最多几分', anonymous: '不记名', needsActivity: '要选活动', twoApprovalsAbove: '超过几分要两个人', secondLookPercent: '抽查百分之几',
  counted: '数了几样', differences: '多了少了的', goods: '物品', difference: '差几份', orders: '几单', pieces: '几份', amountFen: '多少钱(分)',
  fetchedBy: '交给谁', member: '来的人', proof: '凭什么', reviewHours: '几小时内审完', adjustmentLimit: '调整超过几分要两个人'
}

/** What is recorded by a word of the program's. */
const values: Record<string, Record<string, string>> = {
  was: { approved: '通过', first_approved: '第一次通过', rejected: '没通过' },
  proof: { pin: '取货密码', witness: '见证人' },
  result: { remitted: '退回', upheld: '不变' },
  column: { courtyard: '我家庭院', volunteering: '志愿服务', environment: '环境观察', study: '集体学习', honour: '荣誉展示' },
  kind: { upload: '拍照得分', deduction: '扣分', base: '基础分' },
  period: { month: '每月', quarter: '每季', year: '每年' },
  roles: { resident: '村民', reviewer: '审核员', villageAdmin: '村管理员', shopkeeper: '超市店员', supervisor: '督导员' }
}

const isFacts = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

function said(name: string, value: unknown): string {
  if (value === null || value === '') return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((one) => said(name, one)).join('、') || '没有'
  if (isFacts(value)) return `(${detailsText(value)})`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return values[name]?.[text] ?? (isInstant(text) ? shanghaiTime(new Date(text)) : text)
}

/** Of two states, which always come together, the facts that differ. */
function onlyChanged({ before, after, ...rest }: Record<string, unknown>): Record<string, unknown> {
  // roles stand by themselves
  if (Array.isArray(before) && Array.isArray(after)) return { before: { roles: before }, after: { roles: after }, ...rest }
  if (!isFacts(before) || !isFacts(after)) return rest
  const differing = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const of = (state: Record<string, unknown>) => Object.fromEntries(differing.map((name) => [name, state[name] ?? null]))
  return { before: of(before), after: of(after), ...rest }
}

/** What exactly was done, in the village's words. */
export function detailsText(details: Record<string, unknown>): string {
  return Object.entries(onlyChanged(details))
    .flatMap(([name, value]) => (names[name] === undefined ? [] : [`${names[name]}:${said(name, value)}`]))
    .join(';')
}

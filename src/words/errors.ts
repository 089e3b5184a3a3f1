import { villageTime } from '@/lib/dates'
import type { ApiErrorCode } from '@/platform/api-error'
import * as limits from './limits'

type Facts = Readonly<Record<string, unknown>>
type Sentence = string | ((facts: Facts) => string)

const number = (facts: Facts, name: string) => (typeof facts[name] === 'number' ? String(facts[name]) : undefined)

/** Name of the goods it is about. */
const goodsIn = ({ goods }: Facts) => (typeof goods === 'string' ? goods : '这样东西')

const limitPeriods: Readonly<Record<string, string>> = limits.limitPeriods

const capPeriods: Readonly<Record<string, string>> = { day: '每天', week: '每周', month: '每月' }

const termsWrong: Readonly<Record<string, string>> = {
  points: '最多的分要不少于最少的分,平常给的分要在中间',
  photos: '最多的张数不能少于最少的张数',
  caps: '每周的次数不能少于每天的,每月的不能少于每周的',
  activity: '只有志愿和学习的栏目能要求选活动',
  second: '两人同意的分数线要低于最多的分',
  date: '生效的日子要在今天以后、一年以内'
}

const witnessReasons: Readonly<Record<string, string>> = {
  self: '您自己不能给自己经手的作见证',
  household: '见证人是这户家里的人',
  own_household: '见证人是您自己家的人',
  kin: '见证人登记过是这户的亲属'
}

const cardReasons: Readonly<Record<string, string>> = {
  foreign: '这张不是本村的门牌卡',
  replaced: '这张门牌卡换过新的了,旧的不能用'
}

/** What happened, whether anything was lost, what to do now. */
const sentences: Record<ApiErrorCode, Sentence> = {
  network: '没连上网,刚才的操作没有完成,内容还在。请检查网络后再试一次。',
  timeout: '网络太慢,没有等到回音。内容还在,请再试一次,不会重复提交。',
  file_unreadable: '手机一时读不出这份照片或录音,没有删,过一会儿自动再试。',
  unexpected: '出了点意外,刚才的操作可能没有完成。请退回上一页看一看,再试一次。',

  invalid_request: '填写的内容有不对的地方,还没有提交。请检查后再试。',
  idempotency_key_missing: '这一步没有完成,内容还在。请返回重新进入再试。',
  idempotency_key_reused: '这一步和之前的内容对不上,没有重复提交。请返回重新进入再试。',
  request_in_flight: '刚才的提交还在处理,不用再点。请等几秒钟再看结果。',
  not_found: '没有找到这条内容,可能已经撤下。请返回上一页刷新看看。',
  payload_too_large: '内容太大,没有发出去。请减少一些再试。',
  unsupported_media_type: '这种内容系统不认识,没有提交。请返回重新进入再试。',
  too_many_requests: (facts) => {
    const wait = Math.max(1, Math.ceil(Number(number(facts, 'retryAfter') ?? 60) / 60))
    return `试得太多了,这一次没有提交。请等 ${wait} 分钟再试。`
  },

  not_signed_in: '还没有登录。请先登录,再接着做。',
  session_expired: '登录过期了,请重新登录。已经提交的都还在。',
  sign_in_failed: '手机号或密码不对。请检查后再试,忘了密码可以找村管理员。',
  account_disabled: '这个账号已停用,积分没有丢。请找村管理员问一问。',
  forbidden: '这件事您的账号不能办。需要的话请找村管理员。',
  demo_disabled: '这里没有开放体验账号。请用手机号和密码登录。',
  invitation_invalid: '邀请码不对,还没有注册。请照着邀请卡再输一次。',
  invitation_used: '这个邀请码已经用过了。请直接登录,或找村管理员要一个新的。',
  invitation_expired: '这个邀请码过期了,还没有注册。请找村管理员要一个新的。',
  phone_taken: '这个手机号已经注册过了。请直接登录。',

  password_wrong: '现在的密码不对,没有改动。请再输一次,忘了可以找村管理员。',
  password_missing: '这个账号没有密码,没有改动。',

  photo_empty: '这张照片是空的,没有传上去。请重新拍一张。',
  photo_type_unsupported: '这个文件不是能用的照片,没有传上去。请换一张照片。',
  photo_too_large: '这张照片太大,没有传上去。请直接用手机拍一张。',
  photo_too_many_pixels: '这张照片像素太高,没有传上去。请直接用手机拍一张。',
  photo_unreadable: '这张照片打不开,可能坏了,没有传上去。请重新拍一张。',
  photo_not_found: '有照片没找到,还没有提交。请重新拍这一张再发。',
  photo_already_used: '有照片之前已经交过,这次没有提交。请换成新拍的照片。',
  photo_service_busy: '现在传照片的人多,这张还没传上去,照片没丢。请等一会儿再试。',

  upload_offset_wrong: '照片传到一半对不上,会自动接着传,照片没丢。',
  upload_corrupted: '照片在路上传坏了,会自动重新传,手机里的照片没丢。',
  upload_quota_reached: '今天传的、没传完的太多了,这一个还没传上去,没有丢。请先发送或去掉一些,或者明天再传。',
  voice_note_unusable: '这段录音用不了,没有传上去。请重新录一段,或打字写。',
  voice_note_not_found: '录音没有找到,还没有提交。请重新录一段再发。',

  rule_not_found: '没有找到这个栏目,还没有提交。请回首页重新选。',
  rule_closed: '这个栏目暂时不收照片,没有提交。请看看别的栏目,或问问村管理员。',
  photo_count_wrong: (facts) => {
    const min = number(facts, 'min')
    const max = number(facts, 'max')
    const count = min === max ? min : `${min} 到 ${max}`
    const want = min && max ? `这个栏目要 ${count} 张照片` : '照片张数不对'
    return `${want},还没有提交,照片都在。请补齐后再发。`
  },
  text_too_long: '字写得太多,还没有提交。请写短一点再发。',
  household_missing: '您的账号还没有加入哪一户,没有提交。请找村管理员加上。',
  stale_version: '这条内容刚被别人改过,您的操作没有生效。请看看最新的再决定。',
  already_reviewed: ({ status }) =>
    status === 'withdrawn' ? '村民刚撤回了这一条,不用审了。请看下一条。' : '这条已经审核过了,没有重复加分。请看下一条。',
  own_household: '这是您自己家的,按回避规定不能由您办,没有生效。请交给别的管理员。',
  points_out_of_range: '给的分超出了栏目的范围,没有生效。请改一改再试。',
  activity_not_running: '这个活动现在不收照片,还没有提交。请去掉活动再发,照片都在。',
  submission_decided: '村里刚审核过这一条,不能撤回了。请看看最新的结果。',
  resubmission_refused: '这一条已经重新发过,或还在审核,没有再发一次。请看看最新的结果。',
  appeal_refused: '这一条不能再申诉了,没有提交。请看看最新的结果。',
  first_reviewer: '这一条是您审过的,要由另一位审核员来看,没有生效。',
  household_not_found: '没有找到这一户,还没有提交。请重新选一户。',
  reason_missing: '没通过要写明原因,还没有生效。请选一个原因。',

  points_spent: (facts) => {
    const missing = number(facts, 'missing')
    return `这笔积分已经用掉了${missing ? ` ${missing} 分` : '一部分'},收不回来,没有改动。需要的话请找村管理员商量。`
  },
  undo_too_late: ({ status }) => {
    if (status === 'appealed') return '那户人家已经申诉了,没有改动。请另一位审核员来定。'
    if (status === 'resubmitted') return '那户人家已经改好重发了,没有改动。请审重发的那一条。'
    return '审过十分钟,不能撤销了,没有改动。需要的话请用积分调整。'
  },
  relative_household: '这是亲属家的,按回避规定不能由您办,没有生效。请交给别的管理员。',
  cap_reached: (facts) => {
    const limit = number(facts, 'limit')
    const full = limit ? `这个栏目每户${capPeriods[String(facts['period'])] ?? ''}最多 ${limit} 次,已经满了` : '这个栏目的次数已经满了'
    // without a day it is the reviewer who asks
    const opens = facts['opensAt']
    if (typeof opens !== 'string') return `${full},没有生效。请写明原因退回,或者留着不动。`
    return `${full},没有提交,照片都在。${villageTime(opens).format('M 月 D 日')}起可以再发。`
  },
  activity_missing: '这个栏目要选一个正在办的活动,还没有提交,照片都在。请选好再发。',
  second_person_needed: '这一步要由另一位管理员来确认,没有生效。',
  rule_has_changed: ({ anonymous }) =>
    anonymous === false
      ? '这个栏目刚改成会显示是谁发的,所以没有提交,照片都在。愿意的话,回首页重新选这个栏目再发。'
      : '这条规则刚被别人改过,没有保存,写的内容都在。请看看最新的再改。',
  rule_terms_wrong: ({ what }) => `${termsWrong[String(what)] ?? '有的地方对不上'},没有保存,写的内容都在。请改好再存。`,
  household_closed: '这一户已经并到别的户了,这一步没有完成,填的都还在。请刷新再试,或重新选一户。',
  household_has_orders: (facts) => {
    const open = number(facts, 'orders')
    return `这一户还有${open ? ` ${open} 单` : ''}没取的东西,没有合并。请先交货或取消订单。`
  },
  household_card_wrong: ({ reason, into }) => {
    const why = typeof into === 'string' ? `这张门牌卡的人家并到${into}了` : cardReasons[String(reason)]
    return `${why ?? '这张门牌卡不能用:可能换过新卡,或是别的村的'}。请换一张,或在下面选门牌。`
  },
  door_taken: '这个网格里已经有这个户号,没有保存。请换一个户号。',
  name_taken: '已经有同名的,没有保存。请换一个名字。',
  in_use: ({ by }) => {
    if (by === 'units') return '这个网格里还有单元,没有删除。请先删掉单元。'
    if (by === 'notices') return '给这个网格发过通知,要留着,没有删除。可以改名。'
    return '还有人家在里面,没有删除。请先把他们移到别处。'
  },
  import_unreadable: (facts) => {
    const missing = facts['missing']
    const max = number(facts, 'max')
    if (typeof missing === 'string') return `表的第一行没有"${missing}"这一列,什么都没有改。请用模板填好再选一次。`
    if (max) return `表里的行太多了,一次最多 ${max} 行,什么都没有改。请分成几份再导入。`
    return '这个文件读不出来,什么都没有改。请用模板填好,存成 xlsx 再选一次。'
  },
  import_has_errors: ({ rosterChanged }) =>
    rosterChanged === true
      ? '看完以后,名册又被别人改过,一行都没有导入。请再看一遍,再导入。'
      : '表里还有不对的行,一行都没有导入。请照提示改好再选一次。',
  join_request_waiting: ({ village }) =>
    `您的申请${typeof village === 'string' ? `,${village}` : '村里'}已经收到,还在等回复,不用再发。批准以后,用这个手机号和密码就能登录。`,
  join_request_refused: ({ village, reason }) => {
    const place = typeof village === 'string' ? village : '村里'
    return `您的申请,${place}没有批准${typeof reason === 'string' ? `:${reason.replace(/[。.!!]+$/, '')}` : ''}。照着改一改可以再申请,或问村管理员。`
  },
  join_request_decided: '这份申请刚有别的管理员办过了,没有再办一次。请看看最新的结果。',
  last_admin: '村里至少要留一位村管理员,没有改动。请先在"村里的人"里请另一位当村管理员,再来办。',
  own_account: '自己的职务和账号不能自己改,没有改动。请另一位村管理员来办。',
  no_office_left: '他没有登记在哪一户,拿掉以后就什么都做不了,没有改动。不用了的话,请停用这个账号。',
  activity_full: (facts) => {
    const capacity = number(facts, 'capacity')
    return `${capacity ? `${capacity} 个名额` : '名额'}都报满了,没有报上。过后再来看看,有人不去就会空出来。`
  },
  activity_closed: '这个活动已经结束或取消了,没有改动。请返回看看最新的。',
  activity_begun: '活动已经开始,栏目不能再改,没有保存,写的内容都在。请把栏目选回去再存。',
  activity_times_wrong: '时间对不上,没有保存,写的内容都在。结束要在开始以后、现在以后、一年以内,报名截止不能晚于结束。',
  capacity_too_small: (facts) => {
    const signUps = number(facts, 'signUps')
    return `${signUps ? `已经有 ${signUps} 人报名` : '报名的人已经更多'},名额不能比这少,没有保存,写的内容都在。`
  },
  sign_up_closed: '报名已经截止,没有报上。没报名的人到了现场也能签到,想去请先问问村里办事的人。',
  check_in_closed: '现在还不能签到,没有记下。开始前 15 分钟到活动结束可以签;人到了没签上的,请找村里办事的人补。',
  check_in_code_wrong: '签到码不对或过期了,还没有签到。请看着现场的码再扫一次,或重新输。',
  already_present: '这个人已经签到了,没有重复记。',
  no_points_due: '现在没有要发的分:还没有人签到,或者没有设积分。',
  points_given: '这个活动的积分已经发了,没有改动,也没有重复发。',
  second_look_done: '这一条刚有人看过了,没有重复记。请看下一条。',
  deduction_decided: '这次扣分已经有结果了,没有改动。请看看最新的。',
  statement_closed: '这个月已经公示过了,没有改动。',
  month_running: '这个月还没有过完,不能公示。',
  month_empty: '这个月没有一笔账,不用公示。',
  export_too_large: (facts) => `这段时间超过 ${number(facts, 'limit') ?? '上限'} 行,一张表放不下。请把日期选短一点,分几次导出。`,

  insufficient_points: (facts) => {
    const missing = number(facts, 'missing')
    return missing ? `积分还差 ${missing} 分,没有办成,也没有扣分。` : '积分不够,没有办成,也没有扣分。'
  },
  insufficient_stock: (facts) => {
    const left = number(facts, 'stock')
    // told to a keeper; what is set aside lies on the shelf, too
    if (typeof facts['held'] === 'number') {
      return `没有记上,填的都还在。架上能动的只有 ${left ?? '0'} 份${facts['held'] > 0 ? `,另外 ${facts['held']} 份有人订好了` : ''}。`
    }
    return left && left !== '0'
      ? `${goodsIn(facts)}只剩 ${left} 份了,没有兑换,也没有扣分。请少换几份。`
      : `${goodsIn(facts)}刚被换完了,没有兑换,也没有扣分。请看看别的。`
  },
  goods_not_found: '没有找到这样东西,可能已经下架,没有扣分。请看看别的。',
  goods_closed: (facts) => `${goodsIn(facts)}暂时不能换,没有兑换,也没有扣分。请看看别的。`,
  price_changed: (facts) => {
    const price = number(facts, 'points')
    const now = price ? `刚改成 ${price} 分` : '积分刚改过'
    return `${goodsIn(facts)}${now},没有兑换,也没有扣分。请看看新的积分再决定。`
  },
  order_handed_over: '这一单已经取走了,不能再取或取消。有疑问请问店员。',
  order_expired: '这一单过期没取,积分已经退回。需要的话请重新兑换。',
  household_limit_reached: (facts) => {
    const period = limitPeriods[String(facts['period'])] ?? ''
    const left = number(facts, 'left') ?? '0'
    const rest = left === '0' ? '这户已经换够了' : `这户还能换 ${left} 份`
    return `${goodsIn(facts)}每户${period}限 ${number(facts, 'limit') ?? '几'} 份,${rest}。没有兑换,也没有扣分。`
  },
  goods_not_yet: (facts) => {
    const from = facts['from']
    const day = typeof from === 'string' ? villageTime(from).format('M 月 D 日') : '到了日子'
    return `${goodsIn(facts)}${day}才开始换,没有兑换,也没有扣分。`
  },
  price_starts_taken: '这个时间已经定过兑换分了,请换一个时间,填的都还在。',
  stock_take_open: '有一张盘点单还没做完,没有另开。请接着做那一张。',
  stock_take_finished: '这张盘点单已经结束了,没有再记。请刷新看看。',
  stock_take_empty: '盘点单上还没有数过的东西,先数几样再结束。',
  counted_below_held: (facts) => {
    const [held, left] = [number(facts, 'held') ?? '几', number(facts, 'left') ?? '几']
    return `${goodsIn(facts)}有 ${held} 份订好了没取,照盘点只剩 ${left} 份,不够给,还没入账。请再数一遍,或先取消几单。`
  },
  shop_day_closed: '这一天已经日结过了,没有再记一次。请刷新看看。',
  shop_day_not_over: ({ until }) =>
    (typeof until === 'string' ? `今天 ${until} 才关门,关门后再结,账都还在。` : '这一天还没到,到了再结。'),
  budget_entry_reversed: '这一笔已经冲掉了,没有再冲一次。请刷新看看。',
  member_unknown: '名册上这户没有这个人,没有换,也没有扣分。请选名册上的人,或请村管理员先登记。',
  pin_missing: '这户还没有取货密码,没有换。请找一位见证人,或先设一个密码。',
  pin_too_easy: '这个密码太好猜了,没有设。请换 6 个不连着、不全一样的数字。',
  pin_wrong: '取货密码不对,没有换,也没有扣分,选的东西都还在。请再输一遍,忘了就请一位见证人。',
  witness_missing: '这是您自己家或亲属家的,光凭密码不能办,没有扣分。请一位见证人。',
  witness_code_wrong: '见证码不对、过时了或用过了,没有扣分。请见证人看手机上新的 6 个数字。',
  witness_unsuitable: ({ reason }) => `${witnessReasons[String(reason)] ?? '这一位不能作见证'},没有扣分。请换一位。`,
  order_cancelled: '这一单已经取消,积分已退回。需要的话请重新兑换。',
  pick_up_code_wrong: '取货码不对,没有发货。请核对 8 位数字再输一次。',
  pick_up_code_foreign: '这是别的村的取货码,这里不能取。请到下单的村取货。',

  service_unavailable: '服务正忙,这一次没有完成,内容还在。请等一会儿再试。',
  internal_error: '服务出了点问题,这一次没有完成。请等一会儿再试,还不行请告诉村管理员。'
}

/** The sentence for any caught failure; `code` and `facts` as an ApiError carries them. */
export function explain(error: unknown): string {
  const { code, facts } = (error ?? {}) as { code?: unknown; facts?: Facts }
  const sentence = typeof code === 'string' && code in sentences ? sentences[code as ApiErrorCode] : sentences.unexpected
  return typeof sentence === 'string' ? sentence : sentence(facts ?? {})
}

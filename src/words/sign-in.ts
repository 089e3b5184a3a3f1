import type { Persona } from '@contract/sessions'

const personas: Record<Persona, { title: string; note: string }> = {
  resident: { title: '村民甲', note: '家里有积分,可以拍照、看分、去兑换' },
  resident2: { title: '村民乙', note: '另外一户,和村民甲比一比' },
  reviewer: { title: '审核员', note: '看照片,通过的加分;自己家也是一户' },
  villageAdmin: { title: '村管理员', note: '审核照片,邀请各户和办事人员' },
  shopkeeper: { title: '超市店员', note: '核对取货码,把东西交给村民' },
  supervisor: { title: '督导员', note: '镇街和市里的人,各村情况一起看' }
}

export const signIn = {
  title: '登录',
  slogan: '拍照得积分,积分换东西',
  ways: '怎么登录',
  demo: '先体验',
  password: '登录',
  invitation: '第一次用',

  villageLabel: '在哪个村体验',
  personasTitle: '选一个人,点一下就进去',
  personas,
  notHere: '这个村没有可以体验的人,请换一个村。',
  demoNote: '体验的人和积分都是编的,随便点。',

  phone: '手机号',
  passwordLabel: '密码',
  signIn: '登录',
  signingIn: '正在登录',
  forgotten: '忘了密码,请找村管理员。第一次用,请点上面的"第一次用"。',

  code: '邀请码',
  codeHint: '10 位字母和数字,家人或村管理员给的',
  scan: '扫邀请码',
  name: '您的名字',
  nameHint: '家人和审核员会看到',
  newPassword: '设一个密码',
  newPasswordHint: '至少 8 位,下次登录要用',
  signUp: '注册并登录',
  signingUp: '正在注册',
  agreed: '您已同意隐私说明',
  readAgain: '再看一遍',

  consentLead: '填资料前,先请您看一看:',
  agree: '同意,继续填',
  refuse: '不同意',
  refused: '您没有同意,我们没有收集任何资料。不登录也能看看村里怎么攒分、能换什么。',
  look: '先看看',

  errors: {
    phoneMissing: '请填手机号。',
    phoneDigits: (count: number) => `手机号是 11 位数字,您填了 ${count} 位。`,
    phoneWrong: '这不像手机号。请从头核对一遍,开头是 1。',
    passwordMissing: '请填密码。',
    passwordShort: (count: number) => `密码至少 8 位,您填了 ${count} 位。`,
    codeMissing: '请填邀请码。没有的话,请找家人或村管理员要。',
    codeWrong: '邀请码是 10 位字母和数字,请照着再核对一遍。',
    nameMissing: '请填您的名字。'
  }
} as const

import { screen, waitFor, within } from '@testing-library/react'
import { useSession } from '@/features/session/store'
import SignInPage from '@/pages/sign-in'
import { invitationIn } from '@/platform/invitation-address'
import { open, restart, useParam } from '@/platform/navigation'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { sessionOf, signedOut } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const villages = [
  { id: 'v1', name: '永安寨村', county: '潮安区' },
  { id: 'v2', name: '内里村', county: '饶平县' }
]

const real = { items: villages, demo: false }
const demo = { items: villages, demo: true }
let api: ReturnType<typeof fakeApi>

/** Opens the page by an address with these parameters. */
const at = (params: Record<string, string>) => jest.mocked(useParam).mockImplementation((name) => params[name] ?? '')

beforeEach(() => {
  api = fakeApi({ 'GET /villages': real })
  signedOut()
  jest.mocked(restart).mockClear()
  at({})
})

const tab = (name: string) => screen.findByRole('tab', { name })
const field = (label: string) => screen.getByLabelText(label)
const press = (name: string) => screen.getByRole('button', { name })
const signedIn = () => waitFor(() => expect(restart).toHaveBeenCalledWith('/pages/home/index'))

describe('as a demo person', () => {
  it('enters the chosen village as the chosen person', async () => {
    api.answers['GET /villages'] = demo
    api.answers['POST /sessions/demo'] = sessionOf('reviewer')
    const { user } = renderPage(<SignInPage />)
    await user.click(await screen.findByRole('radio', { name: '内里村' }))
    expect(screen.getByRole('radio', { name: '内里村' })).toBeChecked()
    await user.click(screen.getByRole('button', { name: /^审核员/ }))
    await signedIn()
    expect(api.calls('POST /sessions/demo')[0]?.body).toEqual({ persona: 'reviewer', village: '内里村' })
    expect(useSession.getState().session?.profile.name).toBe('王审核')
  })

  it('says so where a village has nobody to be', async () => {
    api.answers['GET /villages'] = demo
    api.answers['POST /sessions/demo'] = refusal('sign_in_failed')
    const { user } = renderPage(<SignInPage />)
    await user.click(await screen.findByRole('button', { name: /^村民甲/ }))
    expect(await screen.findByRole('alert')).toHaveTextContent('请换一个村')
  })

  it('is not offered by a real server', async () => {
    renderPage(<SignInPage />)
    expect(await tab('登录')).toHaveAttribute('aria-selected', 'true')
    expect(screen.queryByRole('tab', { name: '先体验' })).toBeNull()
  })
})

describe('by phone and password', () => {
  it('signs in, whatever groups the number was typed in', async () => {
    api.answers['POST /sessions'] = sessionOf('resident')
    const { user } = renderPage(<SignInPage />)
    await tab('登录')
    await user.type(field('手机号'), '138 0013 8000')
    await user.type(field('密码'), 'good password{Enter}')
    await signedIn()
    expect(api.calls('POST /sessions')[0]?.body).toEqual({ phone: '13800138000', password: 'good password' })
  })

  it('says beside each field what is missing and asks the server nothing', async () => {
    const { user } = renderPage(<SignInPage />)
    await tab('登录')
    await user.click(press('登录'))
    expect(screen.getByText('请填手机号。')).toBeVisible()
    expect(screen.getByText('请填密码。')).toBeVisible()
    await user.type(field('手机号'), '138')
    expect(screen.queryByText('请填手机号。')).toBeNull()
    await user.click(press('登录'))
    expect(screen.getByText('手机号是 11 位数字,您填了 3 位。')).toBeVisible()
    expect(api.calls('POST /sessions')).toHaveLength(0)
  })

  it('keeps what was typed when the server refuses', async () => {
    api.answers['POST /sessions'] = refusal('sign_in_failed')
    const { user } = renderPage(<SignInPage />)
    await tab('登录')
    await user.type(field('手机号'), '13800138000')
    await user.type(field('密码'), 'wrong')
    await user.click(press('登录'))
    expect(await screen.findByRole('alert')).toHaveTextContent('手机号或密码不对')
    expect(field('密码')).toBeInvalid()
    expect(field('手机号')).toHaveValue('13800138000')
    expect(field('密码')).toHaveValue('wrong')
    expect(useSession.getState().session).toBeNull()
  })

  it('can be tried again after the network failed', async () => {
    api.answers['POST /sessions'] = failure('network')
    const { user } = renderPage(<SignInPage />)
    await tab('登录')
    await user.type(field('手机号'), '13800138000')
    await user.type(field('密码'), 'good password')
    await user.click(press('登录'))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    api.answers['POST /sessions'] = sessionOf('resident')
    await user.click(press('登录'))
    await signedIn()
  })

  it('is offered even when the villages cannot be asked for', async () => {
    api.answers['GET /villages'] = failure('network')
    const { user } = renderPage(<SignInPage />)
    await tab('登录')
    expect(field('手机号')).toBeVisible()
    api.answers['GET /villages'] = demo
    await user.click(press('再试一次'))
    expect(await tab('先体验')).toBeVisible()
  })
})

describe('for the first time, with an invitation', () => {
  const fill = async (user: ReturnType<typeof renderPage>['user']) => {
    await user.click(await tab('第一次用'))
    await user.click(press('同意,继续填'))
    await user.type(field('邀请码'), '0k3f9 7xq2m')
    await user.type(field('您的名字'), '张四')
    await user.type(field('手机号'), '13800138000')
    await user.type(field('设一个密码'), 'long enough')
  }

  it('asks for nothing before the privacy notice was agreed to', async () => {
    const { user } = renderPage(<SignInPage />)
    await user.click(await tab('第一次用'))
    expect(screen.getByText('我们记什么')).toBeVisible()
    expect(screen.queryByLabelText('手机号')).toBeNull()
    await user.click(press('不同意'))
    expect(screen.getByText(/没有收集任何资料/)).toBeVisible()
    expect(await tab('登录')).toHaveAttribute('aria-selected', 'true')
  })

  it('makes the account and enters', async () => {
    api.answers['POST /accounts'] = sessionOf('resident')
    const { user } = renderPage(<SignInPage />)
    await fill(user)
    await user.click(press('注册并登录'))
    await signedIn()
    expect(api.calls('POST /accounts')[0]?.body).toEqual({
      invitationCode: '0K3F97XQ2M', name: '张四', phone: '13800138000', password: 'long enough', consent: true
    })
  })

  it('checks each field before it is sent', async () => {
    const { user } = renderPage(<SignInPage />)
    await user.click(await tab('第一次用'))
    await user.click(press('同意,继续填'))
    await user.type(field('邀请码'), 'ABC')
    await user.type(field('设一个密码'), 'short')
    await user.click(press('注册并登录'))
    const said = screen.getAllByRole('alert').map(({ textContent }) => textContent)
    expect(said).toEqual([
      '邀请码是 10 位字母和数字,请照着再核对一遍。', '请填您的名字。', '请填手机号。', '密码至少 8 位,您填了 5 位。'
    ])
    expect(api.calls('POST /accounts')).toHaveLength(0)
  })

  it.each([
    ['invitation_used', '邀请码', '已经用过'],
    ['invitation_expired', '邀请码', '过期'],
    ['invitation_invalid', '邀请码', '邀请码不对'],
    ['phone_taken', '手机号', '已经注册过']
  ] as const)('tells of %s beside the field %s and keeps the rest', async (code, label, sentence) => {
    api.answers['POST /accounts'] = refusal(code)
    const { user } = renderPage(<SignInPage />)
    await fill(user)
    await user.click(press('注册并登录'))
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence)
    expect(field(label)).toBeInvalid()
    expect(field('您的名字')).toHaveValue('张四')
    expect(field('设一个密码')).toHaveValue('long enough')
  })

  it('keeps what was typed while the notice is read again', async () => {
    const { user } = renderPage(<SignInPage />)
    await fill(user)
    await user.click(press('再看一遍'))
    await user.click(press('同意,继续填'))
    expect(field('您的名字')).toHaveValue('张四')
  })
})

describe('with an invitation in the address', () => {
  it('offers to sign up with the code filled in', async () => {
    at({ invitation: '7ER3MPRHMZ' })
    api.answers['GET /villages'] = demo
    const { user } = renderPage(<SignInPage />)
    expect(await tab('第一次用')).toHaveAttribute('aria-selected', 'true')
    await user.click(press('同意,继续填'))
    expect(field('邀请码')).toHaveValue('7ER3MPRHMZ')
  })

  it('begins with signing up for somebody who looked around first', async () => {
    at({ way: 'invitation' })
    renderPage(<SignInPage />)
    expect(await tab('第一次用')).toHaveAttribute('aria-selected', 'true')
  })
})

it.each([
  ['7ER3MPRHMZ', '7ER3MPRHMZ'],
  ['https://points.example.org/#/pages/sign-in/index?invitation=7ER3MPRHMZ', '7ER3MPRHMZ'],
  ['https://points.example.org/#/pages/sign-in/index?from=x&invitation=7ER3MPRHMZ&y=1', '7ER3MPRHMZ']
])('finds the code in what was scanned: %s', (scanned, code) => {
  expect(invitationIn(scanned)).toBe(code)
})

it('lets somebody who refuses look around', async () => {
  const { user } = renderPage(<SignInPage />)
  await user.click(await tab('第一次用'))
  await user.click(press('不同意'))
  expect(await screen.findByText(/您没有同意/)).toBeVisible()
  await user.click(press('先看看'))
  expect(open).toHaveBeenCalledWith('/packages/look/village/index')
})

it('switches 长辈版 before anybody has signed in', async () => {
  const { user } = renderPage(<SignInPage />)
  const elder = screen.getByRole('switch', { name: '长辈版' })
  expect(elder).not.toBeChecked()
  await user.click(elder)
  expect(screen.getByRole('switch', { name: '长辈版' })).toBeChecked()
  expect(useSession.getState().elder).toBe(true)
})

it('offers each demo person with who it is', async () => {
  api.answers['GET /villages'] = demo
  renderPage(<SignInPage />)
  const names = ['村民甲', '村民乙', '审核员', '村管理员', '超市店员', '督导员']
  for (const name of names) {
    const person = await screen.findByRole('button', { name: new RegExp(`^${name}`) })
    expect(within(person).getByText(name).nextElementSibling).not.toBeEmptyDOMElement()
  }
})

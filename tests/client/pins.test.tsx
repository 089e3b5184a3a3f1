import { screen, waitFor } from '@testing-library/react'
import CounterPinPage from '@/packages/counter/pin'
import SlipPage from '@/packages/counter/slip'
import PinPage from '@/packages/me/pin'
import WitnessPage from '@/packages/me/witness'
import { back, useParam } from '@/platform/navigation'
import { scan } from '@/platform/scan'
import { fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/scan', () => ({ canScan: true, scan: jest.fn() }))

const button = (name: string) => screen.findByRole('button', { name })
const scanned = (text: string) => jest.mocked(scan).mockResolvedValueOnce({ kind: 'scanned', text })

beforeEach(() => jest.clearAllMocks())

it('sets a PIN typed twice, and another one when the first is too easy', async () => {
  signInAs('resident')
  const api = fakeApi({ 'GET /household-pins/own': { setAt: null, setBy: null }, 'PUT /household-pins/own': refusal('pin_too_easy') })
  const { user } = renderPage(<PinPage />)
  expect(await screen.findByText('还没有取货密码')).toBeVisible()
  await user.type(screen.getByLabelText('6 个数字'), '123456')
  await user.type(screen.getByLabelText('再输一遍'), '123457')
  expect(screen.getByText('两遍不一样,再输一遍')).toBeVisible()
  expect(await button('再输一遍,确认没按错')).toHaveAttribute('aria-disabled', 'true')
  await user.type(screen.getByLabelText('再输一遍'), '{Backspace}6')
  await user.click(await button('设好'))
  expect(await screen.findByText(/这个密码太好猜了/)).toBeVisible()
  api.answers['PUT /household-pins/own'] = undefined
  api.answers['GET /household-pins/own'] = { setAt: '2026-03-10T02:00:00Z', setBy: '张三' }
  await user.clear(screen.getByLabelText('6 个数字'))
  await user.clear(screen.getByLabelText('再输一遍'))
  await user.type(screen.getByLabelText('6 个数字'), '380527')
  await user.type(screen.getByLabelText('再输一遍'), '380527')
  await user.click(await button('设好'))
  expect(await screen.findByText('有取货密码')).toBeVisible()
  expect(api.calls('PUT /household-pins/own').map(({ body }) => body)).toEqual([{ pin: '123456' }, { pin: '380527' }])
  expect(screen.queryByLabelText('6 个数字')).toBeNull()
})

it('does without a PIN after asking', async () => {
  signInAs('resident')
  const api = fakeApi({
    'GET /household-pins/own': { setAt: '2026-03-10T02:00:00Z', setBy: '张三' }, 'DELETE /household-pins/own': undefined
  })
  const { user } = renderPage(<PinPage />)
  await user.click(await button('不要密码了'))
  expect(api.calls('DELETE /household-pins/own')).toEqual([])
  await user.click(await button('不要了'))
  await waitFor(() => expect(api.calls('DELETE /household-pins/own')).toHaveLength(1))
})

it('sets a PIN at the counter with the card, the digits twice and a witness', async () => {
  signInAs('shopkeeper')
  const api = fakeApi({
    'POST /household-cards/look-up': refusal('household_card_wrong', undefined, { reason: 'replaced' }),
    'PUT /household-pins/at-counter': refusal('witness_code_wrong')
  })
  const { user } = renderPage(<CounterPinPage />)
  scanned('oldcode')
  await user.click(await button('扫门牌卡'))
  expect(await screen.findByText(/这张门牌卡换过新的了/)).toBeVisible()
  api.answers['POST /household-cards/look-up'] = { id: 'h3', label: '第一网格 3 号' }
  scanned('https://x/#/packages/helping/for-others/index?card=acode')
  await user.click(await button('扫门牌卡'))
  await user.type(await screen.findByLabelText('6 个数字'), '380527')
  await user.type(screen.getByLabelText('再输一遍'), '380527')
  await user.type(screen.getByLabelText('见证码'), '398017')
  await user.click(await button('设好'))
  expect(await screen.findByText(/见证码不对、过时了或用过了/)).toBeVisible()
  expect(screen.getByLabelText('6 个数字')).toHaveValue('380527')
  api.answers['PUT /household-pins/at-counter'] = undefined
  await user.click(await button('设好'))
  await waitFor(() => expect(back).toHaveBeenCalled())
  expect(api.calls('PUT /household-pins/at-counter')[1]?.body).toEqual({ card: 'acode', pin: '380527', witnessCode: '398017' })
})

it('takes the card from a hand-held reader, one after the other', async () => {
  signInAs('villageAdmin')
  const api = fakeApi({ 'POST /household-cards/look-up': refusal('household_card_wrong', undefined, { reason: 'replaced' }) })
  const { user } = renderPage(<CounterPinPage />)
  const reader = () => screen.findByLabelText('用扫码枪扫门牌卡')
  await user.type(await reader(), 'oldcode{Enter}')
  expect(await screen.findByText(/这张门牌卡换过新的了/)).toBeVisible()
  expect(await reader()).toHaveValue('')
  api.answers['POST /household-cards/look-up'] = { id: 'h3', label: '第一网格 3 号' }
  await user.type(await reader(), 'https://x/#/packages/helping/for-others/index?card=acode{Enter}')
  expect(await screen.findByText('第一网格 3 号的门牌卡')).toBeVisible()
  expect(api.calls('POST /household-cards/look-up').map(({ body }) => body)).toEqual([{ code: 'oldcode' }, { code: 'acode' }])
})

it('shows a witness the digits and the code to scan, and says what follows', async () => {
  signInAs('resident')
  const api = fakeApi({ 'POST /witness-codes': { code: '398017', secondsLeft: 60 } })
  renderPage(<WitnessPage />)
  expect(await screen.findByText('398 017')).toBeVisible()
  expect(screen.getByRole('img', { name: '见证二维码' })).toBeVisible()
  expect(api.calls('POST /witness-codes')).toHaveLength(1)
})

it('prints who fetches what for whom until when, with the code', async () => {
  signInAs('shopkeeper')
  jest.mocked(useParam).mockReturnValue('order')
  fakeApi({
    'GET /card-redemptions/order/slip': {
      household: '第一网格 3 号', member: '陈阿婆', fetcher: '隔壁小林', lines: [{ name: '抽纸 3 包', quantity: 2 }], points: 20,
      expiresAt: '2026-03-17T16:00:00Z', pickUp: { token: 'AbCdEfGhIjKlMnOpQrStUv', digits: '48217730' }
    }
  })
  renderPage(<SlipPage />)
  for (const words of ['隔壁小林', '第一网格 3 号 · 陈阿婆', '抽纸 3 包 × 2', '最晚 3 月 17 日来取', '4821 7730']) {
    expect(await screen.findByText(words)).toBeVisible()
  }
})

it('are refused to who has no part in them', async () => {
  signInAs('supervisor')
  fakeApi({})
  for (const [page, words] of [
    [<PinPage key='pin' />, '您还没有加入哪一户'], [<CounterPinPage key='counter' />, '店员和管名册的人才能在这里设'],
    [<WitnessPage key='witness' />, '只有村里的人能当见证人'], [<SlipPage key='slip' />, '只有店员能在这里换']
  ] as const) {
    const { unmount } = renderPage(page)
    expect(await screen.findByText(words)).toBeVisible()
    unmount()
  }
})

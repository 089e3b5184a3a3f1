import { screen, waitFor } from '@testing-library/react'
import CheckInPage from '@/packages/activities/check-in'
import { checkInAddress, checkInIn } from '@/platform/check-in-address'
import { replace, useParam } from '@/platform/navigation'
import * as scanning from '@/platform/scan'
import { routes } from '@/routes'
import { running } from '../support/activity-pages'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/scan', () => ({ __esModule: true, canScan: false, scan: jest.fn() }))
jest.mock('@/platform/web-address', () => ({ webAddress: () => 'https://points.example.org' }))

const path = 'POST /activities/v1/check-in'

function show(code: string, answers: Record<string, unknown> = {}) {
  jest.mocked(useParam).mockImplementation((name) => ({ id: 'v1', code })[name] ?? '')
  const api = fakeApi({ 'GET /activities/v1': running, [path]: undefined, ...answers })
  return { api, ...renderPage(<CheckInPage />) }
}

const camera = (there: boolean) => void Object.assign(scanning, { canScan: there })

beforeEach(() => {
  jest.clearAllMocks()
  camera(false)
  signInAs('resident')
})

it('checks in at once whoever comes by the code on the wall, and once only', async () => {
  let came = false
  const { api, user } = show('123456', {
    'GET /activities/v1': () => ({ ...running, present: came }),
    [path]: () => void (came = true)
  })
  expect(await screen.findByText('签到好了')).toBeVisible()
  expect(screen.getByText('"村庄清洁周"记下您来了。2 分等村里一起发,发了会在消息里告诉您。')).toBeVisible()
  expect(api.calls(path)).toMatchObject([{ body: { code: '123456' } }])
  await user.click(screen.getByRole('button', { name: '看看这个活动' }))
  expect(replace).toHaveBeenCalledWith(routes.activity, { id: 'v1' })
})

it('says what was wrong with the code, and takes the digits', async () => {
  let came = false
  const { api, user } = show('123456', { 'GET /activities/v1': () => ({ ...running, present: came }), [path]: refusal('check_in_code_wrong') })
  expect(await screen.findByRole('alert')).toHaveTextContent('签到码不对或过期了,还没有签到')
  const field = screen.getByLabelText('签到码')
  await user.type(field, '6543')
  expect(screen.getByRole('button', { name: '还差 2 个数字' })).toHaveAttribute('aria-disabled', 'true')
  await user.type(field, '21')
  expect(field).toHaveValue('654 321')
  api.answers[path] = failure('network')
  await user.click(screen.getByRole('button', { name: '签到' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  expect(field).toHaveValue('654 321')
  api.answers[path] = () => void (came = true)
  await user.click(screen.getByRole('button', { name: '签到' }))
  expect(await screen.findByText('签到好了')).toBeVisible()
  expect(api.calls(path).at(-1)?.body).toEqual({ code: '654 321' })
})

it('scans where there is a camera, and knows its own codes', async () => {
  camera(true)
  jest.mocked(scanning.scan).mockResolvedValueOnce({ kind: 'scanned', text: 'https://elsewhere.example.org/?id=v1&code=1' })
  const { api, user } = show('')
  await user.click(await screen.findByRole('button', { name: '扫现场的签到码' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('这不是签到码')
  jest.mocked(scanning.scan).mockResolvedValueOnce({ kind: 'cancelled' })
  await user.click(screen.getByRole('button', { name: '扫现场的签到码' }))
  expect(api.calls(path)).toEqual([])
  jest.mocked(scanning.scan).mockResolvedValueOnce({ kind: 'scanned', text: checkInAddress('v1', '777888') })
  await user.click(screen.getByRole('button', { name: '扫现场的签到码' }))
  await waitFor(() => expect(api.calls(path)).toMatchObject([{ body: { code: '777888' } }]))
})

it.each([
  ['coming', { phase: 'coming', checkInOpen: false }, '2099 年 1 月 24 日 早上 7:45 才能签到'],
  ['over', { phase: 'over', checkInOpen: false }, '签到已经结束了'],
  ['cancelled', { phase: 'cancelled', checkInOpen: false }, '这个活动取消了']
] as const)('of one that is %s asks for no code', async (_, changes, said) => {
  show('', { 'GET /activities/v1': { ...running, ...changes } })
  expect(await screen.findByText(new RegExp(said))).toBeVisible()
  expect(screen.queryByLabelText('签到码')).toBeNull()
})

it('is of no use to somebody without a household', async () => {
  signInAs('shopkeeper')
  const { api } = show('123456')
  expect(await screen.findByText(/还没有加入哪一户/)).toBeVisible()
  expect(api.calls(path)).toEqual([])
})

it('reads its own addresses and no others', () => {
  const address = checkInAddress('v1', '012345')
  expect(address).toBe('https://points.example.org/#/packages/activities/check-in/index?id=v1&code=012345')
  expect(checkInIn(address)).toEqual({ id: 'v1', code: '012345' })
  for (const other of ['', '012345', 'https://points.example.org/#/pages/home/index?id=v1&code=1', address.replace('code', 'kode')]) {
    expect(checkInIn(other)).toBeNull()
  }
})

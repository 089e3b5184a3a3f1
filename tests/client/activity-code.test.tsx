import { act, screen } from '@testing-library/react'
import ActivityCodePage from '@/packages/activities/code'
import { useParam } from '@/platform/navigation'
import { activity, running } from '../support/activity-pages'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/web-address', () => ({ webAddress: () => 'https://points.example.org' }))

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('villageAdmin')
})

describe('the code on the wall', () => {
  beforeEach(() => {
    jest.useFakeTimers()
    jest.mocked(useParam).mockReturnValue('v1')
  })
  afterEach(() => jest.useRealTimers())
  const pass = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds))

  it('follows the server from step to step, with the address to scan', async () => {
    const api = fakeApi({ 'GET /activities/v1': running, 'GET /activities/v1/code': { code: '012345', secondsLeft: 12, came: 3 } })
    renderPage(<ActivityCodePage />)
    await pass(0)
    expect(screen.getByText('012 345')).toBeVisible()
    expect(screen.getByText('已签到 3 人')).toBeVisible()
    const picture = () => screen.getByRole('img', { name: '签到二维码' }).querySelector('img')?.src
    const first = picture()
    api.answers['GET /activities/v1/code'] = { code: '987654', secondsLeft: 29, came: 4 }
    await pass(11_000)
    expect(screen.getByText('012 345')).toBeVisible()
    await pass(2_000)
    expect(screen.getByText('987 654')).toBeVisible()
    expect(picture()).not.toBe(first)
    expect(screen.getByText('已签到 4 人')).toBeVisible()
  })

  it('shows none that is good no more, and comes back by itself', async () => {
    const api = fakeApi({ 'GET /activities/v1': running, 'GET /activities/v1/code': { code: '012345', secondsLeft: 12, came: 3 } })
    renderPage(<ActivityCodePage />)
    await pass(0)
    api.answers['GET /activities/v1/code'] = failure('network')
    await pass(40_000)
    expect(screen.getByText('012 345')).toBeVisible()
    await pass(3_000)
    expect(screen.queryByText('012 345')).toBeNull()
    expect(screen.getByRole('alert')).toHaveTextContent('没有网络,码过期了')
    api.answers['GET /activities/v1/code'] = { code: '222333', secondsLeft: 20, came: 5 }
    await pass(3_500)
    expect(screen.getByText('222 333')).toBeVisible()
  })

  it('says from when on, and appears then', async () => {
    const waiting = activity('v1', '村庄清洁周')
    const api = fakeApi({ 'GET /activities/v1': waiting, 'GET /activities/v1/code': refusal('check_in_closed') })
    renderPage(<ActivityCodePage />)
    await pass(0)
    expect(screen.getByRole('note')).toHaveTextContent('2099 年 1 月 24 日 早上 7:45 开始签到')
    api.answers['GET /activities/v1/code'] = { code: '222333', secondsLeft: 20, came: 0 }
    await pass(15_500)
    expect(screen.getByText('222 333')).toBeVisible()
  })
})

import { act, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import SubmissionsPage from '@/pages/submissions'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { submission, volunteering } from '../support/submission'
import { pullDown, reachBottom } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const waiting = submission('s3')
const approved = submission('s2', { status: 'approved', points: 2, rule: volunteering, reviewedAt: '2026-03-01T02:12:00.000Z' })
const rejected = submission('s1', { status: 'rejected', rejectReason: '第 2 张看不清', reviewedAt: '2026-03-01T02:12:00.000Z' })
const page = (items: unknown[], nextCursor: string | null = null) => ({ items, nextCursor })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

describe('the list', () => {
  it('shows each with its state, points or reason, and leads to it', async () => {
    fakeApi({ 'GET /submissions': page([waiting, approved, rejected]) })
    const { user } = renderPage(<SubmissionsPage />)
    const rows = await screen.findAllByRole('button', { name: /3 月 1 日 8:03/ })
    expect(rows).toHaveLength(3)
    expect(rows[0]).toHaveTextContent('等审核')
    expect(rows[1]).toHaveTextContent(/志愿服务\+2分.*已通过/)
    expect(rows[2]).toHaveTextContent(/没通过第 2 张看不清/)
    await user.click(rows[2] as HTMLElement)
    expect(open).toHaveBeenCalledWith(routes.submission, { id: 's1' })
  })

  it('asks for one state only, and says what an empty one means', async () => {
    const api = fakeApi({
      'GET /submissions': ({ options }: { options: { params: { status?: string } } }) =>
        page(options.params.status === 'rejected' ? [] : [approved])
    })
    const { user } = renderPage(<SubmissionsPage />)
    await screen.findByRole('button', { name: /已通过/ })
    await user.click(screen.getByRole('tab', { name: '没通过' }))
    expect(await screen.findByText('没有没通过的')).toBeVisible()
    expect(screen.getByRole('tab', { name: '没通过' })).toHaveAttribute('aria-selected', 'true')
    expect(api.calls('GET /submissions').at(-1)?.options?.params).toMatchObject({ status: 'rejected' })
    await user.click(screen.getByRole('button', { name: '去拍照' }))
    expect(open).toHaveBeenCalledWith(routes.home)
  })

  it('keeps what waits together with what was appealed, and tells who helped', async () => {
    const api = fakeApi({
      'GET /submissions': page([
        submission('s5', { status: 'appealed', rejectReason: '看不清' }),
        submission('s4', { submittedBy: '王五', onBehalf: { consentBy: '李阿婆', consentGiven: 'in_person' } }),
        submission('s3', { submittedBy: '' })
      ])
    })
    const { user } = renderPage(<SubmissionsPage />)
    await user.click(await screen.findByRole('tab', { name: '等审核' }))
    expect(await screen.findByRole('button', { name: /申诉中/ })).toBeVisible()
    expect(screen.getByRole('button', { name: /王五代拍 · 3 月 1 日 8:03/ })).toBeVisible()
    expect(screen.getByRole('button', { name: /已注销的成员 · 3 月 1 日 8:03/ })).toBeVisible()
    expect(api.calls('GET /submissions').at(-1)?.options?.params).toMatchObject({ open: true })
  })

  it('goes on page by page, by the button and at the end of the screen', async () => {
    const pages: Record<string, unknown> = {
      first: page([waiting], 'c1'), c1: page([approved], 'c2'), c2: page([rejected])
    }
    fakeApi({
      'GET /submissions': ({ options }: { options: { params: { cursor?: string } } }) => pages[options.params.cursor ?? 'first']
    })
    const { user } = renderPage(<SubmissionsPage />)
    await user.click(await screen.findByRole('button', { name: '看更多' }))
    expect(await screen.findByRole('button', { name: /志愿服务/ })).toBeVisible()
    act(reachBottom)
    expect(await screen.findByRole('button', { name: /没通过/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
  })

  it('keeps what is there when the next page fails, and tries again', async () => {
    let online = false
    fakeApi({
      'GET /submissions': ({ options }: { options: { params: { cursor?: string } } }) => {
        if (!options.params.cursor) return page([waiting], 'c1')
        return online ? page([approved]) : failure('network')
      }
    })
    const { user } = renderPage(<SubmissionsPage />)
    await user.click(await screen.findByRole('button', { name: '看更多' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(screen.getByRole('button', { name: /等审核/ })).toBeVisible()
    online = true
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: /志愿服务/ })).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('waits in grey, explains a failure, tells of a lost network and asks again', async () => {
    const api = fakeApi({ 'GET /submissions': failure('timeout') })
    const { user } = renderPage(<SubmissionsPage />, { online: false })
    expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
    expect(screen.getByText(/^没有网络/)).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('网络太慢')
    api.answers['GET /submissions'] = page([waiting])
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: /等审核/ })).toBeVisible()
  })

  it('is asked for again when the page is pulled down', async () => {
    const api = fakeApi({ 'GET /submissions': page([waiting]) })
    renderPage(<SubmissionsPage />)
    await screen.findByRole('button', { name: /等审核/ })
    api.answers['GET /submissions'] = page([{ ...waiting, status: 'approved', points: 2 }])
    act(pullDown)
    expect(await screen.findByRole('button', { name: /已通过/ })).toBeVisible()
    await waitFor(() => expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1))
  })
})

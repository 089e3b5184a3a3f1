import { act, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import SubmissionPage from '@/pages/submission'
import SubmissionsPage from '@/pages/submissions'
import { open, useParam } from '@/platform/navigation'
import { storage } from '@/platform/storage'
import { routes } from '@/routes'
import { failure, fakeApi, refusal } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { courtyard, submission, volunteering } from '../support/submission'
import { pullDown, reachBottom } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const waiting = submission('s3')
const approved = submission('s2', { status: 'approved', points: 2, rule: volunteering, reviewedAt: '2026-03-01T02:12:00.000Z' })
const rejected = submission('s1', { status: 'rejected', rejectReason: '第 2 张看不清', reviewedAt: '2026-03-01T02:12:00.000Z' })
const page = (items: unknown[], nextCursor: string | null = null) => ({ items, nextCursor })
const balance = { free: 130, held: 0, spent: 0, earned: 130, earnedThisMonth: 14 }

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

describe('one submission', () => {
  function openPage(answer: unknown) {
    jest.mocked(useParam).mockReturnValue('s1')
    const api = fakeApi({ 'GET /submissions/s1': answer, 'GET /points/balance': balance })
    return { ...renderPage(<SubmissionPage />), api }
  }
  const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent)

  it('says what happens next while it waits', async () => {
    const { user } = openPage(waiting)
    expect(await screen.findByText(/照片都收到了。村管理员会一张一张看/)).toBeVisible()
    expect(steps()).toEqual(['等村管理员审核不用守着,有结果这里能看到', '你发了 3 张照片,村里收到了3 月 1 日 8:03'])
    expect(screen.queryByRole('button', { name: '再拍一次' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '回首页' }))
    expect(open).toHaveBeenCalledWith(routes.home)
  })

  it('bears the seal once approved, pressed at first sight only, and tells of the points', async () => {
    storage.remove('seals-seen')
    const first = openPage({ ...approved, id: 's1', submittedBy: '李四', note: '清了水渠' })
    const seal = await screen.findByRole('img', { name: '已得 2 分' })
    expect(seal).toHaveClass('seal--pressed')
    expect(steps()).toEqual(['审核通过,2 分已到账3 月 1 日 10:12', '李四发了 3 张照片,村里收到了3 月 1 日 8:03'])
    expect(screen.getByText('清了水渠')).toBeVisible()
    await first.user.click(await screen.findByRole('button', { name: /现在一共.*130/ }))
    expect(open).toHaveBeenCalledWith(routes.points)
    first.unmount()

    openPage({ ...approved, id: 's1' })
    expect(await screen.findByRole('img', { name: '已得 2 分' })).not.toHaveClass('seal--pressed')
  })

  it('says why it did not pass, and leads to another try under the same rule', async () => {
    const { user } = openPage(rejected)
    expect(await screen.findByRole('alert')).toHaveTextContent('没通过:第 2 张看不清。积分没有少')
    expect(steps()[0]).toBe('没通过3 月 1 日 10:12')
    await user.click(screen.getByRole('button', { name: '再拍一次' }))
    expect(open).toHaveBeenCalledWith(routes.upload, { ruleId: courtyard.id })
  })

  it('shows a photo full screen', async () => {
    const { user } = openPage(waiting)
    await user.click(await screen.findByRole('button', { name: '第 2 张照片,共 3 张' }))
    const viewer = screen.getByRole('dialog', { name: '第 2 张照片,共 3 张' })
    await user.click(within(viewer).getByRole('button', { name: '放大' }))
    expect(within(viewer).getByRole('button', { name: '缩小' })).toBeVisible()
  })

  it('explains that it is not there and leads out', async () => {
    const { user, shell } = openPage(refusal('not_found'))
    expect(await screen.findByRole('alert')).toHaveTextContent('没有找到这条内容')
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '回首页' }))
    expect(shell.home).toHaveBeenCalledTimes(1)
  })

  it('explains a failure and asks again', async () => {
    const { user, api } = openPage(refusal('service_unavailable'))
    expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('服务正忙')
    api.answers['GET /submissions/s1'] = waiting
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText(/照片都收到了。/)).toBeVisible()
  })
})

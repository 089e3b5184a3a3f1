import { act, screen, within } from '@testing-library/react'
import type { Board } from '@contract/boards'
import type { Submission } from '@contract/submissions'
import { useSession } from '@/features/session/store'
import { forgetRules } from '@/features/rules/use-rules'
import HomePage from '@/pages/home'
import { open } from '@/platform/navigation'
import { call } from '@/platform/phone'
import { routes } from '@/routes'
import { failure, fakeApi } from '../support/fake-api'
import { profileOf, signInAs } from '../support/people'
import { renderPage } from '../support/render-page'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')
jest.mock('@/platform/phone')

const rule = (id: string, column: string, name: string) => ({
  id, column, name, hint: `${name}怎么拍`, minPhotos: 1, maxPhotos: 9, points: 2, minPoints: 2, maxPoints: 2,
  anonymous: false, open: true
})
const rules = [rule('r1', 'courtyard', '我家庭院'), rule('r2', 'volunteering', '志愿服务'), rule('r3', 'honour', '荣誉展示')]

const goods = (name: string, points: number, stock = 5) => ({
  id: name, name, points, stock, pictureUrl: null, open: true
})
const shop = {
  place: '党群服务中心', phone: null, hours: Array(7).fill([{ from: '08:30', until: '17:30' }]), hoursNote: '', closure: null, pickUpDays: 7, version: 1
}

const row = (place: number, household: string, points: number, own = false) => ({ place, household, points, own })
const board: Board = {
  items: [row(1, '第二网格 2 号', 26), row(2, '第二网格 8 号', 22), row(3, '第二网格 5 号', 20), row(4, '第三网格 1 号', 18)],
  own: { ...row(6, '第一网格 3 号', 14, true), toNext: 2 }
}

const submission = (changes: Partial<Submission>) => ({
  id: 's1', rule: { id: 'r1', name: '我家庭院', column: 'courtyard' }, photos: [], status: 'waiting', points: null,
  rejectReason: null, createdAt: new Date().toISOString(), ...changes
})
const latest = (changes: Partial<Submission>) => ({ items: [submission(changes)], nextCursor: null })

const waiting = (count: number) => ({ waiting: count, oldestAt: count ? new Date().toISOString() : null, byColumn: [] })

const overview = [{
  village: { id: 'v1', name: '永安寨村', county: '潮安区' }, households: 30, waiting: 11, oldestAt: null,
  months: [{
    month: '2026-11', submissions: 45, activeHouseholds: 22, approved: 33, rejected: 1, reviewMinutes: 60, pointsIssued: 66,
    pointsRedeemed: 10, pointsOutstanding: 212
  }]
}]

function village(who: Parameters<typeof signInAs>[0], changes: Record<string, unknown> = {}, elder = false) {
  signInAs(who, { elder })
  return fakeApi({
    'GET /me': profileOf(who),
    'GET /points/balance': { free: 128, held: 20, spent: 60, earned: 208, earnedThisMonth: 14 },
    'GET /boards/households': board,
    'GET /submissions': latest({}),
    'GET /rules': { items: rules },
    'GET /goods': { shop, items: [goods('洗衣液', 60), goods('大米', 100, 0), goods('抽纸', 20)] },
    'GET /reviews/summary': waiting(12),
    'GET /feed': { items: [], nextCursor: null },
    'GET /overview': { items: overview },
    ...changes
  })
}

/** What of a home page is asked for later has arrived. */
const settled = () => act(async () => undefined)

beforeEach(() => {
  jest.clearAllMocks()
  forgetRules()
})

describe('of a resident', () => {
  it('tells what the household has, how it stands and what became of the last photos', async () => {
    village('resident')
    const { user } = renderPage(<HomePage />)
    expect(await screen.findByRole('heading', { name: '永安寨村 · 积分' })).toBeVisible()
    const balance = await screen.findByRole('button', { name: /我家积分.*128.*本月 \+14.*全村第.*6.*名/ })
    expect(screen.getByText('另有 20 分留着换东西')).toBeVisible()
    await user.click(balance)
    expect(open).toHaveBeenLastCalledWith(routes.points)
    await user.click(await screen.findByRole('button', { name: /我家庭院.*等审核/ }))
    expect(open).toHaveBeenLastCalledWith(routes.submission, { id: 's1' })
  })

  it('learns of an approval while it stays in view', async () => {
    jest.useFakeTimers({ advanceTimers: true })
    try {
      const api = village('resident')
      renderPage(<HomePage />)
      expect(await screen.findByRole('button', { name: /我家庭院.*等审核/ })).toBeVisible()
      Object.assign(api.answers, {
        'GET /submissions': latest({ status: 'approved', points: 2 }),
        'GET /points/balance': { free: 130, held: 20, spent: 60, earned: 210, earnedThisMonth: 16 }
      })
      act(() => void jest.advanceTimersByTime(60_000))
      expect(await screen.findByRole('button', { name: /我家庭院通过了,已得 2 分/ })).toBeVisible()
      expect(screen.getByText('130')).toBeVisible()
      expect(api.calls('GET /goods')).toHaveLength(1)
    } finally {
      jest.useRealTimers()
    }
  })

  it.each([
    [{ status: 'approved', points: 2 }, /我家庭院通过了,已得 2 分/],
    [{ status: 'rejected', rejectReason: '看不清' }, /我家庭院没通过,看看为什么/]
  ] as const)('words the last submission %o', async (changes, sentence) => {
    village('resident', { 'GET /submissions': latest(changes) })
    renderPage(<HomePage />)
    expect(await screen.findByRole('button', { name: sentence })).toBeVisible()
  })

  it('has a way to 长辈版', async () => {
    village('resident')
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('button', { name: '字太小?换长辈版' }))
    expect(useSession.getState().elder).toBe(true)
    expect(await screen.findByRole('button', { name: '拍照上传' })).toBeVisible()
  })

  it('invites to a first photo', async () => {
    village('resident', { 'GET /submissions': { items: [], nextCursor: null } })
    renderPage(<HomePage />)
    expect(await screen.findByRole('button', { name: '还没拍过照片,拍一张试试' })).toBeVisible()
  })

  it('leads from a column to its upload in one tap', async () => {
    village('resident')
    const { user } = renderPage(<HomePage />)
    expect(await screen.findByText('每次 +2 分')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^志愿服务/ }))
    expect(open).toHaveBeenLastCalledWith(routes.upload, { ruleId: 'r2' })
  })

  it('shows goods in stock with their price and the best of the month with the own household', async () => {
    village('resident')
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('link', { name: '洗衣液,60 分' }))
    expect(open).toHaveBeenLastCalledWith(routes.shop)
    expect(screen.queryByRole('link', { name: /大米/ })).toBeNull()
    expect(screen.getByText('第二网格 5 号')).toBeVisible()
    expect(screen.queryByText('第三网格 1 号')).toBeNull()
    expect(screen.getByText('我家')).toBeVisible()
    expect(screen.getByText('再得 2 分追上前一名')).toBeVisible()
    expect(screen.queryByText('审核照片')).toBeNull()
  })

  it('explains each part that failed and asks for it again, while the others stand', async () => {
    const api = village('resident', { 'GET /rules': failure('network') })
    const { user } = renderPage(<HomePage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
    expect(screen.getByText('128')).toBeVisible()
    api.answers['GET /rules'] = { items: rules }
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByRole('button', { name: /^我家庭院,/ })).toBeVisible()
  })

  it('says what is not there yet', async () => {
    village('resident', {
      'GET /rules': { items: [] }, 'GET /goods': { shop, items: [] }, 'GET /boards/households': { items: [], own: null }
    })
    renderPage(<HomePage />)
    expect(await screen.findByText('村里还没有开放栏目')).toBeVisible()
    expect(screen.getByText('本月还没上榜')).toBeVisible()
    expect(await screen.findByText('超市还没有上架东西,过几天再来看看。')).toBeVisible()
    expect(screen.getByText('这个月还没有人得分,第一个就是您。')).toBeVisible()
  })
})

describe('in 长辈版', () => {
  it('is four doors', async () => {
    village('resident', {}, true)
    const { user } = renderPage(<HomePage />, { elder: true })
    await user.click(await screen.findByRole('button', { name: /我的积分.*128/ }))
    expect(open).toHaveBeenLastCalledWith(routes.points)
    await user.click(screen.getByRole('button', { name: /^去兑换/ }))
    expect(open).toHaveBeenLastCalledWith(routes.shop)
    await user.click(screen.getByRole('button', { name: /^找人帮忙.*陈演示/ }))
    expect(call).toHaveBeenCalledWith('13800000001')
    await user.click(screen.getByRole('button', { name: '拍照上传' }))
    await user.click(await within(screen.getByRole('dialog', { name: '拍什么?' })).findByRole('button', { name: /^我家庭院/ }))
    expect(open).toHaveBeenLastCalledWith(routes.upload, { ruleId: 'r1' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByText('本月排行')).toBeNull()
  })

  it('reads out the balance and what became of the last photos, where the platform can', async () => {
    village('resident', { 'GET /submissions': latest({ status: 'approved', points: 2 }) }, true)
    const speak = jest.fn<() => void, [string, () => void]>(() => () => undefined)
    const { user } = renderPage(<HomePage />, { elder: true, speak })
    await screen.findByRole('button', { name: /我的积分.*128/ })
    await settled()
    await user.click(screen.getByRole('button', { name: '读给我听' }))
    expect(speak.mock.calls[0]?.[0]).toBe('我家现在有 128 分,本月得了 14 分,全村第 6 名。我家庭院通过了,已得 2 分')
  })

  it('tells what became of the last photos', async () => {
    village('resident', { 'GET /submissions': latest({ status: 'approved', points: 2 }) }, true)
    const { user } = renderPage(<HomePage />, { elder: true })
    await user.click(await screen.findByRole('link', { name: '我家庭院通过了,已得 2 分' }))
    expect(open).toHaveBeenLastCalledWith(routes.submission, { id: expect.any(String) })
  })

  it('puts a notice that was not read before the photos', async () => {
    village('resident', { 'GET /notices/summary': { unread: 1, newest: { id: 'n1', title: '明天停水' } } }, true)
    const { user } = renderPage(<HomePage />, { elder: true })
    await user.click(await screen.findByRole('link', { name: '村里通知:明天停水' }))
    expect(open).toHaveBeenLastCalledWith(routes.notice, { id: 'n1' })
    expect(screen.queryByText(/等审核/)).toBeNull()
  })

  it('has a way back to the normal one', async () => {
    village('resident', {}, true)
    const { user } = renderPage(<HomePage />, { elder: true })
    await user.click(await screen.findByRole('button', { name: '换回普通版' }))
    expect(useSession.getState().elder).toBe(false)
    expect(await screen.findByText('本月排行')).toBeVisible()
  })

  it('keeps a reviewer\'s work in sight', async () => {
    village('reviewer', {}, true)
    renderPage(<HomePage />, { elder: true })
    expect(await screen.findByRole('button', { name: /审核照片.*12.*条/ })).toBeVisible()
  })
})

describe('of somebody with an office', () => {
  it('counts what waits for a reviewer', async () => {
    village('reviewer')
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('button', { name: /审核照片.*最早的一条.*12.*条/ }))
    expect(open).toHaveBeenLastCalledWith(routes.review)
  })

  it('tells a reviewer that nothing waits', async () => {
    village('reviewer', { 'GET /reviews/summary': waiting(0) })
    renderPage(<HomePage />)
    expect(await screen.findByText('都审完了,没有等着的')).toBeVisible()
  })

  it('asks nothing of a household for an admin without one', async () => {
    const api = village('villageAdmin')
    renderPage(<HomePage />)
    expect(await screen.findByRole('button', { name: /审核照片/ })).toBeVisible()
    expect(await screen.findByText('第二网格 2 号')).toBeVisible()
    await settled()
    expect(screen.queryByText('我家积分')).toBeNull()
    expect(screen.queryByText('拍照得积分')).toBeNull()
    for (const path of ['GET /points/balance', 'GET /submissions', 'GET /rules']) expect(api.calls(path)).toEqual([])
  })

  it('leads a shop keeper to the counter and asks for no reviews', async () => {
    const api = village('shopkeeper')
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('button', { name: /^交货/ }))
    expect(open).toHaveBeenLastCalledWith(routes.counter)
    await settled()
    expect(api.calls('GET /reviews/summary')).toEqual([])
  })

  it('shows a supervisor all villages and asks nothing of any one', async () => {
    const api = village('supervisor')
    const { user } = renderPage(<HomePage />)
    await user.click(await screen.findByRole('button', { name: /^各村概览/ }))
    expect(open).toHaveBeenLastCalledWith(routes.overview)
    expect(screen.getByRole('button', { name: /永安寨村.*送来 45 条,通过 33 条.*11 条等审核/ })).toBeVisible()
    await settled()
    for (const path of ['GET /rules', 'GET /goods', 'GET /boards/households']) expect(api.calls(path)).toEqual([])
  })
})

it('takes over what the server knows anew of the person', async () => {
  village('resident', { 'GET /me': profileOf('reviewer') })
  renderPage(<HomePage />)
  expect(await screen.findByRole('button', { name: /审核照片/ })).toBeVisible()
  expect(useSession.getState().session?.token).toBe('token-of-resident')
})

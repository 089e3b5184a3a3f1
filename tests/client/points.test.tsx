import { act, screen } from '@testing-library/react'
import type { PointEntry } from '@contract/points'
import PointsPage from '@/pages/points'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import { words } from '@/words'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { reachBottom } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const balance = { free: 106, held: 8, spent: 10, earned: 124, earnedThisMonth: 10 }
const entry = (id: string, changes: Partial<PointEntry>): PointEntry => ({
  id, kind: 'award', amount: 2, balanceAfter: 106, about: '我家庭院', submissionId: null, orderId: null,
  createdAt: '2025-03-01T00:03:00.000Z', ...changes
})
const award = entry('3', { submissionId: 's1' })
const hold = entry('2', { kind: 'hold', amount: -20, balanceAfter: 104, about: '抽纸 3 包', orderId: 'o1' })
const release = entry('1', {
  kind: 'release', amount: 20, balanceAfter: 124, about: '抽纸 3 包', orderId: 'o1', createdAt: '2025-02-28T15:00:00.000Z'
})
const page = (items: unknown[], nextCursor: string | null = null) => ({ items, nextCursor })

beforeEach(() => {
  jest.clearAllMocks()
  signInAs('resident')
})

it('shows what can be spent, what is held, spent and earned', async () => {
  fakeApi({ 'GET /points/balance': balance, 'GET /points/entries': page([award]) })
  const { container } = renderPage(<PointsPage />)
  expect(await screen.findByText('本月 +10 分')).toBeVisible()
  const card = container.querySelector('.card--deep')
  expect(card).toHaveTextContent('现在能用本月 +10 分106分一共得过124分兑换中8分换东西用了10分')
  expect(card).toHaveTextContent('兑换中的分先留着,取货时才扣')
})

it('tells every line in plain words, by month, and leads to its cause', async () => {
  fakeApi({ 'GET /points/balance': balance, 'GET /points/entries': page([award, hold, release]) })
  const { user } = renderPage(<PointsPage />)
  const line = (name: RegExp) => screen.findByRole('button', { name })
  expect(await line(/^我家庭院 通过审核/)).toHaveTextContent(/8:03 · 还有 106 分\+2分/)
  expect(await line(/^兑换 抽纸 3 包,先留着/)).toHaveTextContent(/还有 104 分−20分/)
  expect(await line(/^抽纸 3 包 不要了,退回/)).toHaveTextContent(/还有 124 分\+20分/)
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(
    ['我的积分', '2025 年 3 月', '2025 年 2 月'])
  await user.click(await line(/^我家庭院/))
  expect(open).toHaveBeenLastCalledWith(routes.submission, { id: 's1' })
  await user.click(await line(/^兑换/))
  expect(open).toHaveBeenLastCalledWith(routes.order, { id: 'o1' })
})

it('has words for every kind of line', () => {
  expect(words.points.line('hand_over', '抽纸 3 包')).toBe('取走 抽纸 3 包')
  expect(words.points.month(2026, 3, true)).toBe('3 月')
})

it('goes on at the end of the screen', async () => {
  fakeApi({
    'GET /points/balance': balance,
    'GET /points/entries': ({ options }: { options: { params: { cursor?: string } } }) =>
      options.params.cursor === '3' ? page([hold]) : page([award], '3')
  })
  renderPage(<PointsPage />)
  await screen.findByRole('button', { name: /^我家庭院/ })
  act(reachBottom)
  expect(await screen.findByRole('button', { name: /^兑换/ })).toBeVisible()
})

it('says how to earn the first points', async () => {
  fakeApi({ 'GET /points/balance': { ...balance, free: 0 }, 'GET /points/entries': page([]) })
  const { user } = renderPage(<PointsPage />)
  expect(await screen.findByText('还没有积分')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '去拍照' }))
  expect(open).toHaveBeenCalledWith(routes.home)
})

it('waits in grey, explains a failure once, and asks again', async () => {
  const api = fakeApi({ 'GET /points/balance': failure('network'), 'GET /points/entries': failure('network') })
  const { user } = renderPage(<PointsPage />)
  expect(screen.getByRole('status', { name: '正在加载' })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('没连上网')
  api.answers['GET /points/entries'] = page([award])
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  await screen.findByRole('button', { name: /^我家庭院/ })
  api.answers['GET /points/balance'] = balance
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('现在能用')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

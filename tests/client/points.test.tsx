import { act, screen } from '@testing-library/react'
import type { PointEntry } from '@contract/points'
import PointsPage from '@/pages/points'
import { open } from '@/platform/navigation'
import { routes } from '@/routes'
import * as words from '@/words'
import { failure, fakeApi } from '../support/fake-api'
import { signInAs } from '../support/people'
import { renderPage } from '../support/render-page'
import { reachBottom } from '../support/taro'

jest.mock('@/platform/request')
jest.mock('@/platform/navigation')

const balance = { free: 106, held: 8, spent: 10, earned: 124, earnedThisMonth: 10 }
const entry = (id: string, changes: Partial<PointEntry>): PointEntry => ({
  id, kind: 'award', amount: 2, balanceAfter: 106, about: '我家庭院', submissionId: null, orderId: null, deductionId: null, cardMember: null, order: null,
  byHelper: false,
  createdAt: '2025-03-01T00:03:00.000Z', ...changes
})
const award = entry('3', { submissionId: 's1' })
const hold = entry('2', { kind: 'hold', amount: -20, balanceAfter: 104, about: '抽纸 3 包', orderId: 'o1' })
const release = entry('1', {
  kind: 'release', amount: 20, balanceAfter: 124, about: '抽纸 3 包', orderId: 'o1', createdAt: '2025-02-28T15:00:00.000Z'
})
const months = {
  items: [{ month: '2025-03', earned: 2, redeemed: 20 }, { month: '2025-02', earned: 20, redeemed: 0 }]
}
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

it('keeps a passbook by month: what, why, the change and what was left, each line leading to its cause', async () => {
  const helped = entry('4', { submissionId: 's2', byHelper: true, balanceAfter: 108 })
  fakeApi({
    'GET /points/balance': balance,
    'GET /points/months': months,
    'GET /points/entries': page([helped, award, hold, release])
  })
  const { user, container } = renderPage(<PointsPage />)
  await screen.findAllByText('抽纸 3 包')
  const lines = [...container.querySelectorAll<HTMLElement>('.ledger .list-row')]
  expect(lines.map((line) => line.textContent?.replace(/\u00a0/g, ' '))).toEqual([
    '我家庭院别人帮拍,通过审核 · 2025 年 3 月 1 日 8:03+2分余 108',
    '我家庭院通过审核 · 2025 年 3 月 1 日 8:03+2分余 106',
    '抽纸 3 包兑换,先留着 · 2025 年 3 月 1 日 8:03−20分余 104',
    '抽纸 3 包不要了,退回 · 2025 年 2 月 28 日 23:00+20分余 124'
  ])
  const headings = await screen.findAllByRole('heading', { level: 2 })
  expect(headings.map(({ parentElement }) => parentElement?.textContent?.replace(/\u00a0/g, ' '))).toEqual(
    ['2025 年 3 月得 2 分 · 换东西 20 分', '2025 年 2 月得 20 分'])
  await user.click(lines[0] as HTMLElement)
  expect(open).toHaveBeenLastCalledWith(routes.submission, { id: 's2' })
  await user.click(lines[2] as HTMLElement)
  expect(open).toHaveBeenLastCalledWith(routes.order, { id: 'o1' })
})

it.each([
  ['hold', { status: 'held', reason: null, fetchedBy: null }, '兑换,先留着'],
  ['hold', { status: 'handed_over', reason: null, fetchedBy: null }, '兑换,取走了'],
  ['hold', { status: 'handed_over', reason: null, fetchedBy: '李四' }, '兑换,李四取走了'],
  ['release', { status: 'cancelled', reason: null, fetchedBy: null }, '不要了,退回'],
  ['release', { status: 'cancelled', reason: '东西坏了', fetchedBy: null }, '超市取消,退回:东西坏了'],
  ['release', { status: 'expired', reason: null, fetchedBy: null }, '过期没取,退回']
] as const)('says of a %s what has become of the order: %o', (kind, order, said) => {
  expect(words.points.cause(entry('1', { kind, order }), '8:05')).toBe(`${said} · 8:05`)
})

it('breaks a line between things, never within one', () => {
  expect(words.points.about('毛巾 2 条、洗衣液 2 千克 × 3').split(/[ \u200b]/)).toEqual(
    ['毛巾\u00a02\u00a0条、', '洗衣液\u00a02\u00a0千克\u00a0×\u00a03'])
  expect(words.points.cause({ kind: 'hand_over', byHelper: false, cardMember: null, order: null }, '11 月 3 日 8:05').split(' ')).toEqual(['取走了', '·', '11\u00a0月\u00a03\u00a0日\u00a08:05'])
  expect(words.points.month(2026, 3, true)).toBe('3 月')
})

it('leads to the month and tells for how many weeks something was approved', async () => {
  fakeApi({
    'GET /points/balance': balance, 'GET /points/months': months, 'GET /points/entries': page([award]),
    'GET /households/own/month': { month: '2025-03', weeksInARow: 3 }
  })
  const { user } = renderPage(<PointsPage />)
  await user.click(await screen.findByRole('button', { name: /^每月小结.*连续 3 周都有照片通过/ }))
  expect(open).toHaveBeenLastCalledWith(routes.month)
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
  expect(await screen.findByRole('button', { name: /^抽纸/ })).toBeVisible()
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
